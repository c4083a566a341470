# Flatten OpenCC's configurations (JSON) to lines, in the order of the file:
#
#	config NAME
#	title TEXT
#	normalization | segmentation | stage	of the dictionaries that follow
#	group union | group short_circuit | end
#	dictionary NAME				without .ocd2 or .txt
#
# Dictionaries that may give characters no common font has are left out, as
# opencc leaves them out unless it is asked for them.
function fail(reason) {
	printf "%s: %s\n", FILENAME, reason >"/dev/stderr"
	failed = 1
	exit 1
}

function string_value(key, value) {
	if (key == "name" && depth == 1)
		print "title " value
	else if (key == "match_policy" && opened[depth])
		fail("the match_policy stands behind the dictionaries")
	else if (key == "match_policy")
		policy[depth] = value
	else if (key == "file")
		file[depth] = value
	else if (key == "type" && value !~ /^(mmseg|group|ocd2?|text)$/)
		fail("unknown type " value)
}

function open_array(key) {
	if (key == "normalization")
		section = key
	else if (key == "conversion_chain")
		section = "stage"
	else if (key == "dicts") {
		opened[depth] = 1
		print "group " (policy[depth] ? policy[depth] : "short_circuit")
	}
}

function open_object(key) {
	depth++
	file[depth] = policy[depth] = opened[depth] = tofu[depth] = ""
	if (key == "segmentation")
		section = key
	if (key == "dict")
		print section
}

function close_object() {
	if (opened[depth])
		print "end"
	else if (file[depth] && !tofu[depth]) {
		sub(/\.[^.]*$/, "", file[depth])
		print "dictionary " file[depth]
	}
	depth--
}

function take(token) {
	if (token == "{")
		open_object(key)
	else if (token == "}")
		close_object()
	else if (token == "[")
		open_array(key)
	else if (token == ":")
		key = last
	else if (token == ",")
		;
	else if (before == ":" && token ~ /^"/)
		string_value(key, substr(token, 2, length(token) - 2))
	else if (key == "may_output_tofu" && token == "true")
		tofu[depth] = 1
	if (token ~ /^"/)
		last = substr(token, 2, length(token) - 2)
	if (token == "," || token == "}" || token == "]")
		key = ""
	before = token
}

FNR == 1 {
	name = FILENAME
	sub(/.*\//, "", name)
	sub(/\.json$/, "", name)
	print "config " name
	depth = 0
}
{
	line = $0
	sub(/^[ \t]*\/\/.*/, "", line)
	while (match(line, /"[^"]*"|[][{}:,]|[a-z]+|[0-9.]+/)) {
		take(substr(line, RSTART, RLENGTH))
		line = substr(line, RSTART + RLENGTH)
	}
}
END {
	if (!failed && depth != 0)
		fail("braces do not match")
	exit failed
}
