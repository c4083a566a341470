# shellcheck shell=sh disable=SC2154
# hancat: UTF-8 as it is, and GB18030 decoded, against iconv.

corpus 64
# Without its marks: a stream with marks is UTF-8.
tr -d '\034' <"$corpus" | iconv -c -f UTF-8 -t GB18030 >corpus.gb
ours 'hancat: UTF-8' "hancat $corpus"
peer 'iconv UTF-8' iconv "iconv -c -f UTF-8 -t UTF-8 $corpus"
ours 'hancat: GB18030' 'hancat corpus.gb'
peer 'iconv GB18030' iconv 'iconv -c -f GB18030 -t UTF-8 corpus.gb'
