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
expect 'empty lines count' 'hansect -t -w 2>&1' \
	'\n\n一、甲\n\n\n\n乙。\n\n三、丙\n\n' \
	'hansect: -:9: 三、 comes after 1\n     3  一、甲\n     9  三、丙\n'
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

# Every kind of marker, and what is written for it.
for line in '一、甲' '十一、甲' '一.甲' '一．甲' '一 甲' '  一、甲' '　　一、甲' \
	'⼀、甲' '（一）甲' '(一)甲' '(一）甲' '（ 一 ）甲' '一）甲' '㈠甲' \
	'1.甲' '1、甲' '1．甲' '１．甲' '⒈甲' '（1）甲' '⑴甲' '1）甲' '①甲' \
	'壹、甲' '第一编 甲' '第一章　甲' '第一节甲' '第一部分 甲' '第1条 甲' \
	'**一、甲**' '## 一、甲'; do
	expect "opens: $line" 'hansect | awk -F "\t" \
		"NR > 1 && \$5 != \"body\" { print \$5, \$7 }"' "$line\n" \
		'heading 甲\n'
done
for line in '第一，甲。乙。' '一是甲。乙。' '一要甲。乙。' '其一，甲。乙。'; do
	expect "an item: $line" 'opens' "$line\n" \
		"1 item ${line%甲*}|甲\n"
done
for line in '一、二、三产业增长。' '三、四线城市平稳。' '第五、六、七次会议。' \
	'一是一,二是二,不能混淆。' '一是指量,二是指质。' '3.5%的增长。' \
	'12.5万亩土地。' '第三条规定的期限届满。' '第三条、第四条另有规定的。' \
	'（一）（二）项所列情形。' '（二）项规定的除外。' '2025.3.21' \
	'首先，感谢各位。' '稳。一是抓快。'; do
	expect "opens nothing: $line" opens "$line\n" ''
done

expect 'the sequence tells a heading from text' opens \
	'一、甲\n二、乙\n三、四线城市平稳。\n三、四大工程\n' \
	'1 heading 一、|甲\n2 heading 二、|乙\n3 heading 三、|四大工程\n'
expect 'a missing 、 where the sequence needs it' opens \
	'一、甲\n二乙\n三、丙\n' \
	'1 heading 一、|甲\n2 heading 二|乙\n3 heading 三、|丙\n'
expect 'items in mid-line need each other' opens \
	'稳。首先，甲。其次，乙。最后，丙。\n' \
	'1 item 首先，|甲\n2 item 其次，|乙\n3 item 最后，|丙\n'
expect 'the first item behind a colon or comma' opens \
	'原则：一是抓快。稳住。二是抓实。\n有两条,一要改。二要治。\n' \
	'1 item 一是|抓快\n2 item 二是|抓实\n1 item 一要|改\n2 item 二要|治\n'
expect '... of its line' 'hansect | cut -f 3-8 | tail -n +2' \
	'原则：一是抓快。二是抓实。\n' \
	'1\t\tbody\t\t\t原则：\n4\t1\titem\t一是\t抓快\t抓快。
9\t2\titem\t二是\t抓实\t抓实。\n'
expect '... of the line above' opens \
	'问题：第一，人少。\n\n第二，钱少。\n' \
	'1 item 第一，|人少\n2 item 第二，|钱少\n'
expect '... the last one, and none within a sentence' opens \
	'一方面，一是甲；二是乙。另外：一是丙。二是丁。\n只有：一是甲，二是乙。\n' \
	'1 item 一是|丙\n2 item 二是|丁\n'
expect '... nor far above, nor behind a word' opens \
	'原则：一是甲。\n子。\n二是乙。\n不一是丙。二是丁。\n' ''
expect '... each list its own' opens \
	'甲：一是子。二是丑。乙：一是寅。二是卯。\n' \
	'1 item 一是|子\n2 item 二是|丑\n1 item 一是|寅\n2 item 二是|卯\n'
expect '... of other lists behind a colon, too' opens \
	'如下：（一）甲。子。（二）乙。\n办法： 一、丙。二、丁。\n下列，1.戊。2.己。\n' \
	'1 run-in （一）|甲\n2 run-in （二）|乙\n1 run-in 一、|丙\n2 run-in 二、|丁\n'
expect '... which the names of attachments are not' opens \
	'附件：1.表\n2.单\n' ''
expect 'an item of more than 25 characters has no title' opens \
	'一是一二三四五六七八九十一二三四五六七八九十一二三四五。甲。
二是一二三四五六七八九十一二三四五六七八九十一二三四五六。乙。\n' \
	'1 item 一是|一二三四五六七八九十一二三四五六七八九十一二三四五
2 item 二是|\n'
expect 'the ladder is learned' opens \
	'（1）甲\n1.子\n2.丑\n（2）乙\n1.寅\n' \
	'1 heading （1）|甲\n1.1 heading 1.|子\n1.2 heading 2.|丑
2 heading （2）|乙\n2.1 heading 1.|寅\n'
expect 'kinds of items are on one level' opens \
	'一、甲\n一是抓。二是放。\n一要改。二要治。\n' \
	'1 heading 一、|甲\n1.1 item 一是|抓\n1.2 item 二是|放
1.1 item 一要|改\n1.2 item 二要|治\n'
expect 'contents below a heading of Markdown' opens \
	'# 题\n## 目　录\n第一章 甲\n第二章 乙\n## 第一章 甲\n第一条　子。\n## 第二章 乙\n' \
	'1 heading 第一章|甲\n1.1 run-in 第一条|\n2 heading 第二章|乙\n'
expect 'a year behind a number' opens \
	'1.2024年回顾。甲。\n2.2025年安排。乙。\n3.5%%的增长来之不易。\n' \
	'1 run-in 1.|2024年回顾\n2 run-in 2.|2025年安排\n'
expect '2.1 follows 1.2' opens '1.1 甲\n1.2 乙\n2.1 丙\n' \
	'1 heading 1.1|甲\n2 heading 1.2|乙\n1 heading 2.1|丙\n'
expect '1 and a blank where 1.1 follows' opens \
	'1　总则\n1.1　目的\n为了。\n1.2　依据\n2　组织\n2.5亿元以上的。\n' \
	'1 heading 1|总则\n1.1 heading 1.1|目的\n1.2 heading 1.2|依据
2 heading 2|组织\n'
expect '... and without the blank' opens \
	'1总则\n1.1目的\n为了。\n1.2依据\n1\n3个月以内\n2组织\n2.1机构\n' \
	'1 heading 1|总则\n1.1 heading 1.1|目的\n1.2 heading 1.2|依据
2 heading 2|组织\n2.1 heading 2.1|机构\n'
expect '1 and a blank elsewhere' opens '1 甲\n2 乙\n3丙\n' ''
expect 'a statute' opens \
	'第一章　总则\n第一条　为了。\n第二条　有下列的：\n（一）甲；\n（二）乙。
第三条、第四条另有规定的。\n第二条之一　丙。\n第三条【目的】丁。\n' \
	'1 heading 第一章|总则\n1.1 run-in 第一条|\n1.2 run-in 第二条|
1.2.1 run-in （一）|\n1.2.2 run-in （二）|\n1.2-1 run-in 第二条之一|
1.3 run-in 第三条|目的\n'
expect 'articles put in later, with digits' opens \
	'第 1 條\n甲。\n第 1-1 條\n乙。\n第 1 條之 2\n丙。\n第 2 條\n丁。\n' \
	'1 heading 第 1 條|\n1-1 heading 第 1-1 條|\n1-2 heading 第 1 條之 2|\n2 heading 第 2 條|\n'
expect 'an ordinance of Hong Kong' opens \
	'第I部\n導言\n第1條 簡稱\n(1)甲。\n第II部 條文\n第2條 釋義\n甲，\n第3條設立的乙。\n第一部地方法規出台。\n' \
	'1 heading 第I部|\n1.1 heading 第1條|簡稱\n1.1.1 run-in (1)|\n2 heading 第II部|條文\n2.2 heading 第2條|釋義\n'
expect 'a table of contents' opens \
	'目　录\n第一章 总则…1\n第二章 附则…2\n第一章 总则\n第二章 附则\n' \
	'1 heading 第一章|总则\n2 heading 第二章|附则\n'
expect '... with a blank that was lost' opens \
	'目? 录\n一、甲\n二、乙\n一、甲\n子。\n二、乙\n' \
	'1 heading 一、|甲\n2 heading 二、|乙\n'
expect '... with blanks in one of the titles' opens \
	'目录\n第一章 总则\n第二章 附 则\n第一章　总　　则\n第二章　附则\n' \
	'1 heading 第一章|总　　则\n2 heading 第二章|附则\n'
expect '... without a label' opens \
	'题\n第一部分：甲\n一、子\n\n第二部分：乙\n题\n第一部分：甲\n一、子\n第二部分：乙\n' \
	'1 heading 第一部分：|甲\n1.1 heading 一、|子\n2 heading 第二部分：|乙\n'
expect '... which headings that begin a document are not' opens \
	'一、甲\n（一）子\n1.寅\n卯。\n二、乙\n一、甲\n' \
	'1 heading 一、|甲\n1.1 heading （一）|子\n1.1.1 heading 1.|寅
2 heading 二、|乙\n1 heading 一、|甲\n'
expect 'cells of a table, a line each' opens \
	'三、情况\n项目\n一、新收\n0\n1\n二、结转\n|\n0\n三、结果\n（一）公开\n-\n0\n（二）\n不予\n1.国家秘密\n0\n四、复议\n行政复议\n0\n五、问题\n少。\n' \
	'3 heading 三、|情况\n4 heading 四、|复议\n5 heading 五、|问题\n'
expect '... not a heading above the number of a page' opens \
	'一、甲\n1\n子。\n二、乙\n2\n丑。\n三、丙\n3\n寅。\n' \
	'1 heading 一、|甲\n2 heading 二、|乙\n3 heading 三、|丙\n'
expect 'a list of attachments, and an attached document' opens \
	'一、甲\n附件：1.表\n2.单\n附件1\n办法\n（一）乙\n' \
	'1 heading 一、|甲\n1 heading （一）|乙\n'
expect 'what follows the date is attached' opens \
	'一、甲\n某局\n2025年3月21日\n（一）乙\n' \
	'1 heading 一、|甲\n1 heading （一）|乙\n'
expect 'headings of Markdown' opens '# 题\n## 甲\n### 乙\n## 丙\n' \
	'1 unnumbered |甲\n1.1 unnumbered |乙\n2 unnumbered |丙\n'

# Invented statutes: every 编章节条 is found where it is, and nothing else.
awk -v documents=3000 -v truth=truth -f "$root/tests/statutes.awk" >statutes
expect 'articles of 3000 statutes' "hansect statutes | awk -F '\t' '
	NR > 1 && \$5 != \"body\" && \$6 ~ /^第/ {
		print \$1 \"\t\" \$2 \"\t\" \$6 }' | cmp - truth" '' ''

# Marker and text put together are the line, wherever it was cut.
lines() { # without blank ones, and without blanks at the ends
	{ cat && echo; } | sed 's/^\(　\| \| \|[[:space:]]\)*//
		s/\(　\| \| \|[[:space:]]\)*$//
		/^$/d'
}
for sample in yunze-header jizhou-traditional hesui-markdown more/statute; do
	expect "nothing is lost of $sample" "hansect $data/$sample.txt | awk -F '\t' '
		NR > 2 && \$2 != line { print \"\" }
		NR > 1 { printf \"%s\", \$6 \$8; line = \$2 }
		END { print \"\" }' >joined; lines <$data/$sample.txt | cmp - joined" '' ''
done
