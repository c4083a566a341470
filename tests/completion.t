# The completions are scripts their shells accept, and complete what the
# options are.

# Complete the words of a command line with its bash completion.
bash_completes() { # name, word ...
	bash -c 'source "$0.bash"
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*"
		COMP_POINT=${#COMP_LINE}
		function=$(complete -p "$1" | sed "s/.*-F \([^ ]*\).*/\1/")
		"$function" "$1" "${@: -1}" "${*: -2:1}"
		printf "%s\n" "${COMPREPLY[@]}"' "$@"
}

for source in "$root"/cmd/*.c; do
	name=$(basename "$source" .c)
	for shell in bash zsh fish; do
		expect "$name: $shell" "$name --completion $shell >$name.$shell" '' ''
		if ! command -v "$shell" >/dev/null; then
			skip "$name: $shell reads it" 'not installed'
			continue
		fi
		expect "$name: $shell reads it" "$shell -n $name.$shell" '' ''
	done
	complains "$name: a shell it does not know" "$name --completion tcsh" '' \
		'tcsh'
	if command -v bash >/dev/null; then
		expect "$name: bash completes --complet" \
			"bash_completes $name $name --complet" '' '--completion\n'
		expect "$name: bash completes every long option" \
			"bash_completes $name $name -- | sort" '' \
			"$("$name" --help | grep -o -e '--[a-z][a-z0-9-]*' |
				sort -u)\n"
	fi
	if command -v fish >/dev/null; then
		expect "$name: fish completes --complet" \
			"fish -c 'source $name.fish; complete -C \"$name --complet\"' |
			cut -f 1" '' '--completion\n'
	fi
done
