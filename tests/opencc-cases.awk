# Print the assertions of OpenCC's testcases.json: config, input, expected.
# One string stands on a line; none holds a quotation mark or a backslash.
{
	name = value = $0
	sub(/^ *"/, "", name)
	sub(/".*/, "", name)
	sub(/^[^:]*: *"/, "", value)
	sub(/",? *$/, "", value)
}
name == "input" { input = value }
/"expected"/ { expected = 1; next }
/}/ { expected = 0 }
expected { print name "\t" input "\t" value }
