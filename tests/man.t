# Every example of every manual page does what the page says.  An example is
# a line "$ command" in a literal display, and what follows it up to the next
# one is what it prints, messages included.  A command that ends with | or a
# backslash goes on in the next line.  Each page is run in a copy of
# tests/data.

# Write the examples of the page on standard input to 1.command, 1.output, ...
cut_examples() {
	awk '
	function plain(line) {
		gsub(/\\\(aq/, "\047", line)
		gsub(/\\\(dq/, "\"", line)
		gsub(/\\\(ti/, "~", line)
		gsub(/\\\(ha/, "^", line)
		gsub(/\\&/, "", line)
		gsub(/\\-/, "-", line)
		gsub(/\\e/, "\\", line)
		return line
	}
	/^\.Bd .*-literal/ { inside = 1; file = ""; next }
	/^\.Ed/ { inside = 0 }
	!inside || /^\.\\"/ { next }
	{ line = plain($0) }
	continued || line ~ /^\$ / {
		if (!continued)
			file = ++count
		sub(/^[$>] /, "", line)
		print line >(file ".command")
		printf "" >(file ".output")
		continued = line ~ /[\\|]$/
		next
	}
	file { print line >(file ".output") }'
}

for page in "$root"/man/*.[1-9]; do
	name=${page##*/}
	mkdir "$name"
	cp -R "$data" "$name.data"
	(cd "$name" && cut_examples) <"$page"
	[ -e "$name/1.command" ] || [ "$name" = hanutils.7 ] ||
		failure "$name" "man $name" 'has no example'
	for example in "$name"/*.command; do
		[ -e "$example" ] || continue
		cp "${example%command}output" "$work/expected"
		run_line "cd $name.data && . ../$example 2>&1" '' || :
		compare "$name" "$(cat "$example")" 0 0
	done
done

# Every command has a page and every page a command.
for source in "$root"/cmd/*.c; do
	name=$(basename "$source" .c)
	expect "$name has a page" "ls $root/man/$name.1" '' \
		"$root/man/$name.1\n"
done
