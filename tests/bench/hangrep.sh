# shellcheck shell=sh disable=SC2154,SC2034
# hangrep: words and patterns, folded and exact, against what sees less.

corpus 64
utf8='LC_ALL=C.UTF-8'
both_greps() { # options, pattern
	peer "grep $1" grep "$utf8 grep -ac$1 '$2' $corpus | cat"
	case $1 in F) mode=-F ;; *) mode= ;; esac
	peer "rg $mode" rg "rg -a --no-mmap $mode -c '$2' <$corpus"
}
exact='hangrep --exact -c'

ours 'hangrep: a word, folded' "hangrep -c 行政复议 $corpus"
both_greps F 行政复议
ours 'hangrep: a rare word, folded' "hangrep -c 土地出让金 $corpus; true"
both_greps F 土地出让金
ours 'hangrep: a frequent word, folded' "hangrep -c 法治政府建设 $corpus"
both_greps F 法治政府建设
ours 'hangrep: one of two words, folded' "hangrep -c '行政(复议|诉讼)' $corpus"
both_greps P '行政(复议|诉讼)'
ours 'hangrep: a numbered item, folded' "hangrep -c '[一二三四五六七八九十]、' $corpus"
both_greps P '[一二三四五六七八九十]、'
ours 'hangrep: a pattern, folded' "hangrep -c '[0-9]+件' $corpus"
both_greps P '[0-9]+件'
choice='(?:受理|收到|审结).{0,12}案件'
ours 'hangrep: alternatives, folded' "hangrep -c '$choice' $corpus"
both_greps P "$choice"

ours 'hangrep: a word, exact' "$exact 行政复议 $corpus"
both_greps P 行政复议
ours 'hangrep: a pattern, exact' "$exact '[0-9]+件' $corpus"
both_greps P '[0-9]+件'
ours 'hangrep: alternatives, exact' "$exact '$choice' $corpus"
both_greps P "$choice"

# One line of 50 MB.
tr -d '\n\034' <"$corpus" | head -c 50000000 >line
megabytes=50
ours 'hangrep: one line, folded' 'hangrep -c 土地出让金 line; true'
