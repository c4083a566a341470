# hanconv: OpenCC's answers, streams, words of the user's, and records.

expect 'the default is t2s' 'hanconv' '發展臺灣\n' '发展台湾\n'
expect 's2t: phrases' 'hanconv -c s2t' '干杯之后理发\n' '乾杯之後理髮\n'
expect 's2tw' 'hanconv -c s2tw' '这里\n' '這裡\n'
expect 's2twp: words of Taiwan' 'hanconv --config s2twp' '鼠标和程序\n' '滑鼠和程式\n'
expect 'tw2sp' 'hanconv -c tw2sp' '滑鼠和程式\n' '鼠标和程序\n'
expect 's2hk' 'hanconv -c s2hk' '里面\n' '裏面\n'
expect 't2jp' 'hanconv -c t2jp' '發展\n' '発展\n'
complains 'no such config' 'hanconv -c s2x' '' "there is no config 's2x'"
expect '-l' 'hanconv -l | grep -c "^t2s  *Traditional Chinese.* to Simplified"' '' '1\n'
expect '--version names the data' 'hanconv --version | grep -c "^OpenCC "' '' '1\n'

expect 'a phrase is not cut by a read' '{ printf "\344\271\276"; sleep 0.1; printf "\351\232\206\n"; } | hanconv' '' '乾隆\n'
expect 'invalid UTF-8 passes, and text around it is converted' 'hanconv' '發\0377發\0344\0270\n' '发\0377发\0344\0270\n'
expect 'NUL passes' 'hanconv' '發\0000展發\n' '发\0000展发\n'
expect 'CR LF' 'hanconv' '發\r\n展\r\n' '发\r\n展\r\n'
expect 'no final newline' 'hanconv' '發' '发'
expect 'marks are not converted' 'hanconv' '\0034發\n發\n' '\0034發\n发\n'
expect 'a segment hides what begins in it' 'hanconv -c s2t' '行政复议后勤\n' '行政複議後勤\n'
[ -n "${OPENCC_DATA-}" ] || expect 'a phrase whose second character has four bytes' 'hanconv -c s2t' '于复𫗧之忧\n' '於覆餗之憂\n'
expect 'a phrase of a run that does not change hides another' 'hanconv -c tw2sp' '數字型\n' '数字型\n'
expect 'the longer of two phrases of a run' 'hanconv -c tw2sp' '預設值昙\n' '默认值昙\n'
expect 'four bytes' 'hanconv -c s2t' '𠮶发\n' '嗰發\n'

given words '发展\t發達 發展\n'
given except '台湾\n'
given bad '发展\n'
expect '-u' 'hanconv -c s2t -u words' '发展台湾\n' '發達臺灣\n'
expect '-x' 'hanconv -c s2t -x except' '发展台湾\n' '發展台湾\n'
expect '-u and -x' 'hanconv -c s2t --words words --except except' '发展台湾\n' '發達台湾\n'
complains '-u: a bad line' 'hanconv -u bad' '' 'bad:1: '
complains '-u: no file' 'hanconv -u nosuch' '' 'nosuch: No such file'

expect '-n' 'hanconv -n' '好\n一發乾隆\n' 'doc\tline\tcol\trule\tbefore\tafter\n-\t2\t2\tTSCharacters\t發\t发\n'
expect '-a' 'hanconv -c s2t -a' '后\n' 'doc\tline\tcol\trule\tbefore\tafter\tcandidates\n-\t1\t1\tSTCharacters\t后\t後\t後 后\n'
expect '-n names the file of the words' 'hanconv -c s2t -n -u words | tail -n 1' '发展\n' '-\t1\t1\twords\t发展\t發達\n'
expect '-n: each document' 'hanconv -n' '\0034a\n好\n發\n\0034b\n發\n' 'doc\tline\tcol\trule\tbefore\tafter\na\t2\t1\tTSCharacters\t發\t发\nb\t1\t1\tTSCharacters\t發\t发\n'
expect '--detect' 'hanconv --detect' '\0034a\n发展\n\0034b\n發展\n\0034c\n发發\n\0034d\n好\n' 'doc\tscript\tsimplified\ttraditional\na\tsimplified\t1\t0\nb\ttraditional\t0\t1\nc\tmixed\t1\t1\nd\tneither\t0\t0\n'

# --- two ways must agree, to the byte ---

# Words of the dictionaries in use, alone and in random strings.
# HANUTILS_STRINGS says how many strings.
make_strings() {
	LC_ALL=C awk -v count="${HANUTILS_STRINGS:-2000}" -v seed=1 \
		-f "$root/tests/opencc-strings.awk" "$build"/opencc/*.txt \
		>./strings
	LC_ALL=C awk -F '\t' '
		/^#/ || NF < 2 { next }
		{ print $1; gsub(/ /, "\n", $2); print $2 }' \
		"$build"/opencc/*.txt >alone
	while cat strings; do :; done 2>/dev/null | head -n 10000 |
		tr -d '\n' >line
	sed 's/$/\r/' strings | head -c -2 >crlf
}

# Documents in both scripts and in the words of Taiwan.
make_documents() {
	hancat "$data"/*.txt "${HANUTILS_SEEDS:-$data}"/*.txt | tr -d '\034' >raw
	hanconv raw >simplified
	for config in s2t s2twp s2hk t2jp; do
		hanconv -c "$config" simplified
	done | cat raw simplified - >documents
}

# OpenCC's own program, which has the installed data.  Its -i is not used: it cuts
# phrases at the edges of its blocks.
agree_with_opencc() { # config
	for file in documents strings alone crlf line; do
		opencc -c "$1" <$file >wanted
		hanconv -c "$1" $file | cmp - wanted
	done
	dd bs=61 if=line status=none | hanconv -c "$1" | cmp - wanted
}
# A plain model of the rules, with any data.
agree_with_model() { # config
	head -n 1000 strings >some
	printf '⿰亻發⿱⿰干乾\n⿰發\n⿲発里a\n更發⿰更更發豈\n⿰⿰⿰發\n' >>some
	python3 "$root/tests/opencc-model.py" "$build/opencc/configs" \
		"$build/opencc" "$1" <some >wanted
	hanconv -c "$1" some | cmp - wanted
	dd bs=61 if=some status=none | hanconv -c "$1" | cmp - wanted
}
# The changes it says, which the stages tell, made to the text; with words.
agree_with_changes() { # config
	hanconv -c "$1" -u own -x left -n some | python3 -c '
import sys
marks = {"\\t": "\t", "\\n": "\n", "\\r": "\r", "\\\\": "\\"}
lines = [list(l) for l in open("some", encoding="utf-8", newline="\n")]
for row in list(sys.stdin.buffer)[1:]:
    fields = row.decode("utf-8").rstrip("\n").split("\t")
    before, after = fields[4:6]
    for mark, byte in marks.items():
        before, after = before.replace(mark, byte), after.replace(mark, byte)
    line, at = lines[int(fields[1]) - 1], int(fields[2]) - 1
    line[at : at + len(before)] = [after] + [""] * (len(before) - 1)
text = "".join("".join(line) for line in lines)
sys.stdout.buffer.write(text.encode("utf-8"))' >wanted
	hanconv -c "$1" -u own -x left some | cmp - wanted
	dd bs=61 if=some status=none | hanconv -c "$1" -u own -x left |
		cmp - wanted
}
make_words() {
	awk -v n="$1" 'NR % n == 0 { print $0 "\t<" $0 ">" }' alone >own
	awk 'NR % 101 == 0' alone >left
	printf 'a\tA\n1T\tone\né\te\n' >>own
}

configs=$(hanconv -l | cut -d ' ' -f 1)
make_strings
if command -v opencc >/dev/null && [ -z "${OPENCC_DATA-}" ]; then
	make_documents
	for config in $configs; do
		expect "as opencc: $config" \
			"agree_with_opencc $config" '' ''
	done
	# A phrase that begins with ASCII, cut by a read at every place in it.
	for padding in '' x xx xxx xxxx xxxxx xxxxxx; do
		{ printf %s "$padding"; yes 插PN结 | head -n 60000 |
			tr -d '\n'; } >line
		opencc -c s2twp <line >wanted
		expect "ASCII before a cut: $padding" \
			'hanconv -c s2twp line | cmp - wanted' '' ''
	done
else
	skip 'as opencc' 'no opencc here that has these data'
fi
if command -v python3 >/dev/null; then
	for config in $configs; do
		expect "as the model: $config" \
			"agree_with_model $config" '' ''
	done
	make_words 37
	for config in $configs; do
		expect "as its changes, with words: $config" \
			"agree_with_changes $config" '' ''
	done
	sed -i '/^[a1é]/d' own
	expect 'as its changes, no word being narrow' \
		"agree_with_changes s2twp" '' ''
else
	skip 'as the model' 'no python3 here'
fi

# OpenCC's own cases come with its current data.  Three want characters that no
# common font has: opencc gives them only when it is asked to.
cases=${OPENCC_DATA:+$OPENCC_DATA/../test-data/testcases.json}
agree_with_cases() { # config
	awk -F '\t' -v c="$1" '$1 == c { print $2 }' cases | hanconv -c "$1" >got
	awk -F '\t' -v c="$1" '$1 == c { print $3 }' cases | diff - got |
		awk '/^>/ { n++ } END { print n + 0 }'
}
if [ -n "$cases" ] && [ -r "$cases" ]; then
	awk -f "$root/tests/opencc-cases.awk" "$cases" >cases
	expect 'cases' 'wc -l <cases' '' '475\n'
	for config in $configs; do
		differ=0
		[ "$config" != t2s ] || differ=3
		expect "OpenCC's cases: $config" \
			"agree_with_cases $config" '' "$differ\n"
	done
else
	skip "OpenCC's cases" 'OPENCC_DATA names no folder with them'
fi
