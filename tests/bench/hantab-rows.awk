# Records to measure hantab with: DOCUMENTS documents of 200 rows, 5,000
# labels of 4 to 12 Chinese characters of which few are frequent and most are
# rare, values with 0 to 2 digits after the point.  The same bytes every time.
#
#	mawk -v documents=50000 -f hantab-rows.awk >rows.tsv

function random(below) {
	seed = (seed * 16807) % 2147483647
	return int(seed / 2147483647 * below)
}

# Bytes of the character that is number from U+4E00 on.
function han(number) {
	number += 19968
	return sprintf("%c%c%c", 224 + int(number / 4096),
		128 + int(number / 64) % 64, 128 + number % 64)
}

function label(   length_left, word) {
	for (length_left = 4 + random(9); length_left > 0; length_left--)
		word = word han(random(3000))
	return word
}

BEGIN {
	seed = 20221231
	for (i = 0; i < 5000; i++)
		labels[i] = label()
	print "doc\tline\tlabel\tvalue"
	for (d = 1; d <= documents; d++) {
		name = sprintf("annual-reports/%06d", d)
		for (i = 1; i <= 200; i++) {
			skewed = random(10000) / 10000
			skewed = int(5000 * skewed * skewed * skewed)
			value = random(1000000)
			places = random(3)
			if (places == 0)
				value = int(value / 10)
			else if (places == 1)
				value = int(value / 10) "." value % 10
			else
				value = int(value / 100) \
					sprintf(".%02d", value % 100)
			print name "\t" i "\t" labels[skewed] "\t" value
		}
	}
}
