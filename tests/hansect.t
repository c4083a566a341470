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
expect 'outline' 'hansect -t' \
	'引言。\n一、要求\n（一）思路。抓早。一是抓快。稳。二是抓实。\n' \
	'     2  一、要求
     3    （一）思路
     3      一是抓快
     3      二是抓实\n'
expect 'Markdown' 'hansect -m' \
	'# 引言\n一、 要求\n（一）思路。抓早。一是抓快。二是抓实。\n尾。\n' \
	'\\# 引言

# 一、 要求

## （一）思路

抓早。

### 一是抓快

### 二是抓实

尾。

'
given a '一、甲\n'
given b '一、乙\n'
expect 'outline of two documents' 'hansect -t a b | tr "\034" ^' '' \
	'^a\n     1  一、甲\n^b\n     1  一、乙\n'
expect 'gaps and repeats are said, and kept' 'hansect -w 2>&1 >/dev/null' \
	'一、甲\n三、乙\n三、丙\n（二）丁\n' \
	'hansect: -:2: 三、 comes after 1
hansect: -:3: 三、 comes after 3
hansect: -:4: （二） is the first\n'
expect 'numbers that run on below another parent are in sequence' \
	'hansect -w 2>&1 >/dev/null' \
	'一、甲\n（一）子\n二、乙\n（二）丑\n' ''
expect 'a tab in the text' 'hansect' '甲\t乙\n' \
	"$head"'-\t1\t1\t\tbody\t\t\t甲\\t乙\n'
