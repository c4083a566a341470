# hangrep: grep's options, folding, and where a match stands.

given a.txt '一\n法治政府建設\n三\n四\n五法治\n'
given b.txt '无\n'
: >empty
given stream '\0034甲\n法治\n\0034乙\n无\n法 治\n'

expect 'a line' 'hangrep 法治' '推进法治\n无\n' '推进法治\n'
expect 'none' 'hangrep 法治' '无\n' '' 1
expect 'empty input' 'hangrep 法治' '' '' 1
expect 'no final newline' 'hangrep 法' '法' '法'
expect 'but between files' 'printf 法 >e; hangrep -h 法 e e' '' '法\n法'
complains 'no pattern' 'hangrep' '' 'there is no pattern'
complains 'a wrong pattern' "hangrep 'a('" '' "pattern 'a(': missing closing parenthesis"
complains 'forbidden' "hangrep '\\C'" '' 'disabled'

expect 'names before lines of several files' 'hangrep 法治 a.txt b.txt' '' 'a.txt:法治政府建設\na.txt:五法治\n'
expect 'one file has no name' 'hangrep 法治 a.txt' '' '法治政府建設\n五法治\n'
expect '-n' 'hangrep -n 法治 a.txt' '' '2:法治政府建設\n5:五法治\n'
expect '-H' 'hangrep -H 法治 a.txt' '' 'a.txt:法治政府建設\na.txt:五法治\n'
expect '-H of standard input' 'hangrep -H 法' '法\n' '(standard input):法\n'
expect '-h' 'hangrep -h 法治 a.txt b.txt' '' '法治政府建設\n五法治\n'
expect '-v' 'hangrep -v 法治 a.txt' '' '一\n三\n四\n'
expect '-c' 'hangrep -c 法治 a.txt b.txt' '' 'a.txt:2\nb.txt:0\n'
expect '-l' 'hangrep -l 法治 a.txt b.txt' '' 'a.txt\n'
expect '-L' 'hangrep -L 法治 a.txt b.txt' '' 'b.txt\n'
expect '-L and -l: the last' 'hangrep -L -l 法治 a.txt b.txt; hangrep -l -L 法治 a.txt b.txt' '' 'a.txt\nb.txt\n'
expect '-q found' 'hangrep -q 法治 a.txt' '' ''
expect '-q not found' 'hangrep -q 没有 a.txt' '' '' 1
expect '-m' 'hangrep -m 1 法治 a.txt' '' '法治政府建設\n'
expect '-m 0' 'hangrep -m 0 法治 a.txt' '' '' 1
expect '-o' 'hangrep -o 法治 a.txt' '' '法治\n法治\n'
expect '-o leaves empty matches out' "hangrep -o '件*'" '一件件\n' '件件\n'
expect '-x' 'hangrep -x 一 a.txt' '' '一\n'
expect '-w' 'hangrep -w ab' 'abc\nab c\nab件\n' 'ab c\nab件\n'
expect '\\w is ASCII' "hangrep -o '\\w+'" '件ab1\n' 'ab1\n'
expect '-i' 'hangrep -i abc' 'ABC\nＡbＣ\n' 'ABC\nＡbＣ\n'
expect '-F' 'hangrep -F a.c' 'abc\na.c\n' 'a.c\n'
expect 'two characters between which two pairs were lost' 'hangrep -c 政府' \
	'湖邊的當?shù)卣畮椭鷿O民\n湖邊的當?shù)卣M織巡湖\n' '2\n'
expect '-F of what looks like a note' "hangrep -F '法(a)治'" '法(a)治\n' '法(a)治\n'
expect '-F of a digit in what folds to more' 'hangrep -F 2' '法⒉\n' '法⒉\n'
expect 'the empty pattern' "hangrep -c '' a.txt" '' '5\n'
expect 'the empty pattern among others' "hangrep -c -e 三 -e '' a.txt" '' '5\n'
expect 'the empty pattern, -x' "hangrep -xn ''" '一\n\n' '2:\n'
expect '-e' 'hangrep -e 三 -e 四 a.txt' '' '三\n四\n'
given patterns '三\n四\n'
expect '-f' 'hangrep -f patterns a.txt' '' '三\n四\n'
expect '-f of nothing' 'hangrep -f empty a.txt' '' '' 1
expect '-f of nothing, and -v' 'hangrep -cvF -f empty a.txt' '' '5\n'
expect '-f of what cannot be read' 'hangrep -f nosuch a.txt 2>&1' '' 'hangrep: nosuch: No such file or directory\n' 2
expect 'patterns on lines' "hangrep '三
四' a.txt" '' '三\n四\n'
expect '-A' 'hangrep -A 1 -n 法治 a.txt' '' '2:法治政府建設\n3-三\n--\n5:五法治\n'
expect '-B' 'hangrep -B1 -n 法治 a.txt' '' '1-一\n2:法治政府建設\n--\n4-四\n5:五法治\n'
expect '-C' 'hangrep -C1 -n 法治 a.txt' '' '1-一\n2:法治政府建設\n3-三\n4-四\n5:五法治\n'
expect '-C between files' 'hangrep -C1 -n 三 a.txt a.txt' '' 'a.txt-2-法治政府建設\na.txt:3:三\na.txt-4-四\n--\na.txt-2-法治政府建設\na.txt:3:三\na.txt-4-四\n'
expect '-m and -A' 'hangrep -m1 -A1 法治 a.txt' '' '法治政府建設\n三\n'
expect '-z' 'hangrep -z 法 | od -An -c -v' '法\0000无\0000' ' 346 263 225  \\0\n'
expect '--color' 'hangrep --color=always -nH 法治 a.txt | head -n 1' '' '\0033[35m\0033[Ka.txt\0033[m\0033[K\0033[36m\0033[K:\0033[m\0033[K\0033[32m\0033[K2\0033[m\0033[K\0033[36m\0033[K:\0033[m\0033[K\0033[01;31m\0033[K法治\0033[m\0033[K政府建設\n'
expect 'no color in a pipe' 'hangrep --color=auto 法治' '法治\n' '法治\n'

expect 'documents of a stream' 'hangrep -n 法治 stream' '' '甲:1:法治\n乙:2:法 治\n'
expect '-l of a stream' 'hangrep -l 无 <stream' '' '乙\n'
expect '-h of a stream' 'hangrep -h 法治' '\0034甲\n法治\n' '法治\n'

mkdir -p d/e
given d/one.txt '法\n'
given d/two.md '法\n'
given d/e/three.txt '无\n法\n'
expect '-r' 'hangrep -r 法 d' '' 'd/e/three.txt:法\nd/one.txt:法\nd/two.md:法\n'
expect '-r without a folder' 'cd d && hangrep -rl 法' '' 'e/three.txt\none.txt\ntwo.md\n'
expect '--include' "hangrep -rl --include '*.txt' 法 d" '' 'd/e/three.txt\nd/one.txt\n'
expect '--exclude' "hangrep -rl --exclude '*.txt' 法 d" '' 'd/two.md\n'
expect 'the last glob decides' "hangrep -rl --include '*.txt' --exclude 'o*' 法 d" '' 'd/e/three.txt\n'
complains 'a folder without -r' 'hangrep 法 d a.txt' '' 'd: Is a directory'
expect 'goes on after a missing file' 'hangrep 一 nosuch a.txt 2>/dev/null' '' 'a.txt:一\n' 2

expect 'script: to the simplified form' 'hangrep 干' '乾净\n幹部\n榦\n干\n千\n' '乾净\n幹部\n榦\n干\n'
expect 'script: in the pattern' 'hangrep 幹部' '干部\n' '干部\n'
expect 'script: two simplified forms' 'hangrep 什么' '什麼\n什么\n' '什麼\n什么\n'
expect 'script: in a class' "hangrep '[幹後]部'" '干部\n后部\n' '干部\n后部\n'
expect 'script: a class and what follows' "hangrep -c '[1，。後]部'" '。部\n,部\n后部\n１部\n前部\n' '4\n'
expect 'script: a negated class' "hangrep '^[^後]$'" '后\n前\n' '前\n'
expect 'script: back-reference' "hangrep '(.)\\1'" '後后\n前后\n' '後后\n'
expect 'script: lookbehind' "hangrep '(?<=行政)复议'" '行政複議\n复议\n' '行政複議\n'
expect 'a range stays' "hangrep -o '[一-龥]+'" 'a後b\n' '後\n'
expect 'a property' "hangrep -o '\\p{Han}+'" 'a後b\n' '後\n'
expect 'width' 'hangrep 12件' '１２件\n' '１２件\n'
expect 'width: the pattern' 'hangrep １２件' '12件\n' '12件\n'
expect 'width: a full-width parenthesis is literal' 'hangrep （一）' '(一)\n（一）\n㈠\n一\n' '(一)\n（一）\n㈠\n'
expect 'width: one to many' 'hangrep -o m2' '㎡\nm²\n' '㎡\nm²\n'
expect 'width: many in a pattern' 'hangrep -o ㎡+' 'm2m2\n' 'm2m2\n'
expect 'space' 'hangrep 法治政府' '法 治 政 府\n法　治　政　府\n' '法 治 政 府\n法　治　政　府\n'
expect 'space: in the pattern' "hangrep '法 治'" '法治\n' '法治\n'
expect 'space: not between words' 'hangrep -c 作报' '工作 报告\n' '0\n' 1
expect 'damage: notes' 'hangrep 法治政府建设' '法治政府建設(shè)\n學(xué)習(xí)\n' '法治政府建設(shè)\n'
expect 'damage: a note inside' 'hangrep -o 学习方' '學(xué)習(xí)方法\n' '學(xué)習(xí)方\n'
expect 'damage: a note behind is no part' 'hangrep -o 学习' '學(xué)習(xí)方\n' '學(xué)習\n'
expect 'damage: torn characters' 'hangrep -n 挽回损失10亿' '無\n挽回?fù)p失10億\n' '2:挽回?fù)p失10億\n'
expect 'damage: what is torn, as it stands' 'hangrep -o 专家库' '專家?guī)旃芾磙k法\n' '專家?guī)旃芾磙k\n'
expect 'damage: the text after what is torn' 'hangrep --records 情况' '新成效?,F(xiàn)將情況\n' 'doc\tline\tcol\tmatch\ttext\n-\t1\t14\t情況\t情況\n'
expect 'damage: what stands far from it' \
	"hangrep -no 设计" "學(xué)習,建設(shè)計劃;$(printf '子丑%.0s' $(seq 60))設(shè)計\n學(xué)習設計\n" \
	'1:設(shè)計\n1:設(shè)計\n2:設計\n'
expect 'damage: in a fixed string' "hangrep -F '學(xué)習(xí)'" '学习\n' '学习\n'
expect 'damage: switched off' 'hangrep --fold script 学习' '學(xué)習\n學習\n' '學習\n'
expect '--fold' 'hangrep --fold width 建设１' '建設1\n建设1\n' '建设1\n'
expect '--fold case' 'hangrep --fold case,script 設a' '设A\n' '设A\n'
expect '--exact' 'hangrep --exact 建设' '建設\n建设\n' '建设\n'
complains '--fold of nothing known' 'hangrep --fold foo a' '' "--fold: 'foo' is none of"
expect '-o prints the original' 'hangrep -o 建设１' '建設1。\n' '建設1\n'
expect 'a dropped blank inside, not behind' 'hangrep -o 法治' '法 治 政\n' '法 治\n'

expect 'invalid UTF-8 passes' 'hangrep 法' '\0377法\0376\n' '\0377法\0376\n'
expect 'invalid UTF-8, exact' 'hangrep --exact 法' '\0377法\0376\n' '\0377法\0376\n'
expect 'NUL passes' 'hangrep 法' 'a\0000法\n' 'a\0000法\n'
expect 'CR stays' 'hangrep 法' '法\r\n' '法\r\n'
expect 'records' 'hangrep --records 法治' '一\n推進法治、法治\n' 'doc\tline\tcol\tmatch\ttext\n-\t2\t3\t法治\t法治、法治\n-\t2\t6\t法治\t法治\n'
complains 'a pattern that takes too long' "hangrep '(a+)+[bc]'" "$(printf '%0999d' 0 | tr 0 a)\n" 'gave up on 1 lines'
expect 'a line is there before the next is read' 'mkfifo pipe; { printf "法\\n"; sleep 5; } >pipe & hangrep 法 pipe >got & sleep 0.5; cat got; kill $! 2>/dev/null' '' '法\n'

# Lines that cannot match are passed over many at once, in what was read.
many_lines='seq 200000 | sed "s/\$/法/; s/^\\(1\\|99999\\|200000\\)法/&治/" >many'
expect 'numbers of lines, far apart' "$many_lines; hangrep --exact -n 法治 many" '' '1:1法治\n99999:99999法治\n200000:200000法治\n'
expect 'context, far apart' "$many_lines; hangrep --exact -nC1 法治 many" '' '1:1法治\n2-2法\n--\n99998-99998法\n99999:99999法治\n100000-100000法\n--\n199999-199999法\n200000:200000法治\n'
expect 'context that begins in what was read before' \
	"$many_lines; hangrep --exact -B150000 法治 many | cmp - many" ''
expect 'marks among lines that do not match' \
	'hangrep --exact -n 法治' '\0034p\n一\n法治\n二\n\0034法治\n三\n\0034q\n四\n法治' 'p:2:法治\nq:2:法治'

# Two ways must agree: with --exact, the lines and exit status of grep -P.
# HANUTILS_CASES says how many cases are tried.
cat >random.awk <<'AWK'
function pick(list,    parts) {
	return parts[1 + int(rand() * split(list, parts, " "))]
}
BEGIN {
	srand(7)
	for (n = 0; n < cases; n++) {
		options = ""
		for (i = int(rand() * 3); i > 0; i--)
			options = options " " pick("-n -c -l -L -o -v -i -w -x -q -h -H -m1 -m2 -A1 -B1 -C1 -B2 -A2 -z")
		pattern = ""
		for (i = 1 + int(rand() * 3); i > 0; i--)
			pattern = pattern pick("法治 [法政a] . a b* 件+ 政|治 (?:法|A) ^ $ \\d \\w \\p{Han} 建.设 [^法] (.)\\1 (?<=法)治 无 k As 一、")
		files = pick("one two one,two one,nosuch empty,one one,one,two")
		if (options ~ /z/)
			gsub(/one|two/, "&.z", files)
		print options "\t" pattern "\t" files
	}
}
AWK
printf '法治政府\n建設 法治\n\nabcA\n无件件件12\n政政治\n\0377法\n法治\naſ一、\n' >one
printf 'A法\n建设件\n建 设\nK一\n、末\n' >two
tr '\n' '\000' <one >one.z
tr '\n' '\000' <two >two.z
: >empty
agree_with_grep() {
	awk -v cases="${HANUTILS_CASES:-400}" -f random.awk >cases
	tab=$(printf '\t')
	while IFS=$tab read -r options pattern files; do
		files=$(echo "$files" | tr , ' ')
		# shellcheck disable=SC2086
		LC_ALL=C.UTF-8 grep --binary-files=text -P $options \
			-e "$pattern" $files >wanted 2>/dev/null
		echo $? >>wanted
		# shellcheck disable=SC2086
		hangrep --exact $options -e "$pattern" $files >got 2>/dev/null
		echo $? >>got
		cmp -s wanted got ||
			echo "differs: $options '$pattern' $files"
	done <cases
}
if printf 件 | LC_ALL=C.UTF-8 grep -qP '^.$' 2>/dev/null; then
	expect 'two ways agree: grep -P' 'agree_with_grep | head -n 5' '' ''
else
	skip 'two ways agree: grep -P' 'this grep has no -P'
fi

# Two ways must agree: a glance at a line, and a look at all of it.  A pattern
# in a group is looked at; as it is, it is scanned for.
glance_agrees() {
	awk 'BEGIN {
		srand(11)
		split("法 治 政 府 建 設 设 １ 1 ㎡ m 2 ㈠ ( ) （ 一 ? & é ａ a 干 乾 幹 𫍝 ⼀", parts, " ")
		count = length(parts)
		for (n = 0; n < 3000; n++) {
			line = ""
			for (i = int(rand() * 12); i > 0; i--)
				line = line (rand() < 0.1 ? " " : "") parts[1 + int(rand() * count)]
			print line
		}
	}' >lines
	for pattern in 法治 建设 设1 m2 1 干 '(一)' 一 a谏 政府 '2法' '法 治' '法(a' 'a)治'; do
		hangrep -nF "$pattern" lines >one
		quoted=$(printf %s "$pattern" | sed 's/[()]/\\&/g')
		hangrep -n "(?:$quoted)" lines >two
		cmp -s one two || echo "differs: $pattern"
		[ -s one ] || echo "none: $pattern"
	done
}
expect 'two ways agree: a glance and a look' glance_agrees '' ''

# Two ways must agree: hangrep sees through damage as hanfix undoes it, in each
# line of a document, whichever lines were in question before.
find_in_damage() {
	hanfix "$root/tests/data/qingyan-readings.txt" >fixed
	for length in 2 3 5; do
		hangrep -oh --exact "\\p{Han}{$length}" \
			"$root/tests/data/clean/qingyan.txt"
	done | awk 'NR % 9 == 1 || /[庫損現]/' >patterns
	while IFS= read -r pattern; do
		hangrep -n "$pattern" "$root/tests/data/qingyan-readings.txt" |
			cut -d : -f 1 >one
		hangrep --fold script,width,space -n "$pattern" fixed |
			cut -d : -f 1 >two
		cmp -s one two || echo "differs: $pattern"
	done <patterns
}
expect 'two ways agree: through damage and without' find_in_damage '' ''

# Two ways must agree: what is found in pages as they are, in either script and
# through damage, is what grep -P finds in the same pages cleaned by hand.
# HANUTILS_SEEDS and HANUTILS_GOLD name the folders; HANUTILS_CASES says how
# many patterns are tried.
draw_patterns() { # folder of texts
	for length in 2 3 4 5 6 7 8; do
		hangrep -oh --exact "[\\x{4E00}-\\x{9FFF}0-9]{$length}" "$1"/*.txt
	done | LC_ALL=C awk -v cases="${HANUTILS_CASES:-200}" '
		{ words[NR] = $0 }
		function any() { return words[1 + int(rand() * NR)] }
		END {
			srand(5)
			for (n = 0; n < cases; n++)
				print any() (rand() < 0.3 ? "|" any() : "")
		}'
}
# OpenCC's phrases keep 著力, which folds to 着力 character by character.
kept_by_phrases='着力\|著力'
find_both_ways() {
	draw_patterns "$HANUTILS_GOLD/text" | grep -v "$kept_by_phrases" >patterns
	while IFS= read -r pattern; do
		(cd "$HANUTILS_SEEDS" && hangrep -nH "$pattern" ./*.txt) |
			cut -d : -f 1,2 >one
		(cd "$HANUTILS_GOLD/text" &&
			LC_ALL=C.UTF-8 grep -nHP "$pattern" ./*.txt) |
			cut -d : -f 1,2 >two
		cmp -s one two || echo "differs: $pattern"
	done <patterns
}
if [ -d "${HANUTILS_SEEDS-}" ] && [ -d "${HANUTILS_GOLD-}/text" ]; then
	expect 'two ways agree: raw pages and clean ones' find_both_ways '' ''
else
	skip 'two ways agree: raw pages and clean ones' 'no such pages here'
fi
