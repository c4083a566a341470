# shellcheck shell=sh disable=SC2154
# hangrep: a word and a pattern, folded and exact, against grep.

corpus 64
ours 'hangrep: a word, folded' "hangrep -c 行政复议 $corpus"
peer 'grep -F' grep "LC_ALL=C.UTF-8 grep -acF 行政复议 $corpus | cat"
ours 'hangrep: a pattern, folded' "hangrep -c '[0-9]+件' $corpus"
peer 'grep -P' grep "LC_ALL=C.UTF-8 grep -acP '[0-9]+件' $corpus | cat"
ours 'hangrep: alternatives, folded' \
	"hangrep -c '(?:受理|收到|审结).{0,12}案件' $corpus"
peer 'grep -P' grep \
	"LC_ALL=C.UTF-8 grep -acP '(?:受理|收到|审结).{0,12}案件' $corpus | cat"
ours 'hangrep: a pattern, exact' "hangrep --exact -c '[0-9]+件' $corpus"
peer 'grep -P' grep "LC_ALL=C.UTF-8 grep -acP '[0-9]+件' $corpus | cat"
