# shellcheck shell=sh disable=SC2154,SC2034
# hansect: records and outline of reports, and lines and documents that are
# long: each must take as long for a megabyte as the reports do.

corpus 64
ours 'hansect: reports' "hansect $corpus"
ours 'hansect: outline' "hansect -t $corpus"
peer 'grep, markers at line starts' grep \
	"LC_ALL=C.UTF-8 grep -anP '^(第.{1,4}[章节条]|[一二三四五六七八九十]+、|[（(])' $corpus | cat"
tr -d '\034' <"$corpus" | head -c 50000000 | iconv -c -f UTF-8 -t UTF-8 >whole
tr -d '\n' <whole >line
megabytes=50
ours 'hansect: one document' 'hansect whole'
ours 'hansect: one line' 'hansect line'
yes '' | head -n 50000000 >empty
ours 'hansect: empty lines' 'hansect empty'
