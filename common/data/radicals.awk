# Make the table of radicals: code point, tab, that of the unified ideograph
# that looks the same.
#
# usage: awk -f radicals.awk EquivalentUnifiedIdeograph.txt
# Its format is that of the Unicode Character Database (UAX #44).  Strokes,
# U+31C0 on, are not radicals.

BEGIN { digits = "0123456789ABCDEF" }

function value(hexadecimal,    i, sum)
{
	for (i = 1; i <= length(hexadecimal); i++)
		sum = 16 * sum + index(digits, substr(hexadecimal, i, 1)) - 1
	return sum
}

/^2[EF]/ {
	last = split($1, range, /\.\./)
	for (i = value(range[1]); i <= value(range[last]); i++) {
		printf "%04X\t%s\n", i, $3
		count++
	}
}

END { exit count < 300 }
