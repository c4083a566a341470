# hansect: the section tree.

head='doc\tline\tcol\tpath\tform\tmarker\ttitle\ttext\n'

# What opens: path, form and marker of every row that is not body.
opens() {
	hansect "$@" | awk -F '\t' 'NR > 1 && $5 != "body" {
		print $4, $5, $6 "|" $7 }'
}

expect 'heading, run-in, item and body' 'hansect' \
	'引言。\n一、总体要求\n（一）思路。抓早。一是抓快。稳。二是抓实。\n尾。\n' \
	"$head"'-\t1\t1\t\tbody\t\t\t引言。
-\t2\t1\t1\theading\t一、\t总体要求\t总体要求
-\t3\t1\t1.1\trun-in\t（一）\t思路\t思路。抓早。
-\t3\t10\t1.1.1\titem\t一是\t抓快\t抓快。稳。
-\t3\t17\t1.1.2\titem\t二是\t抓实\t抓实。
-\t4\t1\t1.1.2\tbody\t\t抓实\t尾。\n'
expect 'blanks at the ends go, around the marker stay' 'hansect' \
	'  一、 总体 要求 \r\n\n \n' \
	"$head"'-\t1\t3\t1\theading\t一、\t总体 要求\t 总体 要求\n'
expect 'a tab in the text' 'hansect' '甲\t乙\n' \
	"$head"'-\t1\t1\t\tbody\t\t\t甲\\t乙\n'
