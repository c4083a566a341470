# Make the table of common characters: those of the first level of the
# 通用规范汉字表 (Table of General Standard Chinese Characters, 2013), numbers
# 1 to 3500, in simplified script, and the traditional form of each.
#
# usage: awk -f common-characters.awk FILE ...
# Each FILE is text of the Unihan database (UAX #38): kTGH, kTraditionalVariant.

BEGIN { FS = "\t" }

function hexadecimal(digits,    i, value)
{
	for (i = 1; i <= length(digits); i++)
		value = 16 * value + \
		    index("0123456789ABCDEF", substr(digits, i, 1)) - 1
	return value
}

# UTF-8, byte by byte: an awk may know nothing of characters.
function utf8(code)
{
	if (code < 65536)
		return sprintf("%c%c%c", 224 + int(code / 4096),
		    128 + int(code / 64) % 64, 128 + code % 64)
	return sprintf("%c%c%c%c", 240 + int(code / 262144),
	    128 + int(code / 4096) % 64, 128 + int(code / 64) % 64,
	    128 + code % 64)
}

$2 == "kTGH" && $3 ~ /^2013:[0-9]+$/ && substr($3, 6) + 0 <= 3500 {
	common[$1] = 1
}

$2 == "kTraditionalVariant" {
	traditional[$1] = $3
}

END {
	for (character in common) {
		count = split(character " " traditional[character], codes, " ")
		for (i = 1; i <= count; i++)
			print utf8(hexadecimal(substr(codes[i], 3)))
	}
}
