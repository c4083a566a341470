# hanstrip: what is the page's goes, what is the document's stays.

head='doc\tline\tkey\tvalue\traw\n'

# The class of each line that is not blank, in one line.
classes() {
	hanstrip -c "$@" | sed -n 's/	.*//p' | paste -sd ' ' -
}

# Key and value of each field.
fields() {
	hanstrip -m "$@" | tail -n +2 | cut -f 3-4
}

# --- what the options do

page='首页 > 公告\n\n某市公告\n来源：某报\n一、总则\n\t甲。\n打印 关闭\n'
expect 'lines that go are blanked' 'hanstrip' "$page" \
	'\n\n某市公告\n\n一、总则\n\t甲。\n\n'
expect '-d deletes them, and no blank line' 'hanstrip -d' "$page" \
	'\n某市公告\n一、总则\n\t甲。\n'
expect '-v shows them in their place' 'hanstrip -v' "$page" \
	'首页 > 公告\n\n\n来源：某报\n\n\n打印 关闭\n'
expect '-v -d shows nothing else' 'hanstrip -vd' "$page" \
	'首页 > 公告\n\n来源：某报\n打印 关闭\n'
expect '-c puts the class before' 'hanstrip -c' "$page" \
	'breadcrumb\t首页 > 公告\n\ntitle\t某市公告\npubline\t来源：某报
body\t一、总则\nbody\t\t甲。\nwidget\t打印 关闭\n'
expect '-c -d' 'hanstrip -cd' "$page" \
	'\ntitle\t某市公告\nbody\t一、总则\nbody\t\t甲。\n'
expect '-c -v' 'hanstrip -cv' '甲。\n打印 关闭\n' '\nwidget\t打印 关闭\n'
expect '-m' 'hanstrip -m' "$page" \
	"$head"'-\t1\tcolumn\t公告\t公告\n-\t3\ttitle\t某市公告\t某市公告
-\t4\tsource\t某报\t某报\n'
expect 'a CR stays' 'hanstrip' '甲。\r\n打印 关闭\r\n' '甲。\r\n\r\n'
expect 'blank lines stay as they are' 'hanstrip' '\0302\0240\n \t\n　\n' \
	'\0302\0240\n \t\n　\n'
expect 'each document has its own head' 'classes' \
	'\0034a\n来源：甲\n乙。\n\0034b\n来源：甲\n乙。\n' \
	'publine body publine body\n'
expect '-m names the document' 'hanstrip -m | cut -f 1-4' \
	'\0034a\n来源：甲\n\0034b\n\n来源：甲\n' \
	'doc\tline\tkey\tvalue\na\t1\tsource\t甲\nb\t2\tsource\t甲\n'
complains 'invalid UTF-8 in a field' 'hanstrip -m' '来源：\0377\n甲。\n' \
	'-:1: '

# --- rules

given rules.txt '# ours\nwidget\tany\t本站为.{1,4}版\n'
expect 'rules of the user, also in the body' 'classes -f rules.txt' \
	'甲。\n本站为公测版\n乙。\n' 'body widget body\n'
given body.txt 'body\tany\t打印本页\nbody\ttext\t前言\n'
expect 'rules of the user come first' 'classes -f body.txt' \
	'甲。\n打印本页\n乙。\n' 'body body body\n'
given key.txt 'metadata\thead\t流水号 ?: ?([0-9]+)号?\tserial\n'
expect 'a rule has a key, the group is its value' 'fields -f key.txt' \
	'流水号：00123号\n甲。\n' 'serial\t00123\n'
given middle.txt 'metadata\tany\t流水号:(.*)\tserial\ntitle\thead\t.*令\n'
expect '... also in the body' 'hanstrip -f middle.txt -m | cut -f 2-4' \
	'某某\n甲令\n乙。\n流水号：7\n丙。\n' \
	'line\tkey\tvalue\n2\ttitle\t甲令\n4\tserial\t7\n'
given own.txt 'widget\tany\t.*機器生成。\n'
expect 'a rule may match running text, in either script' \
	'classes -f own.txt' '甲。\n本文由机器生成。\n乙。\n' \
	'body widget body\n'
given bom.txt '\0357\0273\0277widget\tany\t甲乙\r\n'
expect 'a file of rules with BOM and CR LF' 'classes -f bom.txt' \
	'子。\n甲乙\n丑。\n' 'body widget body\n'
given few.txt 'widget\tany\n'
complains 'a rule without a pattern' 'hanstrip -f few.txt' '' 'few.txt:1: '
given class.txt '\nwidgets\tany\t甲\n'
complains 'no such class' 'hanstrip -f class.txt' '' \
	'class.txt:2: no such class: widgets'
given zone.txt 'widget\tfoot\t甲\n'
complains 'no such zone' 'hanstrip -f zone.txt' '' \
	'zone.txt:1: no such zone: foot'
given pattern.txt 'widget\tany\t(甲\n'
complains 'a wrong pattern' 'hanstrip -f pattern.txt' '' 'pattern.txt:1: '
complains 'no such file of rules' 'hanstrip -f none.txt' '' 'none.txt'

# --- the head

expect 'labels, blanks in them, empty values' 'fields' \
	'索 引 号:\n信息分类: 甲类\n发布日期: 2022-02-24 09:19\n文　　号：\n乙。\n' \
	'index-no\t\ncategory\t甲类\npub-date\t2022-02-24T09:19\ndoc-no\t\n'
expect 'two fields in a line' 'fields' \
	'索引号：A1/2　主题分类：甲、乙;丙\n发文机关：某部\t成文日期：2021年9月8日\n子。\n' \
	'index-no\tA1/2\ncategory\t甲、乙;丙\npublisher\t某部\ndoc-date\t2021-09-08\n'
govcn='索 引 号：\n\n000/2017-1\n\n发文机关：\n\n某院\n\n成文日期：\n
2017年05月15日\n\n标　　题：\n\n某院关于甲的通知\n\n主 题 词：\n\n\n\n某院关于\n
甲的通知\n\n某发〔2017〕4号\n\n各市人民政府：\n\n乙。\n'
expect 'key and value on lines of their own' 'classes' "$govcn" \
	'metadata metadata metadata metadata metadata metadata metadata metadata metadata title title body body body\n'
expect '... the fields, title and number once' 'hanstrip -m | cut -f 2-4' \
	"$govcn" 'line\tkey\tvalue\n3\tindex-no\t000/2017-1\n7\tpublisher\t某院
11\tdoc-date\t2017-05-15\n15\ttitle\t某院关于甲的通知\n17\tkeywords\t
25\tdoc-no\t某发〔2017〕4号\n'
expect 'other keys keep their name' 'fields' \
	'公開類別：甲\n索引号：1\n某种 类别：乙\n文号：丙\n丁。\n' \
	'公開類別\t甲\nindex-no\t1\n某种类别\t乙\ndoc-no\t丙\n'
table='中国政府网 某某省政府网 English 市人大 市政协 市纪委监委\n首 页 政 务 公 开 走 进 某 城 市 情 概 况 互 动 交 流\n索  引  号 2019-18 分    类 其他; 某市办公室\n发布机构 某市办公室 发文日期 2019-11-29\n名  称 关于印发甲的通知\n文  号 某政发〔2019〕2号 上载日期 2019-12-02\n关于印发甲的通知\n各县：\n'
expect 'a table of labels and values' 'fields' "$table" \
	'index-no\t2019-18\ncategory\t其他; 某市办公室\npublisher\t某市办公室\ndoc-date\t2019-11-29\ntitle\t关于印发甲的通知\ndoc-no\t某政发〔2019〕2号\npub-date\t2019-12-02\n'
expect '... goes' 'classes' "$table" \
	'widget widget metadata metadata metadata metadata title body\n'
piped='| 索 引 号 | 116/2025-4 | 主题分类 | 某政发 |\n发文字号 | 某政发〔2025〕3号 | 某某级别 | 甲 |\n有效性 | |||\n成文日期 | 2025-06-13 | 发布日期 | 2025-06-30 |\n标 题 | 关于甲的通知 |\n各县：\n甲。\n文号 | 有效性 |\n乙。\n'
expect '... with bars' 'fields' "$piped" \
	'index-no\t116/2025-4\ncategory\t某政发\ndoc-no\t某政发〔2025〕3号\nvalidity\t\ndoc-date\t2025-06-13\npub-date\t2025-06-30\ntitle\t关于甲的通知\n'
expect '... which a table in the text keeps' 'classes' "$piped" \
	'metadata metadata metadata metadata metadata body body body body\n'
expect 'a label without its colon among those with' 'fields' \
	'有效性: 有效 发文字号   -\n索引号: 1\n甲。\n' \
	'validity\t有效\ndoc-no\t\nindex-no\t1\n'
expect 'labels in brackets' 'fields' \
	'[ 索引号 ] 115/2024-1 [ 主题分类 ] 综合\n[ 发文字号 ] 某府发〔2024〕1号\n［ 发布日期 ］ 2024-01-02\n［ 有效性 ］\n某府通知\n甲。\n' \
	'index-no\t115/2024-1\ncategory\t综合\ndoc-no\t某府发〔2024〕1号\npub-date\t2024-01-02\nvalidity\t\ntitle\t某府通知\n'
expect 'a date in brackets' 'fields' \
	'某府通知\n发布时间：[2024-01-02 10:00] 来源：甲\n发布：2024-01-03 丨 编辑：乙\n丙。\n' \
	'title\t某府通知\npub-date\t2024-01-02T10:00\nsource\t甲\npub-date\t2024-01-03\ncredit\t乙\n'
expect 'two lines that begin as labels are no table' 'classes' \
	'某省条例\n文号 某令\n有效性 有效\n一、甲\n' \
	'title body body body\n'
expect 'a title with a colon is no label' 'classes' \
	'索引号：1\n文号：2\n某区：深化改革见实效\n甲。\n' \
	'metadata metadata title body\n'
expect 'breadcrumb, the last step that says something' 'fields' \
	'您当前的位置是:首页 > 甲栏 > 乙栏 > 正文\n子。\n' 'column\t乙栏\n'
expect 'a breadcrumb of one step has no column' 'fields' \
	'当前位置：首页\n子。\n' ''
expect 'a breadcrumb, a step a line' 'hanstrip -m | cut -f 2-4' \
	'首页\n>\n新闻\n>\n时政\n>\n正文\n某市召开会议\n子。\n' \
	'line\tkey\tvalue\n7\tcolumn\t时政\n8\ttitle\t某市召开会议\n'
expect 'a breadcrumb below its label, and down several lines' 'fields' \
	'您当前的位置：\n>> ... >> 甲栏\n某市公告\n子。\n' \
	'column\t甲栏\ntitle\t某市公告\n'
expect '... each line with its >' 'hanstrip -m | cut -f 2-4' \
	'当前位置：首页\n> 信息公开\n> 年报\n某镇公告\n子。\n' \
	'line\tkey\tvalue\n3\tcolumn\t年报\n4\ttitle\t某镇公告\n'
expect 'a label of the place is no salutation' 'classes' \
	'您当前所在位置：\n某市公告\n• 2020-11-13 14:42\n• 来源：甲\n乙。\n' \
	'breadcrumb title publine publine body\n'
expect 'the title is not above the breadcrumb' 'classes' \
	'某市人民政府\n政府动态\n当前位置：首页>政府动态\n各部门积极清雪\n2010/1/6 16:43:13 次浏览 分类:政府动态    来源:\n甲。\n' \
	'widget widget breadcrumb title publine body\n'
expect 'dates and sources in a list' 'fields' \
	'某市公告\n• 2020-11-13 14:42\n· 2020-11-14 来源：甲\n乙。\n' \
	'title\t某市公告\npub-date\t2020-11-13T14:42\npub-date\t2020-11-14\nsource\t甲\n'
expect '... unless nothing below can be it' 'fields' \
	'某市公告\n当前位置：首页>公告\n各部门\n甲。\n' \
	'title\t某市公告\ncolumn\t公告\n'
expect 'publication line' 'fields' \
	'某市公告\n发布时间：2023-08-15 09:30:12 来源： 某局 浏览次数：12 【字体：大 中 小】\n甲。\n' \
	'title\t某市公告\npub-date\t2023-08-15T09:30:12\nsource\t某局\n'
expect 'date before the labels, and behind a value' 'fields' \
	'[2024-02-28 15:20] 来源：某局\n来源：某报 2024年01月02日\n甲。\n' \
	'pub-date\t2024-02-28T15:20\nsource\t某局\nsource\t某报\npub-date\t2024-01-02\n'
expect 'page words behind a value are none of it' 'fields' \
	'来源：某局 打印 分享\n来源：某报|打印|[关闭]\n甲。\n' \
	'source\t某局\nsource\t某报\n'
expect 'labels right behind a value' 'fields' \
	'2016-01-24 10:04:00来源：某网作者：子\n来源：某报发布时间：2024-01-02\n甲。\n' \
	'pub-date\t2016-01-24T10:04:00\nsource\t某网\ncredit\t子\nsource\t某报\npub-date\t2024-01-02\n'
expect '... but not in a word' 'fields' \
	'某市公告\n责任编辑：子 特约编辑：丑\n数据来源：寅\n甲。\n' \
	'title\t某市公告\ncredit\t子 特约编辑：丑\n'
expect 'labels in bold' 'fields' \
	'**发布时间：** 2024-01-02\n**来源**：甲报\n乙。\n' \
	'pub-date\t2024-01-02\nsource\t甲报\n'
expect 'font size over five lines' 'classes' \
	'下载\n打印\n收藏\n【字号：\n加大\n还原\n减小\n】\n政府工作报告\n来源：甲\n时间：2026-02-05\n乙。\n' \
	'widget widget widget widget widget widget widget separator title publine publine body\n'
expect 'a menu, and the unknown between its lines' 'classes' \
	'首页\n走进某市\n政务公开\n互动交流\n某市公告\n甲。\n' \
	'widget widget widget widget title body\n'
expect '... which a title is not' 'classes' \
	'首页\n某市召开会议\n繁体 | 简体\n甲。\n' 'widget title widget body\n'
expect 'in traditional characters' 'classes' \
	'當前位置：首頁 > 新聞\n某市公告\n發佈日期：2025年1月2日\n甲。\n列印 關閉\n' \
	'breadcrumb title metadata body widget\n'
expect 'a label of the text is not the page'"'s" 'classes' \
	'关于开会的通知\n时间：明天下午\n地点：甲楼\n乙。\n' \
	'title body body body\n'
expect 'time goes beside a source, not alone' 'classes' \
	'某市公告\n时间：2024-05-06\n甲。\n' 'title body body\n'
expect 'columns of a table are no font sizes' 'classes' \
	'表1\n大\n中\n小\n合计\n' 'title body body body body\n'

# --- the title

expect 'a title on two lines' 'fields' \
	'首页 > 公告\n某省人民政府\n关于甲的意见\n某政发〔2024〕2号\n乙。\n' \
	'column\t公告\ntitle\t某省人民政府关于甲的意见\ndoc-no\t某政发〔2024〕2号\n'
expect '... the second, too, with the form of one' 'fields' \
	'首页 > 公告\n某厅\n关于某项年度报告\n有关事项的通知\n来源：甲\n乙。\n' \
	'column\t公告\ntitle\t某厅关于某项年度报告有关事项的通知\nsource\t甲\n'
expect '... cut within brackets' 'fields' \
	'国务院关于在某先行区\n暂时调整实施《某国药品管理法\n实施条例》有关规定的决定\n国发〔2018〕43号\n各省：\n' \
	'title\t国务院关于在某先行区暂时调整实施《某国药品管理法实施条例》有关规定的决定\ndoc-no\t国发〔2018〕43号\n'
expect '... with a year of its own' 'fields' \
	'国务院关于印发全国农业\n\n现代化规划\n\n（2016—2020年）的通知\n\n国发〔2016〕58号\n' \
	'title\t国务院关于印发全国农业现代化规划（2016—2020年）的通知\ndoc-no\t国发〔2016〕58号\n'
expect '... what is attached is not of it' 'fields' \
	'关于印发某办法的通知\n某办法的说明\n第一条　甲。\n' \
	'title\t关于印发某办法的通知\n'
expect 'who issued it together' 'fields' \
	'首页 > 公告\n中共某镇委员会\n\n某镇人民政府\n\n关于甲的意见\n\n各村：\n乙。\n' \
	'column\t公告\ntitle\t中共某镇委员会某镇人民政府关于甲的意见\n'
expect '... not the site above' 'fields' \
	'某市人民政府\n首页 > 公告\n某市人民政府\n某市人民政府办公室\n关于甲的意见\n乙。\n' \
	'column\t公告\ntitle\t某市人民政府办公室关于甲的意见\n'
expect 'who issued it, where the metadata has the rest' 'fields' \
	'标题：关于甲的通知\n某市人民政府办公厅\n\n关于甲的\n\n通知\n\n各县：\n乙。\n' \
	'title\t关于甲的通知\ntitle\t某市人民政府办公厅关于甲的通知\n'
expect 'the name of what it was issued in is not the title' 'fields' \
	'2017年第3号\n某省人民政府公报\n某省人民政府关于印发甲的通知\n各市：\n' \
	'title\t某省人民政府关于印发甲的通知\n'
expect '... nor is a line without words' 'fields' \
	'A 20/21-3\n立法會\n議程\n甲。\n' 'title\t議程\n'
expect 'a subtitle is of it' 'fields' \
	'政府工作报告\n——2026年1月28日在某会上\n各位代表：\n' \
	'title\t政府工作报告——2026年1月28日在某会上\n'
expect 'the title again, behind an editor'"'s note" 'classes' \
	'首页 > 甲栏\n某区：改革见实效的纪实\n编者按某某。\n改革见实效的纪实\n乙。\n' \
	'breadcrumb title body title-duplicate body\n'
expect 'the title again, split at its colon' 'classes' \
	'首页 > 甲栏\n先进典型(四)某区:依法办事--某区纪实\n依法办事\n--某区纪实\n乙。\n' \
	'breadcrumb title title-duplicate title-duplicate body\n'
expect 'the title again, below the metadata' 'classes' \
	'返回顶部\n某县工作规则\n• 索引号:\n\n  61/2024-1\n• 来源:\n\n• 发文机构:\n\n  某县\n某县工作规则\n第一章总则\n' \
	'widget title metadata metadata publine metadata metadata title-duplicate body\n'
expect '... below an empty label at its end' 'fields' \
	'某县工作规则\n• 发文机构:\n\n  某县\n• 内容概述:\n\n某县工作规则\n第一章总则\n' \
	'title\t某县工作规则\npublisher\t某县\n内容概述\t\n'
expect 'a word of the title is no copy' 'classes' \
	'首页 > 甲栏\n某市工作总结\n工作总结\n乙。\n' \
	'breadcrumb title body body\n'
expect 'the title of what is attached stays' 'classes' \
	'关于印发《甲办法》的通知\n各县：\n子。\n某厅\n2024年1月2日\n甲办法\n第一条　丑。\n' \
	'title body body body body body body\n'
expect 'a list has no copies' 'hanstrip' '甲乙丙\n甲乙丙\n' \
	'甲乙丙\n甲乙丙\n'
expect 'the title of the page, with the site' 'classes' \
	'某市公告_通知_某市政府网\n首页\n某市公告\n甲。\n' \
	'title-duplicate widget title body\n'

# --- fields of the document itself

expect 'number in the brackets of the title' 'fields' \
	'国务院关于甲的批复（国函〔2010〕33号）\n某省人民政府：\n' \
	'title\t国务院关于甲的批复（国函〔2010〕33号）\ndoc-no\t国函〔2010〕33号\n'
expect 'a number cited is not the document'"'s" 'fields' \
	'某市公告\n甲。\n某政〔2024〕2号\n乙。\n' 'title\t某市公告\n'
expect 'the number of an announcement, by its year' 'fields' \
	'国家税务总局\n关于甲的公告\n国家税务总局公告2024年第3号\n全文有效 成文日期：2024-03-05\n字体： 【大】 【中】 【小】 打印本页\n乙。\n' \
	'title\t国家税务总局关于甲的公告\ndoc-no\t国家税务总局公告2024年第3号\ndoc-date\t2024-03-05\n'
expect '... of two who made it' 'fields' \
	'关于甲的公告\n财政部 税务总局公告2023年第12号\n乙。\n' \
	'title\t关于甲的公告\ndoc-no\t财政部 税务总局公告2023年第12号\n'
expect 'the number of an order in brackets' 'fields' \
	'某省条例\n\n某省人民政府令（第52号）\n子。\n' \
	'title\t某省条例\ndoc-no\t某省人民政府令（第52号）\n'
expect '... of a session' 'fields' \
	'某法\n某国主席令（九届第37号）\n子。\n' \
	'title\t某法\ndoc-no\t某国主席令（九届第37号）\n'
expect 'numbers as they were written' 'fields' \
	'关于甲的通知\n（（78）交公路字412号）\n国发（85）12号\n各市：\n' \
	'title\t关于甲的通知\ndoc-no\t（78）交公路字412号\ndoc-no\t国发（85）12号\n'
expect 'date below the title' 'fields' \
	'甲法\n（2005年3月14日某大会通过）\n第一章　总则\n' \
	'title\t甲法\ndoc-date\t2005-03-14\n'
expect 'signature and date' 'hanstrip -m | cut -f 2-5' \
	'关于甲的请示\n乙。\n\n　　某州司法局\n\n?2025年3月21日\n' \
	'line\tkey\tvalue\traw\n1\ttitle\t关于甲的请示\t关于甲的请示
4\tsigner\t某州司法局\t某州司法局\n6\tdoc-date\t2025-03-21\t2025年3月21日\n'
expect 'the date in Han characters' 'fields' \
	'甲。\n总　理　　某某某\n二〇〇五年三月三日\n' \
	'signer\t总　理　　某某某\ndoc-date\t2005-03-03\n'
expect '... other zeros, and tens' 'fields' \
	'甲。\n某院\n二○一○年十二月三十一日\n' \
	'signer\t某院\ndoc-date\t2010-12-31\n'
expect 'a date without a signer, above what is attached' 'fields' \
	'关于印发甲规则的通知\n各区：\n甲规则已修订，现予印发。\n二○一一年四月八日\n甲规则\n第一章　总则\n第一条　子。\n第二条　丑。\n第三条　寅。\n第四条　卯。\n第五条　辰。\n' \
	'title\t关于印发甲规则的通知\ndoc-date\t2011-04-08\n'
expect 'those who looked into an accident' 'fields' \
	'甲。\n某市“3·15”坍塌事故调查组\n2024年5月10日\n' \
	'signer\t某市“3·15”坍塌事故调查组\ndoc-date\t2024-05-10\n'
expect '... with a note in brackets between' 'fields' \
	'关于印发甲办法的通知\n各市：\n现予印发。\n2024年6月4日\n（此件公开发布）\n甲办法\n第一条　子。\n第二条　丑。\n第三条　寅。\n第四条　卯。\n第五条　辰。\n' \
	'title\t关于印发甲办法的通知\ndoc-date\t2024-06-04\n'
expect 'a page word is no title' 'fields' '朗读\n各乡镇：\n甲。\n' ''
expect 'several signers' 'fields' '甲。\n某局\n某部\n2024年3月2日\n' \
	'signer\t某局\nsigner\t某部\ndoc-date\t2024-03-02\n'
expect 'what is attached has its own signature' 'fields' \
	'甲。\n某局\n2024年3月2日\n附件\n乙。\n某院\n2020年1月1日\n' \
	'signer\t某局\ndoc-date\t2024-03-02\n'
expect 'a day that does not exist is no date' 'fields' \
	'甲。\n某局\n2024年13月2日\n' ''

expect 'an order and who signs it' 'fields' \
	'中华人民共和国主席令\n第七十四号\n《某法》已通过，现予公布。\n中华人民共和国主席　某某某\n2016年7月2日\n' \
	'title\t中华人民共和国主席令\ndoc-no\t第七十四号\nsigner\t中华人民共和国主席　某某某\ndoc-date\t2016-07-02\n'
expect 'signer and date in one line' 'fields' \
	'甲。\n某市人民政府　2024年3月2日\n' \
	'signer\t某市人民政府\ndoc-date\t2024-03-02\n'
expect 'without the seal' 'fields' '甲。\n某局（盖章）\n2024年3月2日\n' \
	'signer\t某局\ndoc-date\t2024-03-02\n'
expect 'a date below the title of a page is of the page' 'classes' \
	'首页 > 甲栏\n某市召开动员会\n2018年12月21日\n甲。\n' \
	'breadcrumb title publine body\n'
expect '... below a signer it is not' 'classes' \
	'首页 > 甲栏\n关于甲的通知\n某局\n2018年12月21日\n甲。\n' \
	'breadcrumb title body body body\n'
expect '... nor without a page' 'classes' \
	'关于甲的通知\n2018年12月21日\n甲。\n' 'title body body\n'
expect 'a signature is in no list' 'classes' \
	'甲。\n相关链接\n某局\n2018年12月21日\n' 'body related body body\n'

# --- the tail

expect 'lists of other pages, footer and all' 'classes' \
	'甲。\n责任编辑：某某\n扫一扫在手机打开当前页\n相关链接\n某院关于丙的通知\n上一篇：丁\n版权所有：某市\n某路1号\n' \
	'body credit widget related related related footer footer\n'
expect 'credit behind the name' 'fields' '甲。\n某科供稿\n' \
	'credit\t某科\n'
expect 'several credits' 'fields' '甲。\n初审：子 复审：丑 终审：寅\n' \
	'credit\t子\ncredit\t丑\ncredit\t寅\n'
expect 'attachments with nothing under them' 'classes' \
	'甲。\n附件：\n【打印】【关闭\n' 'body related widget\n'
expect 'attachments that are named' 'classes' \
	'甲。\n附件：\n1.某表\n乙表.doc\n打印 关闭\n' \
	'body body body body widget\n'
expect 'a contact is text' 'classes' \
	'甲。\n联系人：某某\n电话：123\n某局\n2024年1月2日\n' \
	'body body body body body\n'
expect '... above controls, too' 'classes' \
	'首页 > 公告\n某局公告\n甲。\n联系人：某某\n联系电话：123\n邮箱：a@b\n打印 关闭\n版权所有：某县\n地址：某路\n' \
	'breadcrumb title body body body body widget footer footer\n'
expect '... and right above the footer' 'classes' \
	'甲。\n地址：某路 电话：123\n版权所有：某县\n' \
	'body body footer\n'
expect 'an address goes below a footer' 'classes' \
	'甲。\n网站标识码：1\n技术支持：某公司\n地址：某路\n' \
	'body footer footer footer\n'
expect 'unambiguous words within the body, no others' 'classes' \
	'甲。\n打印本页\n打印\n关闭\n| | |\n来源：乙\n丙。\n' \
	'body widget body body separator body body\n'

# --- pages of governments and of the press, as crawlers give them

bare='登录\n请输入关键字\n首页\n您当前所在位置：首页 > 政策 > 规范性文件\n索引号\n1136/2024-01876\n组配分类\n规范性文件\n成文日期\n2024-11-05\n标题\n岭南省印发若干措施的通知\n发文字号\n岭府办发〔2024〕35号\n岭南省印发若干措施的通知\n发布时间：2024-11-08 09:00 来源：省政府办公厅 阅读：3521次\n各市人民政府：\n现印发给你们。\n岭南省人民政府办公厅\n2024年11月5日\n附件：任务清单.docx\n相关文档：\n《措施》政策解读\n主办：岭南省人民政府办公厅　承办：岭南省信息中心\n您访问的链接即将离开“岭南省人民政府”门户网站，是否继续？\n继续访问\n放弃\n'
expect 'labels without a colon' 'classes' "$bare" \
	'widget widget widget breadcrumb metadata metadata metadata metadata metadata metadata metadata metadata metadata metadata title publine body body body body body related related footer widget widget widget\n'
expect '... their fields' 'fields' "$bare" \
	'column\t规范性文件\nindex-no\t1136/2024-01876\n组配分类\t规范性文件\ndoc-date\t2024-11-05\ntitle\t岭南省印发若干措施的通知\ndoc-no\t岭府办发〔2024〕35号\npub-date\t2024-11-08T09:00\nsource\t省政府办公厅\nsigner\t岭南省人民政府办公厅\n'
expect 'two labels without a colon are none' 'classes' \
	'标题\n甲\n文号\n乙\n一、丙\n' 'title body body body body\n'
below='关于印发办法的通知_财政部_中国政府网\n新华社\n某某文件库\n关于印发办法的通知\n2024-09-13 17:42\n来源：\n财政部网站\n字号：默认大超大\n打印\n财建〔2024〕250号\n各省财政厅：\n请遵照执行。\n财政部\n2024年9月3日\n责任编辑：于某\n某某网\n微博、微信\n相关稿件\n答记者问\n链接：\n全国人大\n|\n中国政府网\n'
expect 'what stands above the title, and a source below its label' \
	'classes' "$below" \
	'title-duplicate widget widget title publine publine publine widget widget body body body body body credit widget widget related related related widget separator footer\n'
expect '... its fields' 'fields' "$below" \
	'title\t关于印发办法的通知\npub-date\t2024-09-13T17:42\nsource\t财政部网站\ndoc-no\t财建〔2024〕250号\nsigner\t财政部\ndoc-date\t2024-09-03\ncredit\t于某\n'
expect 'who issued it stands above the title, and stays' 'classes' \
	'首页 > 公告\n发布时间：2024-1-2\n某省财政厅文件\n某省财政厅\n关于公布名单的通知\n甲。\n' \
	'breadcrumb publine body title title body\n'
expect 'a news page of Hong Kong' 'classes' \
	'港聞\n首頁 即時 港聞 兩岸 國際 財經\n首頁 > 港聞 > 社會新聞\n醫管局：輪候時間縮短\n撰文：陳大文\n出版：2025-03-20 18:05 更新：2025-03-20 21:14\n分享\n讚好\n+A\n-A\n甲乙丙。\n【記者李小明報道】\n（編輯：黃某）\n延伸閱讀\n急症室收費\n廣告\n標籤：\n醫管局\n關於我們 | 聯絡我們 | 私隱政策\n© 2025 某某媒體 版權所有\n' \
	'widget widget breadcrumb title credit publine widget widget widget widget body credit credit related related related related related footer footer\n'
expect 'a news page of the mainland' 'fields' \
	'返回首页\n某网 > 时政 > 正文\n2023 04/12 15:20:11\n来源：某社\n会议部署促进消费\n字体：小 中 大\n甲乙。\n【纠错】 【责任编辑:丙丁】\n阅读下一篇：\n' \
	'column\t时政\npub-date\t2023-04-12T15:20:11\nsource\t某社\ntitle\t会议部署促进消费\ncredit\t丙丁\n'
expect 'a press release of Hong Kong' 'classes' \
	'新聞公報\n返回主頁\n今日新聞公報\nEnglish\n简体版\n官員歡迎措施（附圖）\n＊＊＊＊＊＊\n甲乙丙。\n完\n2025年3月21日（星期五）\n香港時間16時30分\n相關新聞\n局長談航運\n列印此頁\n分享至Facebook\n電郵\n重要告示 | 私隱政策聲明\n' \
	'widget widget widget widget widget title separator body body body body related related widget widget related footer\n'
expect 'words of a menu that end a table' 'classes' \
	'某市公报\n甲乙丙。\n附件\n投资\n800\n文化\n旅游\n体育\n数据\n' \
	'title body body body body body body body body\n'
expect 'a menu above the title, with 目录 in it' 'classes' \
	'目录\n某某管理法\n目录\n第一章 总则\n第一章 总则\n第一条 甲。\n' \
	'body title body body body body\n'
expect 'when it was passed, without brackets' 'fields' \
	'香港新聞 > 正文\n# 某省条例\n2020年4月10日某省人大常委会第二十次会议通过\n第一条　甲。\n' \
	'column\t香港新聞\ntitle\t某省条例\ndoc-date\t2020-04-10\n'
expect 'when it was passed, over two lines' 'fields' \
	'首页 > 法规\n某省条例\n（2019年11月29日某省人大通过\n根据2024年11月28日决定修正）\n第一条　甲。\n' \
	'column\t法规\ntitle\t某省条例\ndoc-date\t2019-11-29\n'

expect 'a page of Taiwan' 'classes' \
	'您的瀏覽器不支援JavaScript語法，請開啟瀏覽器JavaScript狀態 跳到主要內容\n:::\n網站導覽\n回首頁\n:::\n中央法規沿革\n發布日期：113-05-01\n點閱次數：12\n小\n中\n大\n甲乙。\n快速回到頁首按鈕\n回上一頁\n' \
	'widget separator widget widget separator title metadata publine widget widget widget body widget widget\n'
expect 'a statute of Taiwan' 'fields' \
	'法規名稱：某條例\n修正日期：民國 110 年 01 月 20 日\n生效狀態：※本法規部分條文尚未生效\n法規類別：行政 ＞ 某部 ＞ 某目\n第 一 章 總則\n' \
	'title\t某條例\n修正日期\t2021-01-20\nvalidity\t※本法規部分條文尚未生效\ncategory\t行政 ＞ 某部 ＞ 某目\n'
expect '... its dates' 'fields' \
	'首頁 > 公告\n歷史沿革\n發布日期：113-05-01\n更新日期：112.12.3\n行政/處務\n中華民國93年3月30日\n甲。\n' \
	'column\t公告\ntitle\t歷史沿革\npub-date\t2024-05-01\n更新日期\t2023-12-03\ndoc-date\t2004-03-30\n'
expect 'controls above the text and below it' 'classes' \
	'首页 > 公告\n某市公告\n来源：甲\n用微信扫描二维码\n分享至好友和朋友圈\n×\n乙。\n初审编辑：子\n扫一扫在手机打开当前页\n账号+密码登录\n还没有账号？\n立即注册\n' \
	'breadcrumb title publine widget widget widget body credit widget widget widget widget\n'
expect 'a note on cookies is no text' 'classes' \
	'本网站使用Cookies以改善您的浏览体验，继续浏览即表示您同意。\n首页 > 公告\n某市公告\n乙。\n' \
	'widget breadcrumb title body\n'
expect 'question marks for blanks' 'classes' '甲。\n???\n乙。\n' \
	'body separator body\n'
expect '... between them a line stays' 'classes' '甲。\n?\n相关数据表\n?\n' \
	'body separator body separator\n'
expect 'English above the title' 'classes' \
	'Jump to the beginning of content\nborder image\n首頁\n某某聲明\n甲。\n' \
	'widget widget widget title body\n'

expect 'a welcome and the way to the page, with colons behind' 'classes' \
	'欢迎访问某某县人民政府门户网站！ 今日是:\n当前所在位置：\n某局2024年部门预算公开\n来源: 某局  |   发布日期: 2024-02-18 10:00\n目 录\n第一部分：甲\n' \
	'widget breadcrumb title publine body body\n'
expect 'a search form, and words of which one is unknown' 'classes' \
	'简体 繁體 无障碍阅读 长者模式 加入收藏 登录 注册 某某政务网-某县\n教育局\n政府信息公开\n搜索位置:\n匹配度:\n排序:\n某县教育局部门决算公开\n发布机构:教育局 索引号:jyj1/2025-1 来源: 时间:2025-09-04 【下载Word】\n某县教育局部门决算公开说明\n第一部分 甲\n' \
	'widget widget widget widget widget widget title metadata body body\n'
expect '... which a title is not' 'classes' \
	'新闻 发布 政策 解读 乡村振兴怎么干\n来源：甲\n乙。\n' \
	'title publine body\n'
expect 'the first line of a title ends with 年度' 'fields' \
	'首页 > 公告\n来源：甲\n某县教育局2024年度\n单位预算（汇总）\n一、乙\n' \
	'column\t公告\nsource\t甲\ntitle\t某县教育局2024年度单位预算（汇总）\n'
expect '目录 is no title' 'fields' \
	'目录\n公开时间：2024年8月30日\n第一部分 甲…4\n' \
	'pub-date\t2024-08-30\n'
expect 'who looks after the site' 'classes' \
	'甲。\n主办单位:某部\n地址:某路1号\n网站技术支持电话:0519-1(工作日9:00-17:00,只处理网站问题。)\n网站支持IPV6 推荐使用1024*768或以上分辨率\n某公网安备32号\n' \
	'body footer footer footer footer footer\n'
expect 'a title said twice comes before a line that reads as one' 'classes' \
	'首页 > 法规\n食物业事\n效力级别 某地法规\n时效性 现行有效\n发布机关 某地\n食物业事\n（1999年第78号）\n[1963年7月1日]1963年第78号法律公告\n第1条 甲\n' \
	'breadcrumb title metadata metadata metadata title-duplicate body body body\n'
expect 'brackets above the title stay' 'classes' \
	'首页 > 法规\n某栏\n（第132章）\n某某规例\n甲。\n' \
	'breadcrumb widget body title body\n'
expect 'neither a subtitle alone nor who signs is a title' 'fields' \
	'——2009年3月25日在某会上\n某市人民政府市长 某某某\n主任、各位委员：\n甲。\n' ''
expect 'what may be the title stays above what may be it' 'classes' \
	'某栏\n首页 > 政务公开\n某县基本情况\n人口 34.5万人\n面积 1200平方公里\n发布时间：2024-01-02\n甲。\n' \
	'widget breadcrumb body body title publine body\n'
expect '... as does what stands above a publication line of its own' 'classes' \
	'首页 > 新闻\n某县积极落实举措\n2024-01-02 来源：甲\n某某办法\n乙。\n' \
	'breadcrumb body publine title body\n'
expect 'two words at the end are no menu' 'classes' \
	'首页 > 政务公开\n某县公告\n甲。\n工业\n教育\n文化\n旅游\n' \
	'breadcrumb title body body body body body\n'
expect '... four are, or two above a footer' 'classes' \
	'首页 > 政务公开\n某县公告\n甲。\n体育\n社会\n文化\n旅游\n\0034\n首页 > 公告\n某县公告\n甲。\n文化\n旅游\n版权所有：某县\n' \
	'breadcrumb title body widget widget widget widget breadcrumb title body widget widget footer\n'
# --- empty lines

expect 'empty lines stay where they are' 'hanstrip' \
	'\n\n打印 关闭\n\n\n\n甲。\n\r\n\n' '\n\n\n\n\n\n甲。\n\r\n\n'
expect '... and where there is nothing else' 'hanstrip | wc -l' \
	"$(printf '\\n%.0s' $(seq 1000))" '1000\n'
expect '... a field is in its line' 'hanstrip -m | cut -f 2-4' \
	'\n\n来源：甲\n\n\n文号：乙\n' \
	'line\tkey\tvalue\n3\tsource\t甲\n6\tdoc-no\t乙\n'
expect '... front matter is not below one' 'classes' \
	'\n---\n甲: 乙\n---\n子。\n' 'separator title separator body\n'

# --- what is never lost

expect 'sections, titles, salutations, signature, attachments' 'classes' \
	'首页\n一、打印\n（一）分享\n1.关闭\n第一条 收藏\n某某的通知\n各市人民政府：\n甲。\n附件：1.打印\n某院\n2024年1月2日\n首页\n' \
	'widget body body body body body body body body body body widget\n'

# --- Markdown

front='---\ntitle: "甲 条例"\ndate: 2020-04-10\ntags:\n  - 乙\nurl: http://a/b\n---\n# 甲条例\n## 第一章\n子。\n'
expect 'front matter' 'classes' "$front" \
	'separator metadata metadata metadata metadata metadata separator title body body\n'
expect '... its fields' 'fields' "$front" \
	'title\t甲 条例\npub-date\t2020-04-10\nkeywords\t乙\nurl\thttp://a/b\ntitle\t甲条例\n'
expect '... no key, no field' 'fields' '---\n: 甲\n- 乙\n---\n子。\n' ''
expect 'a rule between paragraphs is none' 'classes' \
	'甲。\n---\n乙: 丙\n---\n乙。\n' 'body body body body body\n'
expect 'not without its end' 'classes' '---\ntitle: 甲\n\n乙。\n' \
	'separator title body\n'

# --- size

expect 'a line that is long is text' 'hanstrip | wc -c' \
	"$(printf '打印%.0s' $(seq 1000))\n" '6001\n'
expect 'a document in parts' \
	'{ echo 来源：甲; yes 子丑寅卯辰巳午未申酉戌亥。 | head -c 80000000
	echo; echo 某局; echo 2024年1月2日; echo 打印 关闭; } >large
	hanstrip large | tail -n 3; hanstrip -m large | cut -f 3-4' '' \
	'某局\n2024年1月2日\n\nkey\tvalue\nsource\t甲\nsigner\t某局\ndoc-date\t2024-01-02\n'

# --- the tables are what their heads say

expect 'each word once, with a class and a place' \
	"grep -vP '^#|^[^\t]+\t(widget|related|footer)\t(any|ends|company|part|menu)(\tmenu)?$' $root/common/data/pagewords.tsv
	cut -f 1 $root/common/data/pagewords.tsv | sort | uniq -d" '' ''
expect 'each label once, with all its columns' \
	"grep -vP '^#|^[^\t]+\t[a-z]+\t[^\t]+\t(text|date|word)\t((head|tail|ends)\??|foot)$' $root/common/data/pagefields.tsv
	cut -f 1 $root/common/data/pagefields.tsv | sort | uniq -d" '' ''
expect 'a site above the title, controls behind the date' 'hanstrip -c | cut -f 1' \
	'某某协会官方网站\n首页 > 要闻 > 正文\n某地事故调查公布,总包/分包/监理获刑\n来源:某某局网站    时间:2017-12-07 09:52:53   [报告错误]  [收藏]  [打印]\n2017年某月,某地发生事故。\n' \
	'widget\nbreadcrumb\ntitle\npubline\nbody\n'
expect 'a disclaimer below the editor' 'hanstrip -c | cut -f 1' \
	'某报\n\n失业率无升跌\n2003年02月21日 08:48\n\n今日发表的失业率为百分之七点二。\n\n编辑:某某\n\n本网站所刊载信息,不代表本报观点。 刊用稿件,务经书面授权。\n' \
	'widget\n\ntitle\npubline\n\nbody\n\ncredit\n\nfooter\n'
expect 'a number below the copy of a title that begins with it' 'hanstrip -m | cut -f 3-4' \
	'某办发〔2016〕39号《某市关于印发办法的通知》\n浏览量:  时间:2018-11-13\n《某市关于印发办法的通知》\n\n某办发〔2016〕39号\n\n各县政府:\n办法已经同意,现印发你们。\n' \
	'key\tvalue\ntitle\t某办发〔2016〕39号《某市关于印发办法的通知》\npub-date\t2018-11-13\ndoc-no\t某办发〔2016〕39号\n'
expect 'a title of the page that begins with the number' 'hanstrip -c | cut -f 1' \
	'某政发〔2014〕20号《某省关于改革的实施意见》\n浏览量:  时间:2016-01-17\n某省关于改革的实施意见\n某政发〔2014〕20号\n各市人民政府:\n现提出以下意见。\n' \
	'title-duplicate\npubline\ntitle\nbody\nbody\nbody\n'
expect 'dates of other things are no dates of publication' 'hanstrip -m | cut -f 2-4' \
	'首页 > 公开\n发文日期: 2019-01-23 生效时间: 2019-02-01\n废止时间: 2020-01-23 名称: 某县关于工作的通知\n某县关于工作的通知\n各县政府:\n现印发你们。\n' \
	'line\tkey\tvalue\n1\tcolumn\t公开\n2\tdoc-date\t2019-01-23\n2\t生效时间\t2019-02-01\n3\ttitle\t某县关于工作的通知\n3\t废止时间\t2020-01-23\n'
expect 'a menu between bars, an address to load from' 'hanstrip -c | cut -f 1' \
	'热门站点| 某某资料网 | 某某网论坛\n收藏本站| 设为首页| 首页\n\n关于某工作的通知\n作者:某网 时间:2024-07-22 05:16:06  浏览:9726\n下载地址: 点击此处下载\n\n各县政府:\n现印发你们。\n' \
	'widget\nwidget\n\ntitle\ncredit\nwidget\n\nbody\nbody\n'
