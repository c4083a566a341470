# shellcheck shell=sh disable=SC2154,SC2034
corpus 100
ours 'hanstrip' "hanstrip $corpus"
peer 'pcre2grep -v, one pattern' pcre2grep \
	"pcre2grep -uv '^(打印|关闭|首页|来源|版权所有)' $corpus"
peer 'sed, one pattern' sed "sed -E 's/^(打印|关闭|首页|来源).*//' $corpus"
# One document of 50 MB, and one line of 50 MB.
tr -d '\034' <"$corpus" | head -c 50000000 >document
tr -d '\n\034' <"$corpus" | head -c 50000000 >line
megabytes=50
ours 'hanstrip, one document' 'hanstrip document'
ours 'hanstrip, one line' 'hanstrip line'
ours 'hanstrip -m, one document' 'hanstrip -m document'
yes '' | head -n 50000000 >empty
ours 'hanstrip, empty lines' 'hanstrip empty'
