# Invent statutes to test hansect with:
#
#	awk -v documents=3000 -v truth=FILE -f tests/statutes.awk >statutes
#
# 编章节条款项 in the shapes that pages have them in, with citations wherever
# they can be taken for a marker: at the start of a paragraph or, in texts that
# are wrapped, of any line; after a full stop; in lists.  A text is made of the
# document number alone.  truth gets a row for each 编章节条 that is there: doc,
# line, form of the number (第三条之二), separated by tabs.

# The same numbers whatever awk it is.
function random(count) {
	seed = (seed * 16807) % 2147483647
	return int(seed / 65536) % count
}

function chance(percent) {
	return random(100) < percent
}

function pick(list,  parts) {
	return parts[1 + random(split(list, parts, " "))]
}

function han(number,  digits, text) {
	split("一 二 三 四 五 六 七 八 九", digits, " ")
	if (number >= 100) {
		text = digits[int(number / 100)] "百"
		number %= 100
		if (number == 0)
			return text
		if (number < 10)
			return text "零" digits[number]
		text = text digits[int(number / 10)] "十"
	} else if (number >= 10)
		text = (number >= 20 ? digits[int(number / 10)] : "") "十"
	number %= 10
	return text (number ? digits[number] : "")
}

function numeral(number) {
	return digits ? number : han(number)
}

function article_name(number) {
	return "第" space numeral(number) space (traditional ? "條" : "条")
}

function citation(  other) {
	other = 1 + random(article + 8)
	if (chance(25))
		return article_name(other) "、" article_name(other + 1)
	if (chance(25))
		return article_name(other) "第" han(1 + random(3)) "款"
	if (chance(15))
		return article_name(other) "至" article_name(other + 2)
	if (chance(20))
		return article_name(other) "第" han(1 + random(2)) "款第（" \
			han(1 + random(4)) "）项"
	return article_name(other)
}

function who() {
	return pick("县级以上人民政府 主管部门 建设单位 经营者 用人单位 " \
		"任何单位和个人 行业协会 有关机关 申请人 监督管理部门")
}

function what() {
	return pick("建立健全管理制度 及时公布有关信息 依法履行职责 " \
		"加强监督检查 采取必要措施 按照规定报告 制定应急预案 " \
		"保护公民合法权益 听取各方面意见 接受社会监督")
}

function sentence() {
	if (chance(12))
		return "违反本法" citation() "规定的，由" who() "责令改正。"
	if (chance(8))
		return "依照本法" citation() "的规定，" who() "应当" what() "。"
	if (chance(6))
		return "有前款第（一）项、第（三）项情形的，" who() "应当" what() "。"
	if (chance(5))
		return who() "应当自收到申请之日起" han(2 + random(60)) "日内" \
			what() "。"
	return who() (chance(50) ? "应当" : "可以") what() "，" what() "。"
}

function paragraph(  text, count) {
	if (chance(7))
		text = citation() pick("规定的期限 的规定 所列情形 规定的处罚") \
			"，" who() "应当" what() "。"
	else if (chance(3))
		text = "（" han(1 + random(3)) "）项所列情形，由" who() what() "。"
	for (count = 1 + random(3); count > 0; count--)
		text = text sentence()
	if (chance(5))
		text = text citation() "规定的除外。"
	return text
}

function put(text) {
	printf "%s", text
}

function newline() {
	put("\n")
	line++
	column = 0
	if (gaps) {
		put("\n")
		line++
	}
}

# A paragraph, wrapped where the document is.
function put_paragraph(text,  i, width) {
	if (flat) {
		put(text)
		return
	}
	put(indent)
	if (!wrapped) {
		put(text)
		newline()
		return
	}
	while (length(text) > 0) {
		for (i = width = 0; i < length(text) && width < 28; width++)
			i += substr(text, i + 1, 1) < "\200" ? 1 : 3
		put(substr(text, 1, i))
		text = substr(text, i + 1)
		put("\n")
		line++
	}
}

function told(marker) {
	printf "%s\t%d\t%s\n", name, line, marker >truth
}

function heading(level, marker, title) {
	told(marker)
	put((markdown ? substr("####", 1, level + 2) " " : "") \
		marker blank title)
	newline()
}

function list(  i, count) {
	count = 2 + random(6)
	for (i = 1; i <= count; i++)
		put_paragraph("（" han(i) "）" what() \
			(chance(10) ? "；依照" citation() "规定处理" : "") \
			(i < count ? "；" : "。"))
}

function put_article(  marker, more) {
	if (branch)
		marker = article_name(article) "之" han(branch)
	else
		marker = article_name(++article)
	told(marker)
	if (chance(25)) {
		put_paragraph(marker after "有下列情形之一的，" who() \
			"应当" what() "：")
		list()
	} else
		put_paragraph(marker after sentence() \
			(chance(30) ? sentence() : ""))
	for (more = chance(40) ? 1 + random(3) : 0; more > 0; more--)
		put_paragraph(paragraph())
	branch = !branch && !flat && amended && chance(10) ? 2 : 0
	if (branch)
		put_article()
}

function title() {
	return pick("总则 规划与建设 监督管理 权利和义务 服务与保障 " \
		"预防措施 应急处置 法律责任 登记和备案 信息公开 附则")
}

# The table of contents names what comes later.
function contents(  i) {
	put("目" pick("录 　录"))
	newline()
	for (i = 1; i <= chapters; i++) {
		put(indent "第" han(i) "章" blank titles[i])
		newline()
	}
}

function put_chapter(number,  sections, i, j) {
	heading(1, "第" han(number) "章", titles[number])
	sections = chance(15) ? 2 + random(3) : 0
	for (i = 1; i <= sections; i++) {
		heading(2, "第" han(i) "节", title())
		for (j = 2 + random(5); j > 0; j--)
			put_article()
	}
	for (j = sections ? 0 : 3 + random(9); j > 0; j--)
		put_article()
}

function shape(number) {
	seed = 1000003 * number % 2147483646 + 1
	for (article = 0; article < 20; article++)
		random(2)
	name = sprintf("statute-%04d", number)
	line = 1
	article = branch = 0
	traditional = chance(5)
	digits = chance(6)
	space = digits && chance(50) ? " " : ""
	after = chance(60) ? "　" : chance(60) ? " " : ""
	blank = chance(40) ? "　" : chance(50) ? " " : ""
	indent = chance(40) ? "　　" : ""
	markdown = chance(15)
	gaps = chance(30)
	amended = chance(15)
	wrapped = !markdown && chance(8)
	flat = !markdown && !wrapped && chance(3)
	if (wrapped)
		gaps = 0
}

function statute(number,  parts, i, j) {
	shape(number)
	printf "\034%s\n", name
	put((markdown ? "# " : "") "某市公共事务管理条例")
	newline()
	if (chance(50)) {
		put("（2019年3月1日第十三届人民代表大会第五次会议通过）")
		newline()
	}
	parts = !flat && chance(5) ? 2 + random(2) : 0
	chapters = !flat && (parts || chance(80)) ? 2 + random(7) : 0
	for (i = 1; i <= chapters; i++)
		titles[i] = title()
	if (chapters && !parts && chance(25))
		contents()
	for (i = 1; i <= parts; i++) {
		heading(0, "第" han(i) "编", title())
		for (j = 1; j <= chapters; j++)
			put_chapter(j)
	}
	for (i = 1; !parts && i <= chapters; i++)
		put_chapter(i)
	for (i = chapters ? 0 : 6 + random(30); i > 0; i--)
		put_article()
	if (flat)
		put("\n")
}

BEGIN {
	for (number = 1; number <= documents; number++)
		statute(number)
}
