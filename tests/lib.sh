# shellcheck shell=sh disable=SC2154,SC2119,SC2120
# Sourced by tests/run before each tests/NAME.t; a .t file is POSIX sh, one
# test a line:
#
#   expect 'name' 'command line' 'input' 'exact output' [status]
#   complains 'name' 'command line' 'input' 'part of a message' [status]
#   skip 'name' 'why'
#   given file 'content'
#
# The command line is run by the shell with input as its standard input.
# expect: its output is exactly this, and its exit status 0 or the one given;
# with status 0 nothing may come on standard error, so a line that expects
# messages says 2>&1 or 2>/dev/null.  complains: one line on standard error
# has the part, and the exit status is 2 or the one given.
#
# input, output and content are written by printf %b: \n, \t, \\, and \0ooo
# for the byte with this octal value (\0000 is NUL, \0034 FS, \0377 0xFF).  A
# missing newline at the end is one.
#
# Every file is run in an empty folder of its own, which given() fills and
# which goes away; $data names tests/data, $root the project and $build the
# build.  PATH begins with the commands, LC_ALL is C.  $sanitized is not empty
# where memory is not to be measured.  What needs data from elsewhere takes
# its folder from an environment variable, or skips.

passed=0
failed=0
skipped=0

# Bytes as they can be read on a terminal, and pasted into a test.
show() {
	LC_ALL=C sed 's/\x00/\\0000/g; s/\r/\\r/g; s/\x1c/\\0034/g; s/\t/\\t/g
		s/^/  /' "$@"
}

failure() { # name, command line, what is wrong
	failed=$((failed + 1))
	printf 'FAIL %s: %s\n  $ %s\n  %s\n' "$file" "$1" "$2" "$3"
	if [ -s "$work/errors" ]; then
		printf '  standard error:\n'
		head -n 20 "$work/errors" | show
	fi
}

run_line() { # command line, input
	printf %b "$2" >"$work/input"
	(eval "$1") <"$work/input" >"$work/output" 2>"$work/errors"
}

# Hold what run_line left against $work/expected.
compare() { # name, command line, exit status, expected exit status
	if ! cmp -s "$work/expected" "$work/output"; then
		failure "$1" "$2" 'output differs (-expected +actual):'
		diff -a -u "$work/expected" "$work/output" | tail -n +3 |
			head -n 40 | show
	elif [ "$3" -ne "$4" ]; then
		failure "$1" "$2" "exit status $3, expected $4"
	elif [ "$3" -eq 0 ] && [ -s "$work/errors" ]; then
		failure "$1" "$2" 'messages, but exit status 0'
	else
		passed=$((passed + 1))
	fi
}

expect() {
	status=0
	run_line "$2" "$3" || status=$?
	printf %b "$4" >"$work/expected"
	compare "$1" "$2" "$status" "${5:-0}"
}

complains() {
	status=0
	run_line "$2" "$3" || status=$?
	if ! grep -qF -e "$4" "$work/errors"; then
		failure "$1" "$2" "no message with: $4"
	elif [ "$status" -ne "${5:-2}" ]; then
		failure "$1" "$2" "exit status $status, expected ${5:-2}"
	else
		passed=$((passed + 1))
	fi
}

skip() {
	skipped=$((skipped + 1))
	printf 'skip %s: %s: %s\n' "$file" "$1" "$2"
}

given() {
	printf %b "$2" >"$1"
}
