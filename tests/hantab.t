# hantab: select, group, pivot, join, show, and what splits and merges.
facts='doc\tline\traw\tkind\tvalue\tlow\thigh\tunit\tbound\tlabel\tnoun\n'
facts=$facts'a.txt\t3\t54件\tcount\t54\t54\t54\t件\t\t收到行政复议案件\t\n'
facts=$facts'a.txt\t4\t60余万件\tcount\t600000\t600000\t\t件\t+\t办理业务\t\n'
facts=$facts'a.txt\t5\t97%\tpercent\t97\t97\t97\t%\t\t调解成功率\t\n'
facts=$facts'b.txt\t3\t136起\tcount\t136\t136\t136\t起\t\t受理行政复议案件\t\n'
facts=$facts'b.txt\t9\t3-5个\tcount\t\t3\t5\t个\t..\t试点\t\n'
facts=$facts'b.txt\t11\t2022年3月\tdate\t2022-03\t2022-03\t2022-03\t\t\t\t\n'
given facts.tsv "$facts"
given two.tsv 'g\tvalue\na\t1\nb\t2\na\t3\n'

# --- select
expect 'equal' 'hantab -w g=a two.tsv' '' 'g\tvalue\na\t1\na\t3\n'
expect 'not equal' 'hantab -w g!=a two.tsv' '' 'g\tvalue\nb\t2\n'
expect 'equal in the last column, CR LF' 'hantab -w v=1' \
	'g\tv\r\na\t1\r\nb\t2\r\n' 'g\tv\na\t1\n'
expect 'equal is not contained' 'hantab -w g=a' \
	'g\tv\naa\t1\nba\t2\na\t3\n\t4\n' 'g\tv\na\t3\n'
expect 'a value with a tab' "hantab -w 'g=x	y'" 'g\nx\\ty\nxy\n' \
	'g\nx\\ty\n'
expect 'match' "hantab -w 'label~复议' -f label facts.tsv" '' \
	'label\n收到行政复议案件\n受理行政复议案件\n'
expect 'no match' "hantab -w 'label!~复议' -f doc,line facts.tsv" '' \
	'doc\tline\na.txt\t4\na.txt\t5\nb.txt\t9\nb.txt\t11\n'
expect 'numbers are compared as numbers' "hantab -w 'value>=2' " \
	'value\n10\n2\n1.99999999999999999999\n2.0\n-3\n\n' 'value\n10\n2\n2.0\n'
expect 'less' "hantab -w 'value<2'" 'value\n2\n1.9\n-5\n' 'value\n1.9\n-5\n'
expect 'less or equal' "hantab -w 'value<=2'" 'value\n2\n2.1\n' 'value\n2\n'
expect 'more, 30 digits' "hantab -w 'v>123456789012345678901234567890'" \
	'v\n123456789012345678901234567890\n123456789012345678901234567890.1\n' \
	'v\n123456789012345678901234567890.1\n'
expect 'all conditions' "hantab -w kind=count -w 'value>60' -f doc facts.tsv" \
	'' 'doc\na.txt\nb.txt\n'
complains 'no number' "hantab -w 'value>60' facts.tsv" '' \
	"facts.tsv:7: '2022-03' is no number; row left out"
expect 'one of several columns' "hantab -w 'label,kind~^(试点|date)$' -f line" \
	"$facts" 'line\n9\n11\n'
expect 'none of several columns' "hantab -w 'label,kind!~试点|count' -f line" \
	"$facts" 'line\n5\n11\n'
complains 'the beginning of two options' 'hantab --co' '' \
	'more than one option begins with --co'
complains 'a column that is not there' 'hantab -w no=1 two.tsv' '' \
	"--where: there is no column 'no'"
complains 'no condition' 'hantab -w g two.tsv' '' 'is no condition'
complains 'a wrong regular expression' "hantab -w 'g~(' two.tsv" '' \
	'missing closing parenthesis'
complains 'compared with no number' "hantab -w 'g<x' two.tsv" '' \
	"'x' is no number"
complains 'a regular expression that has no end' \
	"hantab -w 'a~(a+)+\$'" "a\\n$(head -c 60 /dev/zero | tr '\0' a)b\\n" \
	'needs too many steps'
expect 'columns in order' 'hantab -f value,g two.tsv' '' \
	'value\tg\n1\ta\n2\tb\n3\ta\n'
complains 'a column to show that is not there' 'hantab -f no two.tsv' '' \
	"--fields: there is no column 'no'"
expect 'other order of columns in the second file' \
	'hantab -w g=b two.tsv -' 'value\tg\n7\tb\n8\ta\n' \
	'g\tvalue\nb\t2\nb\t7\n'

# --- indicators
given rules.tsv '# comment\n\n成功率\tkind=percent\tlabel~成功率\n复议案件\tkind=count\tlabel~(收到|受理).*复议\tunit~^[件起]$\n业务\tlabel,noun~业务\n复议案件\tlabel~复议\n'
expect 'indicators' 'hantab -i rules.tsv -f line,indicator facts.tsv' '' \
	'line\tindicator\n3\t复议案件\n4\t业务\n5\t成功率\n3\t复议案件\n9\t\n11\t\n'
expect 'only those' 'hantab -i rules.tsv --only -f line,indicator facts.tsv' \
	'' 'line\tindicator\n3\t复议案件\n4\t业务\n5\t成功率\n3\t复议案件\n'
expect 'selected by indicator' \
	'hantab -i rules.tsv -w indicator=业务 -f line facts.tsv' '' 'line\n4\n'
expect 'columns in the order of the rules' \
	'hantab -i rules.tsv -r doc -c indicator facts.tsv' '' \
	'doc\t成功率\t复议案件\t业务\na.txt\t97\t54\t600000\nb.txt\t\t136\t\n'
given marked.tsv '\0357\0273\0277甲\tlabel~业务\r\n'
expect 'rules with a byte order mark and CR LF' \
	'hantab -i marked.tsv --only -f line,indicator facts.tsv' '' \
	'line\tindicator\n4\t甲\n'
given bad.tsv '# x\n名\n'
complains 'a rule without a condition' 'hantab -i bad.tsv two.tsv' '' \
	'bad.tsv:2: a rule is'
given bad.tsv 'x\tno=1\n'
complains 'a rule about no column' 'hantab -i bad.tsv two.tsv' '' \
	"bad.tsv:1: there is no column 'no'"
complains 'no file of rules' 'hantab -i none.tsv two.tsv' '' \
	'none.tsv: No such file'

# --- join
given places.tsv 'doc\tplace\tyear\na.txt\t甲市\t2022\nc.txt\t丙市\t2021\n'
expect 'join' 'hantab -j places.tsv -w label~. -f place,value facts.tsv 2>&1' \
	'' 'hantab: places.tsv: has nothing for 3 rows\nplace\tvalue\n甲市\t54\n甲市\t600000\n甲市\t97\n\t136\n\t\n' 2
given units.tsv 'g\tname\na\tA\nb\tB\na\tC\n'
expect 'join by another key, a key twice' \
	'hantab -j units.tsv -k g two.tsv 2>&1' '' \
	"hantab: units.tsv:4: 'a' was there before; row left out\ng\tvalue\tname\na\t1\tA\nb\t2\tB\na\t3\tA\n" 2
complains 'no key' 'hantab -j units.tsv two.tsv' '' \
	"there is no column 'doc'"
given one.tsv 'g\tvalue\nb\t2\n'
expect 'the same column in both' 'hantab -j one.tsv -k g' \
	'g\tvalue\nb\t7\n' 'g\tvalue\tjoin_value\nb\t7\t2\n'
given both.tsv 'g\tjoin_value\tvalue\n'
given joined.tsv 'g\tvalue\tjoin_value\tjoin_join_value\nb\t7\t8\t9\n'
complains 'the same column thrice' 'hantab -j both.tsv -k g joined.tsv' '' \
	"there is a column 'join_join_value' already"

# --- group
expect 'count by default' 'hantab -g g two.tsv' '' 'g\tcount\na\t2\nb\t1\n'
expect 'aggregates' \
	'hantab -g g -a count,sum,mean,min,max,median,first,last,distinct,list' \
	'g\tvalue\na\t10\na\t2.50\nb\t-1\na\t2.5\na\t9\n' \
	'g\tcount\tsum_value\tmean_value\tmin_value\tmax_value\tmedian_value\tfirst_value\tlast_value\tdistinct_value\tlist_value\na\t4\t24\t6\t2.5\t10\t5.75\t10\t9\t4\t10|2.50|2.5|9\nb\t1\t-1\t-1\t-1\t-1\t-1\t-1\t-1\t1\t-1\n'
expect 'aggregates of other columns' 'hantab -g k -a sum:x,max:y,count:x' \
	'k\tx\ty\na\t1\t5\na\t\t7\n' 'k\tsum_x\tmax_y\tcount_x\na\t1\t7\t1\n'
expect 'the column of -v' 'hantab -g k -v x -a sum,min' \
	'k\tx\na\t1\na\t2\n' 'k\tsum_x\tmin_x\na\t3\t1\n'
expect 'rows without a value' 'hantab -g k -a count,sum,list:value --skipped' \
	'k\tvalue\na\t1\na\t\nb\t\n' \
	'k\tcount\tsum_value\tlist_value\tskipped_value\na\t2\t1\t1\t1\nb\t1\t\t\t1\n'
expect 'means are rounded half to even' 'hantab -g k -a mean' \
	'k\tvalue\na\t1\na\t1\na\t0\nb\t0.000001\nb\t0.000002\nc\t0.000003\nc\t0.000002\nd\t-1\nd\t-2\n' \
	'k\tmean_value\na\t0.666667\nb\t0.000002\nc\t0.000002\nd\t-1.5\n'
expect 'by several columns' 'hantab -g b,a -a count' \
	'a\tb\tc\n1\t2\t3\n1\t2\t4\n2\t1\t5\n' 'b\ta\tcount\n2\t1\t2\n1\t2\t1\n'
expect 'sums past 2^63 and of 30 digits' 'hantab -g k -a sum' \
	'k\tvalue\na\t9223372036854775807\na\t9223372036854775807\na\t1\nb\t123456789012345678901234567890.5\nb\t0.25\nc\t999999999999999999\nc\t1\nc\t0.000000000000000001\n' \
	'k\tsum_value\na\t18446744073709551615\nb\t123456789012345678901234567890.75\nc\t1000000000000000000.000000000000000001\n'
expect 'signs and points' 'hantab -g k -a sum,min,max' \
	'k\tvalue\na\t+5\na\t.5\na\t5.\na\t-0.50\na\t-12345678.25\n' \
	'k\tsum_value\tmin_value\tmax_value\na\t-12345668.25\t-12345678.25\t5\n'
for value in . - + 1e5 0x1 1,000 1..2 12-34567 １; do
	complains "$value is no number" 'hantab -g k -a sum' \
		"k\tvalue\na\t$value\n" "-:2: '$value' is no number"
done
expect 'what is no number makes no group' 'hantab -g k -a count,sum 2>/dev/null' \
	'k\tvalue\na\tx\nb\t1\nb\tx\n' 'k\tcount\tsum_value\nb\t1\t1\n' 2
complains 'an aggregate that is not there' 'hantab -g g -a avg two.tsv' '' \
	"there is no aggregate 'avg'"
complains 'a column that is not there' 'hantab -g g -a sum:no two.tsv' '' \
	"there is no column 'no'"

# --- units and bounds
expect 'units differ' \
	"hantab -g kind -w 'kind=count' -a count,sum,first 2>&1" "$facts" \
	"hantab: b.txt:3: count: unit '起', but '件' at a.txt:3; left empty\nkind\tcount\tsum_value\tfirst_value\ncount\t4\t\t54\n" 2
expect 'mixed units' \
	'hantab -g kind -w kind=count -a sum --mixed-units' "$facts" \
	'kind\tsum_value\ncount\t600190\n'
expect 'by unit' 'hantab -g unit -w kind=count -a sum' "$facts" \
	'unit\tsum_value\n件\t600054\n起\t136\n个\t\n'
interval='kind\tvalue\tlow\thigh\tbound\n'
expect 'bounds' 'hantab -g kind -a sum --bounds' \
	"${interval}a\t1\t1\t1\t\na\t2\t2\t2\t\nb\t5\t5\t\t+\nb\t1\t1\t1\t\nc\t5\t5\t\t+\nc\t9\t\t9\t-\nd\t3\t3\t3\t~\nd\t\t3\t5\t..\ne\t9\t\t9\t-\n" \
	'kind\tsum_value\tsum_value_low\tsum_value_high\tsum_value_bound\na\t3\t3\t3\t\nb\t6\t6\t\t+\nc\t14\t\t\t~\nd\t3\t3\t3\t~\ne\t9\t\t9\t-\n'
expect 'bounds in a pivot' 'hantab -r kind -c k -a sum --bounds' \
	'kind\tk\tvalue\tlow\thigh\tbound\na\tx\t1\t1\t\t+\n' \
	'kind\tx\tx_low\tx_high\tx_bound\na\t1\t1\t\t+\n'

complains 'bounds of what is no sum' 'hantab -g kind -a mean --bounds' \
	"$interval" '--bounds is for a sum of value'

# --- pivot
expect 'a pivot' 'hantab -r d -c k' \
	'd\tk\tvalue\nB\tx\t1\nA\ty\t2\nA\tx\t3\nC\t\t9\n' \
	'd\tx\ty\nB\t1\t\nA\t3\t2\nC\t\t\n'
expect 'a pivot of text' 'hantab -r d -c k -v t' \
	'd\tk\tt\nA\t题\t工作报告\nB\t题\t通知\n' 'd\t题\nA\t工作报告\nB\t通知\n'
expect 'rows by two columns' 'hantab -r a,b -c k' \
	'a\tb\tk\tvalue\n1\t2\tx\t3\n1\t3\tx\t4\n' 'a\tb\tx\n1\t2\t3\n1\t3\t4\n'
expect 'values that agree' 'hantab -r d -c k' \
	'd\tk\tvalue\nA\tx\t1.0\nA\tx\t1\nA\tx\t\n' 'd\tx\nA\t1.0\n'
expect 'values that do not' 'hantab -r doc -c k 2>&1' \
	'doc\tline\tk\tvalue\nA\t3\tx\t1\nA\t4\ty\t5\nA\t8\tx\t2\nA\t9\tx\t3\n' \
	"hantab: A:8: A x: '2', but '1' at A:3; left empty\ndoc\tx\ty\nA\t\t5\n" 2
expect 'values that do not, in one line' 'hantab -r doc -c k 2>&1' \
	'doc\tline\tcol\tk\tvalue\nA\t3\t7\tx\t1\nA\t3\t20\tx\t2\n' \
	"hantab: A:3: A x: '2' at character 20, but '1' at A:3, character 7; left empty\ndoc\tx\nA\t\n" 2
expect 'aggregated cells' 'hantab -r d -c k -a sum' \
	'd\tk\tvalue\nA\tx\t1\nA\tx\t2\nB\tx\t\n' 'd\tx\nA\t3\nB\t\n'
expect 'columns that are chosen, there or not' 'hantab -r d -c k -f d,z,x' \
	'd\tk\tvalue\nA\tx\t1\nA\ty\t2\n' 'd\tz\tx\nA\t\t1\n'

# --- order
expect 'order of numbers in texts' 'hantab -s -g t -a count -f t' \
	't\n第十一条\n2.10\n第九条\n第二十条\n2.9\n第百条\n第10条\n2\n第十条\na\n' \
	't\n2\n2.9\n2.10\na\n第九条\n第10条\n第十条\n第十一条\n第二十条\n第百条\n'
expect 'order of two columns' 'hantab -s -g a,b -f a,b' \
	'a\tb\nx1\t1\nx\t10\nx\t9\n' 'a\tb\nx\t9\nx\t10\nx1\t1\n'
expect 'order of a pivot' 'hantab -s -r d -c k' \
	'd\tk\tvalue\n二\t十\t1\n一\t九\t2\n' 'd\t九\t十\n一\t2\t\n二\t\t1\n'
expect 'one group at a time' 'hantab --sorted -g k -a count,distinct,first' \
	'k\tvalue\nb\t1\nb\t1\na\t2\nb\t1\n' \
	'k\tcount\tdistinct_value\tfirst_value\nb\t2\t1\t1\na\t1\t1\t2\nb\t1\t1\t1\n'

# --- formats
row='doc\tvalue\tt\n'
odd="${row}a\t1.50\tx,\"y\\\\n|\nb\t\t<\\\\\\\\&>\n"
expect 'csv' 'hantab -o csv' "$odd" \
	'doc,value,t\r\na,1.50,"x,""y\n|"\r\nb,,<\\&>\r\n'
expect 'csv with a mark' 'hantab -o csv --bom' 'a\nb\n' \
	'\0357\0273\0277a\r\nb\r\n'
expect 'json' 'hantab -o json' "$odd" \
	'[\n{"doc":"a","value":1.50,"t":"x,\\"y\\n|"},\n{"doc":"b","value":null,"t":"<\\\\&>"}\n]\n'
expect 'json without rows' 'hantab -o json' 'a\tb\n' '[]\n'
expect 'jsonl' 'hantab -o jsonl -g k -a sum,list' \
	'k\tvalue\na\t12345678901234567890.5\na\t1\n' \
	'{"k":"a","sum_value":12345678901234567891.5,"list_value":"12345678901234567890.5|1"}\n'
expect 'json: what only looks like a number' 'hantab -o jsonl' \
	'value\tpath\n007\t1.10\n2022-03\t2\n.5\t\n' \
	'{"value":"007","path":"1.10"}\n{"value":"2022-03","path":"2"}\n{"value":".5","path":""}\n'
expect 'json: bytes that are no characters' 'hantab -o jsonl 2>/dev/null' \
	'a\n\0377件\0377\0344\n' '{"a":"�件��"}\n' 2
expect 'markdown' 'hantab -o markdown' "$odd" \
	'| doc | value | t |\n| --- | ---: | --- |\n| a | 1.50 | x,"y\\\\n\\| |\n| b |  | \\<\\\\\\\\\\&\\> |\n'
expect 'table' 'hantab -o table' \
	'名称\tvalue\nab\t5\n人民调解员\t-12.5\né\t\n' \
	'名称        value\n──────────  ─────\nab              5\n人民调解员  -12.5\né\n'
expect 'table: what is no number is not moved' 'hantab -o table' \
	'a\n1\n22\nx\n' 'a\n──\n1\n22\nx\n'
expect 'table: control characters and bad bytes' \
	'hantab -o table 2>/dev/null' 'a\n\0033[1m\0377\n' \
	'a\n─────\n␛[1m�\n' 2
expect 'table: wrapped' 'hantab -o table -W 20' \
	'n\ttext\n1\t一二三四五六七八九十\n' \
	'n  text\n─  ─────────────────\n1  一二三四五六七八\n   九十\n'
expect 'table: several, one below the other' \
	'hantab -o table -W 22 -r d -c k' \
	'd\tk\tvalue\nA\t行政复议\t1\nA\t人民调解\t2\nA\t法律援助\t3\n' \
	'd  行政  人民  法律\n   复议  调解  援助\n─  ────  ────  ────\nA     1     2     3\n'
expect 'table: keys again in each' 'hantab -o table -W 12 -r d -c k' \
	'd\tk\tvalue\nA\txxxx\t1111\nA\tyyyy\t2222\nA\tzzzz\t3333\n' \
	'd  xxxx\n─  ────\nA  1111\n\nd  yyyy\n─  ────\nA  2222\n\nd  zzzz\n─  ────\nA  3333\n'
expect 'bars' 'hantab -o bars -W 30 -g g -a sum two.tsv' '' \
	'sum_value\na  4  ████████████████████████\nb  2  ████████████\n'
expect 'html is one page' \
	"hantab -o html -r doc -c k | grep -c -e 'title=\"A:3 1件&#10;A:4 2件\">3'" \
	'doc\tline\traw\tk\tvalue\nA\t3\t1件\tx\t1\nA\t4\t2件\tx\t2\n' '0\n' 1
expect 'html shows where it was read' \
	"hantab -o html -r doc -c k -a sum | grep -c -e 'title=\"A:3 1件&#10;A:4 2件\">3'" \
	'doc\tline\traw\tk\tvalue\nA\t3\t1件\tx\t1\nA\t4\t2件\tx\t2\n' '1\n'
expect 'html of rows shows it too' \
	"hantab -o html -f value | grep -c -e ' title=\"A:3 1件\">1\$'" \
	'doc\tline\traw\tvalue\nA\t3\t1件\t1\n' '1\n'
expect 'html: labels of bars are cut in the middle' \
	"hantab -o html -r doc -c k | grep -o '>[^<]*…[^<]*</text>'" \
	'doc\tk\tvalue\n/home/reports/of/2024/甲市.txt\tx\t1\n/home/reports/of/2024/乙市年度报告.txt\tx\t2\n' \
	'>/home/reports…/2024/甲市.txt</text>\n>/home/reports…市年度报告.txt</text>\n'
expect 'html is escaped' \
	"hantab -o html | grep -F -c '&lt;b&gt;&amp;&quot;'" 'a\n<b>&"\n' '1\n'
expect 'html needs no network' \
	"hantab -o html two.tsv | grep -E -c 'https?:|src=|@import'" '' '0\n' 1
# --- a total: one group of all rows
expect 'a total' 'hantab -a count,sum,mean --skipped' \
	'g\tvalue\na\t1\nb\t2.5\na\t\n' \
	'count\tsum_value\tmean_value\tskipped_value\n3\t3.5\t1.75\t1\n'
for format in 'table:count  sum_value\n─────  ─────────\n    3          6\n' \
	'csv:count,sum_value\r\n3,6\r\n' \
	'json:[\n{"count":3,"sum_value":6}\n]\n' \
	'jsonl:{"count":3,"sum_value":6}\n' \
	'bars:count\n3  ███████████████████████████\n\nsum_value\n6  ███████████████████████████\n'; do
	expect "a total as ${format%%:*}" \
		"hantab -o ${format%%:*} -W 30 -a count,sum two.tsv" '' \
		"${format#*:}"
done
expect 'a total as markdown' 'hantab -o markdown -a sum two.tsv' '' \
	'| sum\\_value |\n| ---: |\n| 6 |\n'
expect 'a total as html' \
	"hantab -o html -a sum | grep -c -e 'title=\"A:3 1件&#10;A:4 2件\">3'" \
	'doc\tline\traw\tvalue\nA\t3\t1件\t1\nA\t4\t2件\t2\n' '1\n'
expect 'a total with a column of it' 'hantab -a count,sum -f sum_value two.tsv' \
	'' 'sum_value\n6\n'
every='count,sum,mean,min,max,median,first,last,distinct,list'
expect 'a total of no rows' "hantab -a $every | cut -f 1,2,9,10" \
	'g\tvalue\n' 'count\tsum_value\tdistinct_value\tlist_value\n0\t\t0\t\n'
for format in 'table:count  sum_value\n─────  ─────────\n    0\n' \
	'json:[\n{"count":0,"sum_value":null}\n]\n' \
	'markdown:| count | sum\\_value |\n| ---: | --- |\n| 0 |  |\n' \
	'bars:count\n0\n'; do
	expect "a total of no rows as ${format%%:*}" \
		"hantab -o ${format%%:*} -a count,sum" 'g\tvalue\n' \
		"${format#*:}"
done
expect 'a total of no rows as html' \
	"hantab -o html -a count,sum | grep -o -e '>0<td>' -e '<g>.*</title>'" \
	'g\tvalue\n' '>0<td>\n<g><title>0</title>\n'
expect 'a total of no input' 'hantab -a count' '' ''
complains 'a total of several units' 'hantab -a sum' \
	'value\tunit\n1\t件\n2\t元\n' \
	"hantab: -:3: unit '元', but '件' at -:2; left empty"
complains 'no such format' 'hantab -o xml two.tsv' '' "there is no format 'xml'"

# --- partial and merge
merged() { # name, options, input split by =
	printf %b "$3" | grep -v '^=$' >whole
	printf %b "$3" | awk -v RS='=\n' 'NR == 1 {
		split($0, lines, "\n"); head = lines[1] "\n" }
		{ printf "%s%s", (NR > 1 ? head : ""), $0 >("part" NR) }'
	expect "parts: $1" "for part in part*; do
			hantab $2 --partial \$part >partial-\$part; done
		hantab $2 --merge partial-* >merged 2>said
		hantab $2 whole >expected 2>expected-said
		cat partial-* | hantab $2 --merge 2>/dev/null | cmp - expected
		cmp merged expected && cmp said expected-said" '' ''
	rm -f part* whole
}
parts='doc\tline\tunit\tlow\thigh\tbound\tk\tvalue\n'
parts="${parts}A\t1\t件\t5\t5\t\tx\t5\nB\t2\t件\t\t7\t-\ty\t7\n=\n"
parts="${parts}A\t3\t件\t5.0\t5.0\t\tx\t5.0\nA\t9\t件\t\t\t\t\t\n=\n"
parts="${parts}B\t5\t起\t1\t\t+\ty\t9|\\\\\\\\t\nA\t7\t件\t2\t2\t\tz\t2\n"
numbers=$(printf %s "$parts" | sed 's/9|[^n]*n/9\\n/')
for aggregate in count sum mean min max median first last distinct list; do
	merged "$aggregate" "-g doc -a $aggregate --skipped" "$numbers"
	merged "$aggregate in a pivot" "-r doc -c k -a $aggregate" "$numbers"
done
merged 'all' '-s -g doc --bounds -a count,sum,mean,list' "$numbers"
merged 'odd values' '-g doc -a first,last,distinct,list' "$parts"
merged 'cells that agree' '-r doc -c k' "$parts"
columns='doc\tline\tcol\tk\tvalue\n'
merged 'cells that do not agree' '-r doc -c k' \
	"${columns}A\t1\t2\tx\t5\n=\nA\t1\t9\tx\t5.0\n=\nA\t1\t12\tx\t6\n"
merged 'a total' "-a $every --bounds --skipped --mixed-units" "$numbers"
merged 'a total, of no rows in a part' '-a count,first,sum,list' \
	'k\tvalue\n=\na\t1\n=\n=\nb\t2\n'
merged 'html' '-r doc -c k -a sum -o html' "$numbers"
complains 'parts of something else' 'hantab -g g -a sum --merge two.tsv' '' \
	'not what --partial writes'
complains 'a broken part' 'hantab -g g -a count --merge' 'g\trows()\na\tx\n' \
	"-:2: 'x' is nothing that --partial writes"

given part1 'g\trows()\tsum(value)\na\t1\t5\n'
expect 'a part with its columns in another order' \
	'hantab -g g -a count,sum --merge part1 -' \
	'sum(value)\tg\trows()\n2\ta\t3\n' 'g\tcount\tsum_value\na\t4\t7\n'
given part2 'g\th\trows()\na\tb\t1\n'
expect 'a part with its groups in another order' \
	'hantab -g g,h -a count --merge part2 -' \
	'h\tg\trows()\nb\ta\t3\nc\ta\t1\n' \
	'g\th\tcount\na\tb\t4\na\tc\t1\n'
expect 'parts are merged again' \
	'hantab -g g -a count,sum --merge --partial part1 part1' '' \
	'g\trows()\tsum(value)\na\t2\t10\n'

# --- the command line
complains 'a group and a pivot' 'hantab -g g -r g -c g two.tsv' '' \
	'make different tables'
complains 'half a pivot' 'hantab -r g two.tsv' '' 'needs --rows and --columns'
complains 'two aggregates in a cell' 'hantab -r g -c g -a sum,min two.tsv' '' \
	'one aggregate'
complains 'nothing to make a table of' 'hantab --bounds two.tsv' '' \
	'no --group, --rows or --aggregate'
complains 'nothing to sort' 'hantab -s -a sum two.tsv' '' \
	'--sort is for --group and --rows'
complains 'one group is held anyway' 'hantab --sorted -a sum two.tsv' '' \
	'--sorted is for --group'
complains '--only without rules' 'hantab --only two.tsv' '' 'needs --indicators'

# --- long rows
head -c 700000 /dev/zero | tr '\0' x >field
expect 'a row longer than what is read at once' \
	"{ printf 'a\tb\n'; cat field; printf '\t1\nx\t2\n'; cat field
	printf '\t3'; } | hantab -g a -a list:b | cut -c 1-3,700000- |
	tail -n 2" '' 'xxxx\t1|3\nx\t2\n'
awk 'BEGIN { print "a\tb"; long = sprintf("%3000s", ""); gsub(/ /, "件", long)
	for (i = 1; i <= 30000; i++) print i "\t" (i % 97 ? i * i \
		: substr(long, 1, i % 3000 * 3)) }' >rows
expect 'rows of all lengths, in files and pipes' \
	'hantab rows | cmp - rows && dd if=rows bs=777 2>/dev/null | hantab |
	cmp - rows && hantab -w a=29998 rows' '' \
	'a\tb\n29998\t899880004\n'
expect 'a wide header' "seq 50000 | tr '\n' '\t' >wide; { cat wide; echo x
	cat wide; echo 1; } | hantab -f x" '' 'x\n1\n'

# --- against Python's decimals: sums, means, extremes, medians, comparisons
if command -v python3 >/dev/null; then
	cat >decimals.py <<'END'
import decimal, random, sys
decimal.getcontext().prec = 200
D = decimal.Decimal
random.seed(int(sys.argv[1]))

def value():
    digits = random.choice([1, 2, 5, 8, 9, 17, 18, 19, 30, 40])
    text = ''.join(random.choice('0123456789') for _ in range(digits))
    if random.random() < .6:
        at = random.randint(0, digits)
        text = text[:at] + '.' + text[at:]
    return random.choice(['', '', '-', '+']) + text

def plain(number):
    text = format(number, 'f')
    if '.' in text:
        text = text.rstrip('0').rstrip('.')
    return '0' if text in ('-0', '') else text

groups = {}
limit = value()
with open('decimals.tsv', 'w') as rows:
    print('g\tvalue', file=rows)
    for _ in range(600):
        group, text = random.choice('abcdefgh'), value()
        groups.setdefault(group, []).append(text)
        print(group, text, sep='\t', file=rows)
with open('expected.tsv', 'w') as table:
    print('g\tsum_value\tmean_value\tmin_value\tmax_value\tmedian_value',
          file=table)
    for group, texts in groups.items():
        values = sorted(D(text) for text in texts)
        middle = len(values) // 2
        median = (values[middle] if len(values) % 2 else
                  (values[middle - 1] + values[middle]) / 2)
        mean = (sum(values) / len(values)).quantize(
            D('0.000001'), decimal.ROUND_HALF_EVEN)
        print(group, *map(plain, (sum(values), mean, values[0], values[-1],
                                  median)), sep='\t', file=table)
with open('limit', 'w') as file:
    print(limit, file=file)
with open('below.tsv', 'w') as table:
    print('value', file=table)
    for line in open('decimals.tsv').readlines()[1:]:
        text = line.rstrip('\n').split('\t')[1]
        if D(text) < D(limit):
            print(text, file=table)
END
	for seed in 1 2 3 4 5 6 7 8; do
		python3 decimals.py $seed
		expect "decimals, seed $seed" \
			'hantab -g g -a sum,mean,min,max,median decimals.tsv |
			cmp - expected.tsv' '' ''
		# shellcheck disable=SC2016
		expect "comparisons, seed $seed" \
			'hantab -w "value<$(cat limit)" -f value decimals.tsv |
			cmp - below.tsv' '' ''
	done
else
	skip 'decimals' 'there is no python3 to compare with'
fi
expect 'many times 0.1' "{ echo value; yes 0.1 | head -n 1000000; } |
	awk -v OFS='\t' 'NR == 1 { print \"g\", \$0; next } { print \"a\", \$0 }' |
	hantab -g g -a sum" '' 'g\tsum_value\na\t100000\n'
