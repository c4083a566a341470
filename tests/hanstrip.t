# hanstrip: what is the page's goes, what is the document's stays.

head='doc\tline\tkey\tvalue\traw\n'

expect 'text without a page stays' 'hanstrip' \
	'2022年工作开展顺利。\n一、总则\n二、附则\n' \
	'2022年工作开展顺利。\n一、总则\n二、附则\n'
