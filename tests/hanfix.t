# shellcheck shell=sh
# hanfix: undo damage.

# Readings.
expect 'a reading goes' hanfix '學(xué)習(xí)\n' '學習\n'
expect 'without its tone' hanfix '國務(wu)院\n' '國務院\n'
expect 'after a space' hanfix '國務 (wù)院  (x)\n' '國務院  (x)\n'
expect 'twice' hanfix '業(yè)(yè)業(yè) (ye)\n' '業業\n'
expect 'any of several' hanfix '長(zhǎng)長(cháng)\n' '長長\n'
expect 'ü as v and as u:' hanfix '綠(lǜ)綠(lv)綠(lu:)\n' '綠綠綠\n'
expect 'phonetic letters' hanfix '國(ɡuó)\n' '國\n'
expect 'another reading stays' hanfix '學(xí)\n' '學(xí)\n'
expect 'another tone stays' hanfix '學(xuě)\n' '學(xuě)\n'
expect 'after a simplified character it stays' hanfix \
	'学(xué)院(yuan)赵堃(kūn)\n' '学(xué)院(yuan)赵堃(kūn)\n'
expect 'abbreviations stay' hanfix '應用(app)產(GDP)業(ICP)\n' \
	'應用(app)產(GDP)業(ICP)\n'
expect 'full-width parentheses stay' hanfix '學（xué）\n' '學（xué）\n'
expect 'not across lines' hanfix '學\n(xué)\n' '學\n(xué)\n'
expect 'the rule switched off' 'hanfix -r ""' '學(xué)\n' '學(xué)\n'
expect 'an end without newline' hanfix '學(xué)\n\n學(xué)' '學\n\n學'
expect 'bytes that are not text' hanfix '\0377(\0300)學(xué)\0000)\r\n' \
	'\0377(\0300)學\0000)\r\n'
expect 'marks pass, and hide nothing' hanfix \
	'\0034學(xué)\n學(xué)\n' '\0034學(xué)\n學\n'

# Reports.
expect 'a report' 'hanfix -R' 'a\n國務(wu)院 業 (yè)\n\nx習(xí)\n' \
	'doc\tline\tcol\trule\tbefore\tafter\n-\t2\t2\treadings\t務(wu)\t務\n-\t2\t9\treadings\t業 (yè)\t業\n-\t4\t2\treadings\t習(xí)\t習\n'
complains 'an unknown rule' 'hanfix -r nothing' '' "--rules: there is no rule 'nothing'; -l lists them"

# Torn characters.
expect 'a key that straddled two characters' hanfix '挽回?fù)p失10億\n' \
	'挽回損失10億\n'
expect 'up to the next byte of ASCII' hanfix '專家?guī)旃芾磙k法\n' '專家庫管理辦法\n'
expect 'a cut before a mark' hanfix '取得新進(jìn)展、新成效?,F(xiàn)將有關(guān)情況報(bào)告如下\n' \
	'取得新進展、新成效。現將有關情況報告如下\n'
expect 'questions, formulas and asides stay' hanfix \
	'真的嗎?好!f(x)=?,what?yes)問?a)\n' '真的嗎?好!f(x)=?,what?yes)問?a)\n'
expect 'only notes' 'hanfix -r readings' '習(xí)挽回?fù)p失10億\n' \
	'習挽回?fù)p失10億\n'
expect 'a note behind a byte of ASCII that ends a key' hanfix \
	'會(huì)議，F(xiàn)REQUENCY\n' '會議，FREQUENCY\n'
expect 'a real gloss behind it stays' hanfix '會(huì)議，F(fa)\n' '會議，F(fa)\n'
expect 'a comma that was eaten, where there are such' hanfix \
	'完善專家?guī)?召開會議,研究問題\n' '完善專家庫,召開會議,研究問題\n'
expect 'the beginning of a tag that was eaten' hanfix \
	'更新書庫?/p>\n<td>專家庫 專家?guī)?/td>\n“你們都應當認真學習業務知識?！?/p>\n書庫?/P>\n' \
	'更新書庫?/p>\n<td>專家庫 專家庫</td>\n“你們都應當認真學習業務知識。”</p>\n書庫?/P>\n'
expect 'two cuts beside each other' hanfix '積極爭??，共同努力\n' '積極爭取，共同努力\n'
expect 'without a ?, where there are notes' hanfix \
	'學(xué)會\n專家guī)旃芾磙k法\n' '學會\n專家庫管理辦法\n'
expect 'but not elsewhere' hanfix '專家guī)旃芾磙k法\n' '專家guī)旃芾磙k法\n'
expect 'two pairs beside each other that left no trace' hanfix \
	'湖邊的當?shù)卣畮椭鷿O民\n湖邊的當?shù)卣M織巡湖\n' \
	'湖邊的當地政府幫助漁民\n湖邊的當地政府組織巡湖\n'
expect 'variants of characters' hanfix '帶動當?shù)亓t衆巡湖\n' '帶動當地羣衆巡湖\n'
expect 'a byte of ASCII that was eaten cannot be told' hanfix \
	'程序?qū)?Basic\n' '程序?qū)?Basic\n'

# 常可 and a full stop before 可 are nearly as likely, but 通常 is a word.
expect 'torn characters, told by whole words' hanfix \
	'青巖縣(xiàn)通?？煞譃?wèi)東(dōng)西兩個(gè)片區(qū)。' '青巖縣通常可分為東西兩個片區。'

# Mojibake.
expect 'UTF-8 read as Windows-1252' hanfix 'Â© å¹´åº¦ 2024\n' '© 年度 2024\n'
expect 'UTF-8 read as Latin-1' hanfix \
	'\0303\0245\0302\0205\0302\0254\0303\0245\0302\0221\0302\0212\n' '公告\n'
expect 'UTF-8 read as GBK' hanfix '鍏充簬\nx鍏充簬\n' '关于\nx关于\n'
expect 'what does not come back whole stays' hanfix 'å¹´文\nä¸\n中鍏充簬\n' \
	'å¹´文\nä¸\n中鍏充簬\n'
expect 'other languages stay' hanfix 'Ã la carte, Müller é§\n' 'Ã la carte, Müller é§\n'
expect 'a report of a mark that may be torn has all of it' \
	"hanfix -R | sed 1,2d" '學(xué)習、龘靐乙\n' \
	'-\t1\t8\tbytes\t、\t、\n'
expect 'a report of mojibake' 'hanfix -R' 'x鍏充簬\n' \
	'doc\tline\tcol\trule\tbefore\tafter\n-\t1\t1\tmojibake\tx鍏充簬\tx关于\n'

# Entities.
expect 'entities' hanfix '&ldquo;甲&#xff0c;乙&#65292;丙&rdquo;&apos;&AMP;\n' \
	'\0342\0200\0234甲，乙，丙\0342\0200\0235'"'"'&\n'
expect 'until none is left' hanfix '&amp;nbsp;&amp;amp;amp;lt;\n' '\0302\0240<\n'
expect 'numbers of Windows-1252' hanfix '&#150;&#x93;\n' '–\0342\0200\0234\n'
expect 'no entities' hanfix '&nbsp &bogus;AT&T; &;&#;&#x; &#xD800;&#1114112;\n' \
	'&nbsp &bogus;AT&T; &;&#;&#x; &#xD800;&#1114112;\n'
expect 'no line breaks and controls' hanfix '&#10;&#13;&#28;&#0;&#127;&#9;\n' \
	'&#10;&#13;&#28;&#0;&#127;\t\n'
expect 'a reading in entities' hanfix '學&#40;xu&eacute;&#41;\n' '學\n'
expect 'a report of entities' 'hanfix -R' '甲&amp;lt;\n' \
	'doc\tline\tcol\trule\tbefore\tafter\n-\t1\t2\tentities\t&amp;lt;\t<\n'

# Forms.
expect 'radicals' hanfix '⼀、⼆、⾦⻓⺟\n' '一、二、金长母\n'
expect 'compatibility ideographs' hanfix '\0357\0244\0200\0360\0257\0240\0200\n' '豈丽\n'
expect 'private use with an assignment' hanfix \
	'\0356\0241\0244\0356\0237\0207\0356\0200\0200\n' '龻ḿ\0356\0200\0200\n'
expect 'what cannot be seen, but for a byte order mark' hanfix \
	'\0357\0273\0277a\0357\0273\0277\0302\0255b\0342\0200\0213c\0342\0200\0256d\0342\0201\0240\n' \
	'\0357\0273\0277abcd\n'
expect 'joiners, selectors, blanks and numerals stay' hanfix \
	'\0342\0200\0214\0342\0200\0215\0357\0270\0217\0302\0240①㈠⑴㍿ﬀ\n' \
	'\0342\0200\0214\0342\0200\0215\0357\0270\0217\0302\0240①㈠⑴㍿ﬀ\n'
expect 'what cannot be seen in a reading' hanfix '學(xu\0342\0200\0213é)\n' '學\n'

# Width.
expect 'width is off' hanfix 'Ａ１，中,文\n' 'Ａ１，中,文\n'
expect 'width' 'hanfix -r width' 'Ａ１．中,文(附件)中?x中,a 1,2(一)甲\n\n' \
	'A1．中，文（附件）中?x中,a 1,2（一）甲\n\n'
expect 'the rules' 'hanfix -l | cut -c 1-14' '' \
	'mojibake   on \nentities   on \nforms      on \nreadings   on \nbytes      on \nwidth      off\n'

# No false repair, and nothing left to do.
for sample in "$data"/clean/qingyan.txt "$data"/more/statute.txt \
	"$data"/jizhou-traditional.txt "$data"/hesui-markdown.txt \
	"$data"/lanjiang-province.txt "$data"/wangxi-govcn.txt \
	"$data"/yunze-header.txt; do
	expect "unchanged: $(basename "$sample")" \
		"hanfix $sample | cmp $sample" '' ''
done
expect 'hanfix of hanfix is hanfix' \
	'hanfix $data/qingyan-readings.txt >once; hanfix once | cmp once' '' ''

# Damage made anew: the floors only rise, with the work.
hancat "$data"/*.txt | tr -d '\034' | hanfix | hanconv -c s2t >sound
expect 'most of it is undone, and nearly nothing wrong' \
	'"$build"/wreck 6 sound | awk "
	/^sound unchanged|^readings exact/ && \$NF < 0.999 { print }
	/^torn exact/ && \$NF < 0.82 { print }
	/^torn wrong/ && \$NF > 0.01 { print }
	END { print NR }"' '' '5\n'
