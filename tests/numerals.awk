# Write whole numbers and decimals in all the ways that reports have, each with
# its value behind a tab: awk -v seed=N -v count=N -f numerals.awk
#
# It knows how numerals are written and nothing of how they are read.

BEGIN {
	srand(seed)
	split("一 二 三 四 五 六 七 八 九", plain, " ")
	split("壹 贰 叁 肆 伍 陆 柒 捌 玖", formal, " ")
	for (i = 1; i <= count; i++)
		write(i % 8)
}

# Some numbers have zeros inside, where the writing is hardest.
function any(digits,    text, i) {
	text = 1 + int(rand() * 9)
	for (i = 1; i < digits; i++)
		text = text (rand() < 0.4 ? 0 : int(rand() * 10))
	return text
}

# Four digits at most, with 零 for a gap; first says that nothing is before.
function section(text, digits, powers, zero, first,    i, place, out, gap, one) {
	split(powers, power, " ")
	while (length(text) < 4)
		text = "0" text
	gap = !first
	for (i = 1; i <= 4; i++) {
		one = substr(text, i, 1)
		place = 4 - i
		if (one == 0) {
			gap = 1
			continue
		}
		if (gap && (out != "" || !first))
			out = out zero
		gap = 0
		# 十五 at the start, 一十五 elsewhere
		if (!(first && out == "" && place == 1 && one == 1 &&
			digits == 1))
			out = out (digits == 1 ? plain[one] : formal[one])
		if (place > 0)
			out = out power[place]
	}
	return out
}

# Below 10^8, then below 10^16 around 亿.
function below(text, digits, powers, zero, myriad, first,    high, low, out) {
	if (length(text) <= 4)
		return section(text, digits, powers, zero, first)
	high = substr(text, 1, length(text) - 4)
	low = substr(text, length(text) - 3)
	if (high + 0 == 0)
		return section(low, digits, powers, zero, first)
	out = section(high, digits, powers, zero, first) myriad
	if (low + 0 > 0)
		out = out joined(low, digits, powers, zero)
	return out
}

# What is behind a larger power: 零 where its first place is empty.
function joined(low, digits, powers, zero,    out) {
	out = section(low, digits, powers, zero, 0)
	if (substr(low, 1, 1) != 0 && index(out, zero) == 1)
		out = substr(out, length(zero) + 1)
	return out
}

function words(text, digits, powers, zero, myriad, large,    high, low, out) {
	if (length(text) <= 8)
		return below(text, digits, powers, zero, myriad, 1)
	high = substr(text, 1, length(text) - 8)
	low = substr(text, length(text) - 7)
	out = below(high, digits, powers, zero, myriad, 1) large
	if (low + 0 == 0)
		return out
	if (substr(low, 1, 4) + 0 == 0)
		return out zero strip(section(substr(low, 5), digits, powers,
			zero, 1), digits)
	return out joined(substr(low, 1, 4), digits, powers, zero) myriad \
		(substr(low, 5) + 0 > 0 ? \
			joined(substr(low, 5), digits, powers, zero) : "")
}

# 十五 is 一十五 behind others.
function strip(text, digits) {
	return index(text, "十") == 1 && digits == 1 ? "一" text : text
}

function commas(text,    out) {
	for (; length(text) > 3; text = substr(text, 1, length(text) - 3))
		out = "," substr(text, length(text) - 2) out
	return text out
}

function write(way,    text, part, i) {
	text = any(1 + int(rand() * 12))
	part = any(1 + int(rand() * 3))
	sub(/0+$/, "", part)
	if (way == 0)
		print text "件\t" text
	else if (way == 1)
		print commas(text) "件\t" text
	else if (way == 2)
		print words(text, 1, "十 百 千", "零", "万", "亿") "件\t" text
	else if (way == 3)
		print words(text, 2, "拾 佰 仟", "零", "万", "亿") "件\t" text
	else if (way == 4)
		print words(text, 1, "十 百 千", "零", "萬", "億") "件\t" text
	else if (way == 5)
		print text "." part "件\t" text "." part
	else if (way == 6)
		print text "万件\t" text "0000"
	else if (way == 7) {
		printf "%s点", words(text, 1, "十 百 千", "零", "万", "亿")
		for (i = 1; i <= length(part); i++)
			printf "%s", plain[substr(part, i, 1)] == "" ? \
				"零" : plain[substr(part, i, 1)]
		print "件\t" text "." part
	}
}
