# shellcheck shell=sh disable=SC2154,SC2034
# hanfix: text without damage, with much of it, and with nothing but sentences
# that were torn, against cat.

megabytes=32
while cat "$data/jizhou-traditional.txt" "$data/hesui-markdown.txt"; do :; done |
	head -c 32000000 >sound
ours 'hanfix: no damage' 'hanfix sound'
peer 'cat' cat 'cat sound'
megabytes=4
while cat "$data/qingyan-readings.txt"; do :; done |
	head -c 4000000 >damaged
ours 'hanfix: damage in every line' 'hanfix damaged'
peer 'cat' cat 'cat damaged'
megabytes=1
hancat "${HANUTILS_SEEDS:-$data}"/*.txt | tr -d '\034' | hanfix |
	hanconv -c s2t >whole
wreck -w 20 whole >some
while cat some; do :; done | head -c 1000000 >torn
ours 'hanfix: every sentence torn' 'hanfix torn'
peer 'cat' cat 'cat torn'
