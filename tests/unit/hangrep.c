/* What every match of a pattern must have. */
#include "cmd/hangrep/rows.h"
#include "common/buffer.h"
#include "common/utf8.h"
#include "tests/unit/check.h"

static void
append_set(struct buffer *buffer, const struct row_set *set)
{
	struct text text = row_set_text(set), rest = text;

	utf8_next(&rest);
	if (rest.length == 0) {
		buffer_append(buffer, text);
		return;
	}
	buffer_append_byte(buffer, '[');
	buffer_append(buffer, text);
	buffer_append_byte(buffer, ']');
}

/*
 * The rows with | between, = before where they are all of the pattern, ^ and $
 * at ends of lines.
 */
static struct text
needs(const char *pattern, bool caseless)
{
	static struct buffer buffer;
	static struct rows rows;

	buffer_clear(&buffer);
	rows_find(text_from(pattern), caseless, &rows);
	if (rows.is_exact)
		buffer_append_byte(&buffer, '=');
	for (size_t i = 0; i < rows.count; i++) {
		if (i > 0)
			buffer_append_byte(&buffer, '|');
		if (rows.rows[i].begins_line)
			buffer_append_byte(&buffer, '^');
		for (size_t j = 0; j < rows.rows[i].length; j++)
			append_set(&buffer, &rows.rows[i].sets[j]);
		if (rows.rows[i].ends_line)
			buffer_append_byte(&buffer, '$');
	}
	buffer_room(&buffer, 1);
	return buffer_text(&buffer);
}

#define NEEDS(pattern, expected)                                               \
	CHECK_TEXT(needs(pattern, false), TEXT(expected))

int
main(void)
{
	NEEDS("法治", "=法治");
	NEEDS("法治|执法", "=法治|执法");
	NEEDS("法治|法治政府", "=法治");
	NEEDS("行政(复议|诉讼)", "=行政复议|行政诉讼");
	NEEDS("行政(?:复议)?", "=行政");
	NEEDS("(党组|党委)?书记", "=书记");
	NEEDS("[0-9]+件", "=[0123456789]件");
	NEEDS("\\d+(\\.\\d+)?%", "=[0123456789]%");
	NEEDS("[1，]部", "=[1，]部");
	NEEDS("第[一二]+条", "[一二]条");
	NEEDS("件\\d{2,3}", "=件[0123456789][0123456789]");
	NEEDS("x*ab*", "=a");
	NEEDS("(ab)+c", "ab");
	NEEDS("((a|b)c){2}e", "ac|bc");
	NEEDS("\\p{Han}{2}局", "局");
	NEEDS("[一-龥]局", "局");
	NEEDS("^一、", "^一、");
	NEEDS("^一、|甲一、", "甲一、|^一、");
	NEEDS("^[一二]+、", "[一二]、");
	NEEDS("法^一", "法");
	NEEDS("(受理|办结).*件$", "受理|办结");
	NEEDS("共.*案件$", "案件$");
	NEEDS("件+$", "件$");
	NEEDS("件$治", "件");
	NEEDS("(?<=行政)复议", "复议");
	NEEDS("a++b", "a");
	NEEDS("a\\{b", "=a{b");
	NEEDS("[]a]b", "=[]a]b");
	NEEDS("[[:]法|治]", "=[[:]法|治]");
	NEEDS("[[:digit:]]法", "法");
	/* Nothing is known of these. */
	NEEDS("", "");
	NEEDS("法*", "");
	NEEDS("法|", "");
	NEEDS("a{|b", "");
	NEEDS("(?i)a", "");
	NEEDS("((*ACCEPT)a)b", "");
	NEEDS("政(?#[)|治", "");
	NEEDS("\\Qa|b\\E", "");
	CHECK_TEXT(needs("ä", true), TEXT(""));
	CHECK_TEXT(needs("a法治", true), TEXT("=[aA]法治"));
	CHECK_TEXT(needs("ks", true), TEXT("=[kK\u212A][sS\u017F]"));
	return check_finish();
}
