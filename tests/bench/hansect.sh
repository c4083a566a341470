# shellcheck shell=sh disable=SC2154
# hansect: records and outline of reports, and lines and documents that are
# long: each must take as long for a megabyte as the reports do.

corpus 64
ours 'hansect: reports' "hansect $corpus"
ours 'hansect: outline' "hansect -t $corpus"
tr -d '\034' <"$corpus" >whole
ours 'hansect: one document' 'hansect whole'
tr -d '\n' <whole >line
ours 'hansect: one line' 'hansect line'
