# shellcheck shell=sh disable=SC2154,SC2034
# hanfix: text without damage, and with much of it, against cat.

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
