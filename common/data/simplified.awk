# Make the table character, tab, its simplified standard form.
#
# usage: awk -f simplified.awk to=standard FILE ... to=simplified FILE
#            to=traditional FILE
# Each FILE is a dictionary of OpenCC: key, tab, candidates between blanks, of
# which the first counts.  They lead from regional variants to the standard
# traditional character, from that to the simplified one, and back.  With the
# last, what is simplified in two ways (么 幺, 余 馀) has one form too.

BEGIN { FS = "\t" }

function is_character(text)
{
	return text ~ /^([\341-\357]..|[\360-\364]...)$/
}

function simplify(character)
{
	if ((character, "standard") in form)
		character = form[character, "standard"]
	if ((character, "simplified") in form)
		return form[character, "simplified"]
	return character
}

{
	split($2, candidates, " ")
	if (!is_character($1) || !is_character(candidates[1]))
		next
	characters[$1] = $1
	if (!(($1, to) in form))
		form[$1, to] = candidates[1]
	if (to == "traditional")
		characters[$1] = candidates[1]
}

END {
	for (character in characters) {
		last[character] = simplify(character)
		# Not in the tables as traditional: by way of its own form.
		if (last[character] == character)
			last[character] = simplify(characters[character])
	}
	for (character in characters) {
		simple = last[character]
		for (steps = 0; simple in last && steps < 4; steps++)
			simple = last[simple]
		if (simple != character)
			print character "\t" simple
	}
}
