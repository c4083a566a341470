# hancat: encodings, marks, line ends, and what cannot be decoded.

# 报告 in GB18030, 報告 in Big5; 通知。 as UTF-16 in both orders.
expect 'mark and UTF-8' 'hancat' '通知\n' '\0034-\n通知\n'
expect 'empty input is a document' 'hancat' '' '\0034-\n'
expect 'GBK' 'hancat' '\0261\0250\0270\0346\n' '\0034-\n报告\n'
expect 'Big5' 'hancat' '\0263\0370\0247\0151\0241\0103\n' '\0034-\n報告。\n'
expect 'GB18030, four bytes' 'hancat' '\0261\0250\0270\0346\0201\0071\0356\0071\n' '\0034-\n报告㐀\n'
expect 'UTF-16LE, no mark' 'hancat' '\0032\0220\0345\0167\0002\0060\0012\0000' '\0034-\n通知。\n'
expect 'UTF-16BE, no mark' 'hancat' '\0220\0032\0167\0345\0060\0002\0000\0012' '\0034-\n通知。\n'
expect 'UTF-16LE, byte order mark' 'hancat' '\0377\0376\0032\0220\0012\0000' '\0034-\n通\n'
expect 'UTF-16BE, byte order mark' 'hancat' '\0376\0377\0220\0032\0000\0012' '\0034-\n通\n'
expect 'UTF-16 with a pair of surrogates' 'hancat' '\0376\0377\0330\0100\0334\0013' '\0034-\n𠀋'
expect 'UTF-8, byte order mark' 'hancat' '\0357\0273\0277通知\n' '\0034-\n通知\n'
expect 'a second U+FEFF stays' 'hancat' '\0357\0273\0277\0357\0273\0277通知\n' '\0034-\n\0357\0273\0277通知\n'

expect 'forced encoding' 'hancat -e BIG5' '\0261\0250\n' '\0034-\n惆\n'
expect 'forced UTF-8' 'hancat --encoding utf-8 2>/dev/null' '\0261a\n' '\0034-\n\0357\0277\0275a\n' 2
complains 'unknown encoding' 'hancat -e NOSUCH' '' "no encoding is called 'NOSUCH'"

expect 'verbose: UTF-8' 'hancat -v 2>&1 >/dev/null' '通知\n' 'hancat: -: UTF-8\n'
expect 'verbose: ASCII' 'hancat -v 2>&1 >/dev/null' 'a\n' 'hancat: -: ASCII\n'
expect 'verbose: all it says' 'hancat -v 2>&1 >/dev/null' '\0357\0273\0277通知\r\n' 'hancat: -: UTF-8, with byte order mark, CR LF\n'
expect 'verbose: GB18030' 'hancat --verbose 2>&1 >/dev/null' '\0261\0250\0270\0346\n' 'hancat: -: GB18030\n'

expect 'CR LF becomes LF' 'hancat' 'a\r\nb\r\n' '\0034-\na\nb\n'
expect 'CR alone stays' 'hancat' 'a\rb\r\r\nc\r' '\0034-\na\rb\r\nc\r'
expect 'CR LF across reads' '{ printf "a\\r"; sleep 0.1; printf "\\nb"; } | hancat' '' '\0034-\na\nb'
expect 'no final newline' 'hancat' '通知' '\0034-\n通知'
given one.txt '一'
given two.txt '二\n'
given marked.txt '\0034名\n一\n\0034字\n二'
expect 'newline only before a mark' 'hancat one.txt two.txt one.txt' '' '\0034one.txt\n一\n\0034two.txt\n二\n\0034one.txt\n一'
expect 'marks are not doubled' 'hancat one.txt marked.txt two.txt' '' '\0034one.txt\n一\n\0034名\n一\n\0034字\n二\n\0034two.txt\n二\n'
expect 'marks pass' 'hancat' '\0034名\n一\n' '\0034名\n一\n'
expect 'later FS is content' 'hancat 2>/dev/null' '一\n\0034二\n' '\0034-\n一\n␜二\n'
complains 'and said' 'hancat' '一\n\0034二\n' 'FS at the start of 1 lines is not a document mark, written as U+241C' 0
expect 'FS in mid-line' 'hancat' '一\0034二\n' '\0034-\n一\0034二\n'
given 'a	b\b.txt' 'x\n'
expect 'the name is escaped' 'hancat a*.txt' '' '\0034a\\tb\\\\b.txt\nx\n'

expect 'NUL passes' 'hancat' '通知\0000a\n' '\0034-\n通知\0000a\n'
expect 'a wrong byte is replaced' 'hancat 2>/dev/null' '通知\0377通知\n' '\0034-\n通知\0357\0277\0275通知\n' 2
complains 'and counted' 'hancat' '通知\0377\0376通知\n' 'hancat: -: 2 bytes are not UTF-8, replaced by U+FFFD'
expect 'a cut character at the end' 'hancat 2>/dev/null' '通知\0351\0200' '\0034-\n通知\0357\0277\0275\0357\0277\0275' 2

given names 'one.txt\ntwo.txt'
given names0 'two.txt\0000one.txt\0000'
expect 'names from a file' 'hancat -f names' '' '\0034one.txt\n一\n\0034two.txt\n二\n'
expect 'names ended by NUL' 'hancat -0 -f names0' '' '\0034two.txt\n二\n\0034one.txt\n一'
expect 'names from standard input' 'hancat --null --files-from - one.txt' 'two.txt\0000' '\0034two.txt\n二\n\0034one.txt\n一'
complains 'a name that is not there' 'hancat -f -' 'nosuch\none.txt\n' 'hancat: nosuch: No such file or directory'

expect 'a line is there before the next is read' 'mkfifo pipe; { printf "一\\n"; sleep 5; } >pipe & hancat pipe >got & sleep 0.5; cat got; kill $! 2>/dev/null' '' '\0034pipe\n一\n'
