# shellcheck shell=sh disable=SC2154,SC2034
# hanconv: all configs, against opencc, on reports in the script that the
# config is for; and words of the dictionaries at random.
#
# opencc is given an eighth of the text, and its time is taken eight times.

# The sample documents in one script, over and over.
in_script() { # name, config ...
	hancat "$data"/*.txt | hanfix | hanconv | tr -d '\034' >one
	file=$1
	shift
	for step; do
		hanconv -c "$step" one >other && mv other one
	done
	yes one | head -n $((64000000 / $(wc -c <one) + 1)) | xargs cat |
		head -c 64000000 >"$file"
	head -c 8000000 "$file" >"$file.eighth"
}
against_opencc() { # config, text
	ours "hanconv: $1, $2" "hanconv -c $1 $2"
	peer "opencc -c $1" opencc "opencc -c $1 <$2.eighth" 8
}
at_random() { # config, column of the dictionary, text
	[ -r "$build/opencc/STPhrases.txt" ] || return 0
	LC_ALL=C awk -F '\t' -v column="$2" '
	{ split($column, value, " "); word[NR] = value[1] }
	END {
		srand(1)
		while (bytes < 8000000) {
			line = ""
			for (i = 0; i < 9; i++)
				line = line word[1 + int(rand() * NR)]
			bytes += length(line) + 1
			print line
		}
	}' "$build/opencc/STPhrases.txt" >"$3.eighth"
	for _ in 1 2 3 4 5 6 7 8; do cat "$3.eighth"; done >"$3"
	against_opencc "$1" "$3"
}

megabytes=64
in_script simplified
in_script traditional s2t
in_script taiwan s2tw
in_script words-of-taiwan s2twp
in_script hong-kong s2hk
in_script japan s2t t2jp
against_opencc t2s traditional
against_opencc s2t simplified
against_opencc s2tw simplified
against_opencc s2hk simplified
against_opencc s2twp simplified
against_opencc tw2s taiwan
against_opencc tw2sp words-of-taiwan
against_opencc hk2s hong-kong
against_opencc t2tw traditional
against_opencc tw2t taiwan
against_opencc t2hk traditional
against_opencc hk2t hong-kong
against_opencc t2jp traditional
against_opencc jp2t japan
at_random s2t 1 random-simplified
at_random t2s 2 random-traditional
printf '%s\n' 中华人民共和国 >short
megabytes=0
ours 'hanconv: 22 bytes' 'hanconv -c s2twp short'
peer 'opencc' opencc 'opencc -c s2twp <short'
