# Print count random strings made of the keys of dictionaries, their beginnings
# and ends, and what may stand beside them.
#
# usage: awk -v count=N -v seed=N -f opencc-strings.awk FILE ...
# Each FILE is a dictionary: key, tab, values between blanks.
BEGIN { FS = "\t" }

# Bytes: cut only where a character begins.
function part(text, from, to,    begin, end)
{
	for (begin = from; begin > 1 &&
	    substr(text, begin, 1) ~ /[\200-\277]/; begin--)
		;
	for (end = to; end < length(text) &&
	    substr(text, end + 1, 1) ~ /[\200-\277]/; end++)
		;
	return substr(text, begin, end - begin + 1)
}

function any(text)
{
	return 1 + int(rand() * length(text))
}

/^#/ || NF < 2 { next }
{
	keys[++n] = $1
	split($2, values, " ")
	keys[++n] = values[1]
}

END {
	srand(seed)
	others = split("的 。 ， a 1 T \t . \303\251 \360\240\200\213 龘 発 于 后 里 台", other, " ")
	for (i = 0; i < count; i++) {
		line = ""
		for (j = 1 + int(rand() * 8); j > 0; j--) {
			key = keys[1 + int(rand() * n)]
			kind = rand()
			if (kind < 0.5)
				line = line key
			else if (kind < 0.65)
				line = line part(key, 1, any(key))
			else if (kind < 0.8)
				line = line part(key, any(key), length(key))
			else
				line = line other[1 + int(rand() * others)]
		}
		print line
	}
}
