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
complains 'an unknown rule' 'hanfix -r nothing' '' 'no such rule: nothing'

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
