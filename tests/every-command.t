# What hanutils(7) promises, held against every command of cmd/.  What kind a
# command is shows in what it does, so that a new one is held to its promises
# without a word here:
#
#   text     writes the lines it reads (hancat, which decodes, does more)
#   records  reads text and writes records
#   table    reads records: a line that is the header again is skipped

text='一、总的情况\n全年共办理建议12件。\n'
given a.txt "$text"
given b.txt "$text"
given a.rows 'doc\tline\tunit\na.txt\t1\t件\n'
given b.rows 'doc\tline\tunit\nb.txt\t1\t份\n'
given empty ''
yes "$(cat a.txt)" | head -n 100000 >much.txt
{ head -n 1 a.rows && yes "$(tail -n 1 a.rows)" | head -n 200000; } >much.rows
head -c 300000 /dev/zero | tr '\0' x >long

# The sample documents as one stream, and each of them in a file of its own.
mkdir parts
hancat "$data"/*.txt | awk '/^\034/ { part = sprintf("parts/%03d", ++count) }
	{ print >part }'
cat parts/* >stream

kind() {
	$run a.txt >output 2>errors
	if [ "$(printf '件\n件\n' | $run)" = 件 ]; then
		echo table
	elif tail -n 2 output | cmp -s - a.txt; then
		echo text
	else
		echo records
	fi
}

# Exactly one line says what is wrong with the option, and where help is.
refuses() {
	expect "$name: $1" "$name $1 2>&1; echo \$?" '' \
		"$name: $2; see $name --help\n2\n"
}

check_usage() {
	expect "$name: --help" "$name --help | head -n 1 | cut -d ' ' -f 1-2" \
		'' "usage: $name\n"
	expect "$name: --help fits a screen" "$name --help | awk '
		length > 80 { print } END { if (NR > 24) print NR, \"lines\" }'" \
		'' ''
	if "$name" --help | grep -q -e '^  -h, --help'; then
		"$name" --help >help
		expect "$name: -h" "$name -h | diff help -" '' ''
	fi
	expect "$name: --version" "$name --version | head -n 1" '' \
		"$name (hanutils) 0.1\n"
	refuses --no-such 'there is no option --no-such'
	refuses --no-such=1 'there is no option --no-such'
	refuses -Y 'there is no option -Y'
	refuses -: 'there is no option -:'
	refuses -é 'there is no option of that letter'
	refuses --completion 'option --completion takes an argument'
	refuses --version=2 'option --version takes no argument'
}

# The options of --help and those of the page are the same.
check_page() {
	page=$root/man/$name.1
	"$name" --help | awk -F '  +' '/^  / {
		for (i = 2; i <= NF && $i ~ /^-/; i++) {
			count = split($i, words, /,? /)
			for (j = 1; j <= count; j++)
				if (words[j] ~ /^-/) print words[j] } }' |
		grep -vx -e -h -e --help -e --version -e --completion |
		sort >said
	expect "$name: options as in the manual" "awk '/^\.It / {
		for (i = 2; i < NF; i++)
			if (\$i == \"Fl\") print \"-\" \$(i + 1) }' $page |
		grep -vx -e -h -e --help -e --version -e --completion |
		sort -u | diff said -" '' ''
	expect "$name: purpose as in the manual" \
		"sed -n 's/^\.Nd //p' $page" '' \
		"$("$name" --help | sed -n 2p)\n"
}

# The kind it shows is the one that hanutils(7) gives it, where it is listed.
check_kind() {
	listed=$(awk -F ' Ta ' -v name=".It Xr $name 1" '$1 == name {
		print $2 == "records" ? "table" : $3 }' "$root/man/hanutils.7")
	expect "$name: is what hanutils(7) calls it" "echo ${listed:-$kind}" \
		'' "$kind\n"
}

check_input() {
	expect "$name: empty input is no trouble" \
		"$run >output || [ \$? -eq 1 ]" '' ''
	$run <"$good" >output
	expect "$name: - is standard input" "$run - <$good | cmp - output" \
		'' ''
	complains "$name: missing file" "$run /no/file" '' \
		"$name: /no/file: No such file"
	complains "$name: goes on after a missing file" \
		"$run /no/file $good >output; status=\$?
		grep -q 件 output && exit \$status" '' 'No such file'
	complains "$name: goes on after a directory" \
		"$run . $good >output; status=\$?
		grep -q 件 output && exit \$status" '' 'Is a directory'
	complains "$name: closed input" "$run <&-" '' "$name: "
}

check_output() {
	if [ -w /dev/full ]; then
		complains "$name: full disk" "$run $good >/dev/full" '' \
			'No space left'
		complains "$name: full disk, much output" \
			"$run $much >/dev/full" '' 'No space left'
	else
		skip "$name: full disk" 'no /dev/full here'
	fi
	complains "$name: closed output" "$run $good >&-" '' "$name: "
	expect "$name: a closed pipe ends it by SIGPIPE, without a word" \
		"{ $run $much; echo \$? >status; } | head -c 1 >/dev/null
		cat status" '' '141\n'
	expect "$name: a closed pipe is noticed where SIGPIPE is ignored" \
		"(trap '' PIPE
		{ $run $much 2>/dev/null; echo \$? >status; } |
		head -c 1 >/dev/null); cat status" '' '2\n'
}

check_locale() {
	# shellcheck disable=SC2086
	LC_ALL=C $run $samples >output 2>&1
	for locale in C.UTF-8 zh_CN.UTF-8 zh_CN.GB18030 tr_TR.UTF-8; do
		expect "$name: the same under $locale" \
			"LC_ALL=$locale LANGUAGE=zh_CN $run $samples 2>&1 |
			cmp - output" '' ''
	done
}

# The records of several runs, as one.
join_records() {
	awk 'NR == 1 { header = $0; print; next } $0 != header'
}

check_cut() {
	$run $whole >output
	expect "$name: the cut does not matter" \
		"for part in $parts; do $run \$part; done | $join |
		cmp - output" '' ''
}

# Write text to the command while its input stays open, and see whether words
# come out within ten seconds.
check_waiting() { # name, text, words
	rm -f pipe && mkfifo pipe
	# shellcheck disable=SC2016
	expect "$name: $1" "$run <pipe >output 2>errors & exec 9>pipe
		printf %b '$2' >&9
		for _ in \$(seq 200); do
			! grep -q '$3' output || break
			sleep 0.05
		done
		grep -c '$3' output
		exec 9>&- && wait" '' '1\n'
}

check_flush() {
	case $name in
	hanstrip | hansect)
		check_waiting 'a document that ended is seen' \
			"\0034a\n$text\0034b\n" 件
		;;
	*)
		check_waiting 'a line that ended is seen' "${text}又有" 件
		;;
	esac
}

# Peak memory in KiB with a file.
peak() {
	"$build/measure" usage.tsv $run "$1" >/dev/null && cut -f 2 usage.tsv
}

check_memory() {
	if [ -n "$sanitized" ]; then
		skip "$name: memory" 'sanitizers need their own'
		return
	fi
	base=$(peak a.txt)
	case $name in
	hanstrip | hansect)
		expect "$name: memory for a document longer than its window" \
			"cat line line line line line line |
			$build/measure usage.tsv $run >/dev/null
			awk '\$2 > 200000' usage.tsv" '' ''
		;;
	*)
		expect "$name: memory for lines" "[ \$(peak lines) -lt \
			$((base + 8192)) ] || peak lines" '' ''
		expect "$name: memory for one line" "[ \$(peak line) -lt \
			$((base + 8192)) ] || peak line" '' ''
		;;
	esac
}

where_marks_are() {
	awk '/^\034/ { print NR, $0 } END { print NR }'
}

check_marks() {
	where_marks_are <stream >marks
	expect "$name: lines stay where they were" \
		"$run stream | where_marks_are | cmp - marks" '' ''
	expect "$name: marks pass" "$run" \
		"\0034a.txt\n$text\0034b.txt\n$text" \
		"\0034a.txt\n$text\0034b.txt\n$text"
	expect "$name: files are marked" "$run a.txt empty b.txt" '' \
		"\0034a.txt\n$text\0034empty\n\0034b.txt\n$text"
	expect "$name: names in marks are escaped" \
		"cp a.txt 'a\\	b
c' && $run 'a\\	b
c' a.txt | head -n 1" '' '\0034a\\\\\\tb\\nc\n'
	expect "$name: a mark stands on a line of its own" \
		"printf 件 >c.txt; $run c.txt a.txt" '' \
		"\0034c.txt\n件\n\0034a.txt\n$text"
}

check_text() {
	mark=''
	[ "$name" != hancat ] || mark='\0034-\n'
	# What searches for a pattern names the documents of its lines.
	[ "$run" != "$name" ] || check_marks
	expect "$name: the last newline stays missing" "$run" 'a\n件' \
		"${mark}a\n件"
	expect "$name: empty lines" "$run" '\n\n件\n\n' "$mark\n\n件\n\n"
	expect "$name: NUL" "$run" '建\0000议\n\0000' "${mark}建\0000议\n\0000"
	expect "$name: a long line" "$run long | tail -n 1 | cmp - long" '' ''
	[ "$name" != hancat ] || return 0
	expect "$name: CR LF" "$run" '件\r\n\r\na\r' '件\r\n\r\na\r'
	expect "$name: byte order mark" "$run" '\0357\0273\0277件\n' \
		'\0357\0273\0277件\n'
	expect "$name: invalid UTF-8" "$run" \
		'\0377件\0344\0273\n\0300\0200\n\0355\0240\0200件\0344' \
		'\0377件\0344\0273\n\0300\0200\n\0355\0240\0200件\0344'
	expect "$name: a line that begins with FS is text past 64 KiB" \
		"{ printf '\034' && cat long; } >mark; $run mark | cmp - mark" \
		'' ''
}

check_records() {
	$run a.txt b.txt >output
	expect "$name: a file is a document" \
		"cut -f 1 output | sort -u" '' 'a.txt\nb.txt\ndoc\n'
	expect "$name: a mark begins a document" "$run | cmp - output" \
		"\0034a.txt\n$text\0034b.txt\n$text" ''
	complains "$name: invalid UTF-8 in a record is said" "$run" \
		"\0034a\0377.txt\n$text" 'UTF-8'
	expect "$name: ... and kept" "$run 2>/dev/null | cut -f 1 | sort -u" \
		"\0034a\0377.txt\n$text" 'a\0377.txt\ndoc\n'
	expect "$name: no last newline, CR LF" \
		"$run | awk -F '\t' 'END { print (NR > 1) }'" \
		'一、全年办理建议12件。\r\n二、全年办理提案3件' '1\n'
}

check_table() {
	complains "$name: a row of the wrong width" "$run" \
		'a\tb\n1\t2\n3\n4\t5\n' '-:3: '
	expect "$name: ... is left out" "$run 2>/dev/null" \
		'a\tb\n1\t2\n3\n4\t5\n' 'a\tb\n1\t2\n4\t5\n' 2
}

yes '全年共办理建议和提案若干，各方满意。' | head -c 48000000 >lines
tr -d '\n' <lines >line

for source in "$root"/cmd/*.c; do
	name=$(basename "$source" .c)
	run=$name
	! "$name" --help | head -n 1 | grep -q ' pattern' || run="$name ^"
	kind=$(kind)
	good=a.txt much=much.txt samples="$data/*.txt"
	whole=stream parts='parts/*' join=cat
	case $kind in
	records) join=join_records ;;
	table)
		good=a.rows much=much.rows samples='*.rows'
		whole='a.rows b.rows' parts=$whole join=join_records
		;;
	esac
	check_usage
	check_page
	check_kind
	check_input
	check_output
	check_locale
	check_cut
	"check_$kind"
	[ "$kind" = table ] || check_flush
	[ "$kind" = table ] || check_memory
done
