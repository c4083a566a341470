/*
 * torn.c -- Put torn characters together again.
 *
 * The damaged text is read as tokens: two bytes of GBK each, or one of ASCII,
 * a ? where bytes were lost, the end of a reading.  A node is one way to read
 * the tokens up to its own: in step, or out of step with the first byte of a
 * character waiting for its second.  All ways are followed side by side, the
 * likeliest ones that is, until all are in step again; then the likeliest
 * wins if it is much likelier than the text as it stands and than any other.
 */
#include "common/torn.h"

#include <limits.h>
#include <string.h>

#include "common/data/damage.h"
#include "common/memory.h"
#include "common/pinyin.h"
#include "common/utf8.h"

enum token_kind {
	TOKEN_PAIR, /* two bytes of GBK: lead, trail */
	TOKEN_BYTE, /* an ASCII character: trail; also the euro sign, 0x80 */
	TOKEN_HOLE, /* a question mark */
	TOKEN_TAIL, /* the letters of a reading, and its parenthesis */
	TOKEN_NOTE, /* a reading in parentheses */
	TOKEN_OTHER,
	TOKEN_END,
};

struct torn_token {
	enum token_kind kind;
	unsigned char lead, trail;
	uint16_t place; /* of a pair */
	uint32_t reading;
	size_t begin, end;
};

enum {
	NOWHERE = GBK_PAIRS, /* no character before */
	ASCII = 1 << 16,     /* what is written: a place, or this + a byte */
	NOTHING = 1 << 17,   /* or the token as it stands */
	COPY = 1 << 18,
};

struct torn_node {
	struct torn_node *parent;
	uint32_t written[2]; /* of this step */
	uint32_t hash;       /* of all that was written */
	int cost;
	int made_cost; /* of the characters put together */
	uint16_t made;
	uint16_t token, before; /* next token; place of the last character */
	unsigned char pending;  /* first byte of a character; 0: in step */
	unsigned char copies;   /* tokens copied since the last event */
	unsigned char vanished; /* pairs thought to have vanished */
	bool is_completed;      /* the last character was put together */
	bool is_original;       /* nothing but copies */
};

/* What goes wrong, and how unlikely that is. */
enum {
	COST_STRADDLE = 4 * COST_BIT,
	COST_CUT = 5 * COST_BIT,
	COST_UNSAID = 5 * COST_BIT, /* without a ? */
	COST_FOLDED = 3 * COST_BIT,
	COST_VANISHED = 4 * COST_BIT,
	COST_HOLE = 9 * COST_BIT, /* of a ? as it stands */
	COST_TAIL = 40 * COST_BIT,
	COST_NOTE = 24 * COST_BIT,
	COST_OTHER = 12 * COST_BIT,
	COST_UNPAIRED = 4 * COST_BIT, /* beside a character not known */
	COST_SEEN = 3 * COST_BIT,
	COST_LOST = 20 * COST_BIT, /* one that begins with a lost pair */
	COST_TOO_MUCH = 40 * COST_BIT,

	ENOUGH = 10 * COST_BIT,      /* likelier than the text as it stands */
	CLEAR = 4 * COST_BIT,        /* likelier than the next */
	MOST_COST = 12 * COST_BIT,   /* a character, all in all */
	MOST_ALLOWED = 6 * COST_BIT, /* ... and in the end */
	SETTLED = 3,                 /* tokens in step */
	MOST_VANISHED = 2,
};

static const struct damage_data *
known(void)
{
	return (const struct damage_data *)data_damage;
}

static bool
is_lead(unsigned byte)
{
	return byte >= GBK_FIRST_LEAD && byte <= GBK_LAST_LEAD;
}

/* The place of the character with these two bytes, or NOWHERE. */
static unsigned
place_of(unsigned lead, unsigned trail)
{
	unsigned place;

	if (!is_lead(lead) || trail < GBK_FIRST_TRAIL || trail > GBK_LAST_TRAIL)
		return NOWHERE;
	place = gbk_place(lead, trail);
	return known()->character[place] == 0 ? NOWHERE : place;
}

static unsigned
trail_of(unsigned place)
{
	return place % GBK_TRAILS + GBK_FIRST_TRAIL;
}

static unsigned
place_of_code_point(int32_t code_point)
{
	unsigned gbk = 0;

	if (code_point >= 0x80 && code_point < 0x10000)
		gbk = known()->gbk[code_point];
	return gbk == 0 ? NOWHERE : gbk_place(gbk >> 8, gbk & 0xFF);
}

/* --- what is likely --- */

static int
ascii_cost(unsigned char byte)
{
	static const char common[] = ",0123456789";

	if (byte != '\0' && strchr(common, byte) != NULL)
		return 5 * COST_BIT;
	if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
		return 11 * COST_BIT;
	return strchr(".;:()%- ", byte) != NULL ? 7 * COST_BIT : 12 * COST_BIT;
}

static bool
was_seen(const struct torn *torn, uint32_t key)
{
	return torn->seen[bigram_slot(key) % TORN_WORDS] == key;
}

static int
class_of(uint32_t key)
{
	const uint32_t *bigrams = known()->bigrams;
	uint32_t slot = bigram_slot(key);

	while (bigrams[slot] != 0) {
		if (bigrams[slot] / BIGRAM_CLASSES == key / BIGRAM_CLASSES)
			return bigrams[slot] % BIGRAM_CLASSES;
		slot = (slot + 1) % BIGRAM_SLOTS;
	}
	return BIGRAM_NONE;
}

/* Of the character in place behind the one in before. */
static int
pair_cost(const struct torn *torn, unsigned before, unsigned place)
{
	static const int class_costs[] = { [BIGRAM_INSIDE] = 4 * COST_BIT,
		[BIGRAM_WORD] = 5 * COST_BIT / 2,
		[BIGRAM_COMMON] = COST_BIT };
	const struct damage_data *data = known();
	int alone = data->cost[place], cost;
	int script = alone - data->cost[data->plain[place]];
	uint32_t key;
	int class;

	if (before == NOWHERE)
		return alone;
	key = bigram_key(data->plain[before], data->plain[place]);
	if (was_seen(torn, key))
		return COST_SEEN < alone ? COST_SEEN : alone;
	class = class_of(key);
	if (data->plain[before] == before && data->followers[before] == 0)
		return alone;
	if (class == BIGRAM_NONE)
		return alone + COST_UNPAIRED;
	cost = class_costs[class] + data->followers[data->plain[before]];
	if (script > 0)
		cost += script;
	return cost < alone ? cost : alone;
}

/* --- tokens --- */

/* Length of the reading that text begins with, and the ) behind it; 0. */
static size_t
tail_length(struct text text, uint32_t *reading)
{
	size_t length = 0;

	if (text.length > 0)
		length = pinyin_parse(text, reading);
	if (length == 0 || length == text.length || text.bytes[length] != ')')
		return 0;
	return length + 1;
}

static void
read_token(struct text line, size_t offset, struct torn_token *token)
{
	struct text rest = text_skip(line, offset);
	size_t length;
	int32_t c;

	*token = (struct torn_token){ .begin = offset, .end = offset };
	token->kind = TOKEN_END;
	if (rest.length == 0)
		return;
	length = tail_length(rest, &token->reading);
	if (length != 0) {
		token->kind = TOKEN_TAIL;
		token->end += length;
		return;
	}
	if (rest.bytes[0] == '(' &&
	    (length = tail_length(text_skip(rest, 1), &token->reading)) != 0) {
		token->kind = TOKEN_NOTE;
		token->end += length + 1;
		return;
	}
	c = utf8_next(&rest);
	token->end = line.length - rest.length;
	token->kind = TOKEN_BYTE;
	token->trail = c == 0x20AC ? 0x80 : c;
	if (c == '?')
		token->kind = TOKEN_HOLE;
	if ((c >= 0 && c < 0x80) || c == 0x20AC)
		return;
	token->place = place_of_code_point(c);
	token->kind = token->place == NOWHERE ? TOKEN_OTHER : TOKEN_PAIR;
	if (token->kind == TOKEN_PAIR) {
		token->lead = token->place / GBK_TRAILS + GBK_FIRST_LEAD;
		token->trail = trail_of(token->place);
	}
}

/* The full-width form of what may have been folded to half width. */
static bool
unfold(const struct torn_token *token, struct torn_token *unfolded)
{
	*unfolded = *token;
	unfolded->kind = TOKEN_PAIR;
	if (token->kind == TOKEN_PAIR)
		return true;
	if (token->kind == TOKEN_HOLE) {
		unfolded->lead = 0xA3;
		unfolded->trail = 0xBF;
	} else if (token->kind != TOKEN_BYTE || token->trail < 0x20 ||
	    token->trail > 0x7E) {
		return false;
	} else if (token->trail == ' ') {
		unfolded->lead = unfolded->trail = 0xA1;
	} else {
		unfolded->lead = 0xA3;
		unfolded->trail = token->trail + 0x80;
	}
	unfolded->place = place_of(unfolded->lead, unfolded->trail);
	return unfolded->place != NOWHERE;
}

/* Whether the text may have been cut in front of it. */
static bool
is_mark(const struct torn_token *token, struct torn_token *mark)
{
	if (!unfold(token, mark))
		return false;
	if (mark->lead == 0xA1)
		return mark->trail == 0xA2 || mark->trail == 0xA3;
	return mark->lead == 0xA3 &&
	    (mark->trail == 0xA1 || mark->trail == 0xAC ||
		mark->trail == 0xBB || mark->trail == 0xBF);
}

/* --- steps --- */

struct search {
	struct torn *torn;
	size_t token_count; /* read so far */
	size_t token;       /* being followed */
	struct text line;
	struct torn_node *best[TORN_LONGEST + 2][TORN_WIDEST];
	size_t widths[TORN_LONGEST + 2];
	int least[TORN_LONGEST + 2]; /* cost of the best there */
	bool is_full;
};

static const struct torn_token *
token_at(struct search *search, size_t index)
{
	struct torn_token *tokens = search->torn->tokens;

	while (search->token_count <= index) {
		size_t count = search->token_count;
		size_t begin = count == 0 ? 0 : tokens[count - 1].end;

		read_token(search->line, begin, &tokens[count]);
		search->token_count++;
	}
	return &tokens[index];
}

static void
write_code(struct torn_node *node, uint32_t code)
{
	node->hash = (node->hash ^ code) * 16777619u;
	if (node->written[0] == NOTHING)
		node->written[0] = code;
	else
		node->written[1] = code;
}

/*
 * Room for a node in the row of its token: that of old, if nothing follows it
 * yet; NULL when there is none left.
 */
static struct torn_node *
node_room(struct search *search, struct torn_node *old)
{
	struct torn *torn = search->torn;

	if (old != NULL && old->token > search->token)
		return old;
	if (torn->node_count == TORN_NODES) {
		search->is_full = true;
		return NULL;
	}
	return &torn->nodes[torn->node_count++];
}

/* Which node of a full row is the least likely; not the original. */
static size_t
worst_node(struct torn_node **row, size_t width)
{
	size_t worst = row[0]->is_original;

	for (size_t i = worst + 1; i < width; i++)
		if (!row[i]->is_original && row[i]->cost > row[worst]->cost)
			worst = i;
	return worst;
}

/* Keep the node if it is one of the best for its token. */
static void
keep_node(struct search *search, const struct torn_node *node)
{
	size_t token = node->token, width = search->widths[token], i;
	struct torn_node **row = search->best[token], *room;

	if (token > TORN_LONGEST ||
	    (!node->is_original &&
		node->cost > search->least[token] + COST_TOO_MUCH))
		return;
	for (i = 0; i < width; i++)
		if (row[i]->hash == node->hash &&
		    row[i]->pending == node->pending)
			break;
	if (i == TORN_WIDEST)
		i = worst_node(row, width);
	if (i < width && row[i]->cost <= node->cost && !node->is_original)
		return;
	room = node_room(search, i < width ? row[i] : NULL);
	if (room == NULL)
		return;
	*room = *node;
	row[i] = room;
	if (i == width)
		search->widths[token]++;
	if (node->cost < search->least[token])
		search->least[token] = node->cost;
}

/* A node that follows node, behind count more tokens. */
static struct torn_node
step(struct torn_node *node, size_t count, int cost)
{
	struct torn_node next = *node;

	next.parent = node;
	next.written[0] = next.written[1] = NOTHING;
	next.token += count;
	next.cost += cost;
	next.is_completed = false;
	next.is_original = false;
	next.copies = 0;
	return next;
}

/* Write the character in place; false if there is none. */
static bool
complete(struct search *search, struct torn_node *node, unsigned place)
{
	int cost;

	if (place == NOWHERE)
		return false;
	cost = pair_cost(search->torn, node->before, place);
	node->cost += cost;
	node->made_cost += cost;
	node->made++;
	node->before = place;
	node->pending = 0;
	node->is_completed = true;
	write_code(node, place);
	return true;
}

static int
copy_cost(const struct torn *torn, const struct torn_node *node,
    const struct torn_token *token)
{
	switch (token->kind) {
	case TOKEN_PAIR:
		return pair_cost(torn, node->before, token->place);
	case TOKEN_BYTE:
		return ascii_cost(token->trail);
	case TOKEN_HOLE:
		return COST_HOLE;
	case TOKEN_TAIL:
		return COST_TAIL;
	case TOKEN_NOTE:
		return COST_NOTE;
	default:
		return COST_OTHER;
	}
}

static bool
is_read(unsigned place, uint32_t reading)
{
	const struct damage_data *data = known();

	for (unsigned i = data->first_reading[place];
	     i < data->first_reading[place + 1]; i++)
		if (pinyin_matches(data->readings[i], reading))
			return true;
	return false;
}

static void
copy_token(struct search *search, struct torn_node *node,
    const struct torn_token *token)
{
	struct torn_node next =
	    step(node, 1, copy_cost(search->torn, node, token));

	/* The note behind a character whose second byte was left over. */
	if (token->kind == TOKEN_NOTE && node->is_completed &&
	    is_read(node->before, token->reading)) {
		next.cost = node->cost;
		next.is_completed = true;
		keep_node(search, &next);
		return;
	}
	next.is_original = node->is_original;
	next.copies = node->copies < UINT8_MAX ? node->copies + 1 : UINT8_MAX;
	next.before = token->kind == TOKEN_PAIR ? token->place : NOWHERE;
	write_code(&next,
	    token->kind == TOKEN_PAIR ? token->place
		: token->kind == TOKEN_BYTE && token->trail < 0x80
		? ASCII | token->trail
		: COPY + node->token);
	keep_node(search, &next);
}

/* A reading was put behind a character of lead and the byte lost there. */
static void
try_key(struct search *search, struct torn_node *node, unsigned lead,
    size_t count, uint32_t reading, int cost)
{
	for (unsigned trail = GBK_FIRST_TRAIL; trail <= GBK_LAST_TRAIL;
	     trail++) {
		unsigned key = place_of(lead, trail);
		struct torn_node next;

		if (key == NOWHERE || !is_read(key, reading))
			continue;
		next = step(node, count, cost);
		if (node->pending != 0) {
			complete(search, &next, key);
		} else {
			if (!is_lead(trail))
				continue;
			next.pending = trail;
			next.cost += known()->cost[key] / 4;
		}
		keep_node(search, &next);
	}
}

/* The first byte of a character was lost before the mark, its second. */
static void
try_cut(struct search *search, struct torn_node *node, size_t count,
    const struct torn_token *mark, int cost)
{
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		struct torn_node next = step(node, count, cost);

		if (!complete(search, &next, place_of(lead, mark->lead)))
			continue;
		next.pending = mark->trail;
		next.is_completed = false;
		keep_node(search, &next);
	}
}

/* The second byte was lost before a mark, or at the end of the line. */
static void
try_lost_trail(
    struct search *search, struct torn_node *node, size_t count, int cost)
{
	for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD; trail++) {
		struct torn_node next = step(node, count, cost);

		if (complete(search, &next, place_of(node->pending, trail)))
			keep_node(search, &next);
	}
}

/* In step: where may the text have gone out of it? */
static void
leave_step(struct search *search, struct torn_node *node)
{
	const struct torn_token *token = token_at(search, node->token);
	bool is_hole = token->kind == TOKEN_HOLE;
	int unsaid = is_hole ? 0 : COST_UNSAID;
	const struct torn_token *next = token;
	struct torn_token mark;

	if (is_hole)
		next = token_at(search, node->token + 1);
	if (next->kind == TOKEN_TAIL && node->token > 0) {
		const struct torn_token *before =
		    token_at(search, node->token - 1);

		if (before->kind == TOKEN_PAIR)
			try_key(search, node, before->trail, is_hole + 1,
			    next->reading, COST_STRADDLE + unsaid);
	}
	if (is_mark(next, &mark) && (is_hole || search->torn->is_damaged))
		try_cut(search, node, is_hole + 1, &mark, COST_CUT + unsaid);
}

/* Out of step: read the pair, the first byte of which belongs to pending. */
static void
shift_pair(struct search *search, struct torn_node *node,
    struct torn_node *parent, const struct torn_token *pair, int cost)
{
	struct torn_node next = step(node, 1, cost);

	next.parent = parent;
	if (!complete(search, &next, place_of(node->pending, pair->lead)))
		return;
	if (is_lead(pair->trail)) {
		next.pending = pair->trail;
		next.is_completed = false;
	} else if (pair->trail < 0x80) {
		next.cost += ascii_cost(pair->trail);
		next.before = NOWHERE;
		next.is_completed = false;
		write_code(&next, ASCII | pair->trail);
	} else {
		return;
	}
	keep_node(search, &next);
}

/* What a decoder drops without a trace: the user-defined zones of GBK. */
static bool
vanishes(unsigned lead, unsigned trail)
{
	if (lead >= 0xA1 && lead <= 0xA7)
		return trail <= 0xA0;
	return trail >= 0xA1 &&
	    ((lead >= 0xAA && lead <= 0xAF) || lead >= 0xF8);
}

static void
shift_token(
    struct search *search, struct torn_node *node, struct torn_node *parent)
{
	const struct torn_token *token = token_at(search, node->token);
	struct torn_token unfolded;

	if (token->kind == TOKEN_PAIR) {
		shift_pair(search, node, parent, token, 0);
		return;
	}
	if (token->kind == TOKEN_BYTE && token->trail >= GBK_FIRST_TRAIL) {
		struct torn_node next = step(node, 1, 0);

		next.parent = parent;
		if (complete(
			search, &next, place_of(node->pending, token->trail)))
			keep_node(search, &next);
	}
	if (unfold(token, &unfolded))
		shift_pair(search, node, parent, &unfolded, COST_FOLDED);
}

/* Whether a decoder writes ? for the pair, which is not assigned. */
static bool
leaves_hole(unsigned lead, unsigned trail)
{
	return is_lead(trail) && place_of(lead, trail) == NOWHERE &&
	    !vanishes(lead, trail);
}

/*
 * A pair was lost before the token at hand: its first byte ends the pending
 * character, and its second begins one.
 */
static void
try_lost_pair(struct search *search, struct torn_node *node, size_t count,
    bool (*is_lost)(unsigned lead, unsigned trail))
{
	for (unsigned lead = GBK_FIRST_LEAD; lead <= GBK_LAST_LEAD; lead++) {
		struct torn_node first = step(node, count, COST_VANISHED);
		struct torn_node *between;

		first.vanished++;
		if (!complete(search, &first, place_of(node->pending, lead)) ||
		    first.cost > search->least[node->token] + COST_LOST)
			continue;
		between = node_room(search, NULL);
		if (between == NULL)
			return;
		*between = first;
		for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD;
		     trail++)
			if (is_lost(lead, trail)) {
				first = *between;
				first.parent = between;
				first.written[0] = first.written[1] = NOTHING;
				first.pending = trail;
				shift_token(search, &first, between);
			}
	}
}

static void
try_lost_pairs(struct search *search, struct torn_node *node)
{
	const struct torn_token *token = token_at(search, node->token);

	if (node->vanished == MOST_VANISHED)
		return;
	if (token->kind == TOKEN_HOLE)
		try_lost_pair(search, node, 1, leaves_hole);
	else if (token->kind == TOKEN_PAIR || token->kind == TOKEN_BYTE)
		try_lost_pair(search, node, 0, vanishes);
}

static void
follow_out_of_step(struct search *search, struct torn_node *node)
{
	const struct torn_token *token = token_at(search, node->token);
	bool is_hole = token->kind == TOKEN_HOLE;
	int unsaid = is_hole ? 0 : COST_UNSAID;
	const struct torn_token *next = token;
	struct torn_token mark;

	if (is_hole)
		next = token_at(search, node->token + 1);
	if (next->kind == TOKEN_TAIL)
		try_key(search, node, node->pending, is_hole + 1, next->reading,
		    COST_STRADDLE + unsaid);
	if (next->kind == TOKEN_END || is_mark(next, &mark))
		try_lost_trail(search, node, is_hole, COST_CUT + unsaid);
	shift_token(search, node, node);
	try_lost_pairs(search, node);
}

/* --- places --- */

static void
follow(struct search *search, struct torn_node *node)
{
	const struct torn_token *token = token_at(search, node->token);

	if (node->pending != 0) {
		follow_out_of_step(search, node);
		return;
	}
	if (token->kind != TOKEN_END)
		copy_token(search, node, token);
	leave_step(search, node);
}

/* Whether all ways to read the text up to this token have settled. */
static bool
is_settled(struct search *search, size_t token)
{
	for (size_t i = 0; i < search->widths[token]; i++) {
		const struct torn_node *node = search->best[token][i];

		if (node->pending != 0 || node->copies < SETTLED)
			return false;
	}
	return search->widths[token] > 0;
}

static void
append_code(struct buffer *buffer, uint32_t code, struct text line,
    const struct torn_token *tokens)
{
	if (code < GBK_PAIRS)
		utf8_append(buffer, known()->character[code]);
	else if (code >= COPY)
		buffer_append(buffer,
		    (struct text){ line.bytes + tokens[code - COPY].begin,
			tokens[code - COPY].end - tokens[code - COPY].begin });
	else if (code >= ASCII && code < NOTHING)
		buffer_append_byte(buffer, code - ASCII);
}

static void
write_node(struct search *search, const struct torn_node *node)
{
	if (node->parent == NULL)
		return;
	write_node(search, node->parent);
	for (int i = 0; i < 2; i++)
		append_code(&search->torn->after, node->written[i],
		    search->line, search->torn->tokens);
}

/* Take the best way at this token, if it is good enough. */
static void
decide(struct search *search, size_t token, struct torn_place *place)
{
	const struct torn_node *best = NULL, *second = NULL, *original = NULL;

	for (size_t i = 0; i < search->widths[token]; i++) {
		const struct torn_node *node = search->best[token][i];

		if (node->pending != 0)
			continue;
		if (node->is_original)
			original = node;
		if (best == NULL || node->cost < best->cost) {
			second = best;
			best = node;
		} else if (second == NULL || node->cost < second->cost) {
			second = node;
		}
	}
	place->end =
	    token == 0 ? place->begin : token_at(search, token - 1)->end;
	place->is_repaired = best != NULL && !best->is_original &&
	    !search->is_full &&
	    best->made_cost <= best->made * MOST_COST + MOST_ALLOWED &&
	    (original == NULL || best->cost + ENOUGH <= original->cost) &&
	    (second == NULL || second == original ||
		best->cost + CLEAR <= second->cost);
	buffer_clear(&search->torn->after);
	if (place->is_repaired)
		write_node(search, best);
	place->after = buffer_text(&search->torn->after);
	place->is_suspect = token_at(search, 1)->kind != TOKEN_BYTE &&
	    token_at(search, 1)->kind != TOKEN_PAIR;
}

/* Read on from the token at offset, which may be torn. */
static void
search_place(struct torn *torn, struct text line, size_t offset,
    struct torn_place *place)
{
	static struct search search;
	struct torn_node start = { .token = 1,
		.before = NOWHERE,
		.written = { NOTHING, NOTHING },
		.is_original = true };
	size_t token = 1;

	search = (struct search){ .torn = torn, .line = line };
	for (size_t i = 0; i < TORN_LONGEST + 2; i++)
		search.least[i] = INT_MAX / 2;
	if (offset > 0)
		read_token(line, utf8_before(line, offset), &torn->tokens[0]);
	else
		torn->tokens[0] = (struct torn_token){ .kind = TOKEN_OTHER };
	search.token_count = 1;
	if (torn->tokens[0].kind == TOKEN_PAIR)
		start.before = torn->tokens[0].place;
	torn->tokens[0].end = offset;
	torn->node_count = 0;
	keep_node(&search, &start);
	place->begin = offset;
	for (; token < TORN_LONGEST; token++) {
		search.token = token;
		for (size_t i = 0; i < search.widths[token]; i++)
			follow(&search, search.best[token][i]);
		if (token_at(&search, token)->kind == TOKEN_END ||
		    is_settled(&search, token))
			break;
	}
	decide(&search, token, place);
}

/* Whether a character with this first byte is read so. */
static bool
has_key(unsigned lead, uint32_t reading)
{
	for (unsigned trail = GBK_FIRST_LEAD; trail <= GBK_LAST_LEAD; trail++) {
		unsigned key = place_of(lead, trail);

		if (key != NOWHERE && is_read(key, reading))
			return true;
	}
	return false;
}

/* Whether the text at offset, behind a mark, looks like no text at all. */
static bool
is_odd(const struct torn *torn, struct text line, size_t offset)
{
	enum { ODD = 25 * COST_BIT };
	struct torn_token first, second;

	read_token(line, offset, &first);
	read_token(line, first.end, &second);
	if (second.kind == TOKEN_NOTE || second.kind == TOKEN_TAIL)
		return true;
	if (first.kind != TOKEN_PAIR || second.kind != TOKEN_PAIR)
		return false;
	return pair_cost(torn, NOWHERE, first.place) +
	    pair_cost(torn, first.place, second.place) >
	    ODD;
}

/* A byte where the text may have gone out of step. */
static bool
is_suspect(const struct torn *torn, struct text line, size_t offset)
{
	struct torn_token token, before, mark;

	read_token(line, offset, &token);
	if (token.kind == TOKEN_HOLE) {
		read_token(line, token.end, &token);
		return token.kind == TOKEN_TAIL || is_mark(&token, &mark);
	}
	if (token.kind == TOKEN_TAIL && offset > 0) {
		read_token(line, utf8_before(line, offset), &before);
		return before.kind == TOKEN_PAIR &&
		    has_key(before.trail, token.reading);
	}
	return torn->is_damaged && is_mark(&token, &mark) &&
	    is_odd(torn, line, token.end);
}

bool
torn_next(struct torn *torn, struct text line, size_t offset,
    struct torn_place *place)
{
	if (torn->nodes == NULL) {
		torn->nodes = memory_new(TORN_NODES, sizeof(*torn->nodes));
		torn->tokens =
		    memory_new(TORN_LONGEST + 4, sizeof(*torn->tokens));
	}
	for (; offset < line.length; offset++) {
		if (((unsigned char)line.bytes[offset] & 0xC0) == 0x80)
			continue;
		if (is_suspect(torn, line, offset)) {
			search_place(torn, line, offset, place);
			return true;
		}
	}
	return false;
}

/* --- documents --- */

void
torn_begin(struct torn *torn)
{
	memset(torn->seen, 0, sizeof(torn->seen));
	torn->is_damaged = false;
}

void
torn_expect(struct torn *torn)
{
	torn->is_damaged = true;
}

void
torn_learn(struct torn *torn, struct text text)
{
	unsigned before = NOWHERE;

	while (text.length > 0) {
		unsigned place = place_of_code_point(utf8_next(&text));

		if (place != NOWHERE &&
		    known()->followers[known()->plain[place]] == 0)
			place = NOWHERE;
		if (place != NOWHERE)
			place = known()->plain[place];
		if (before != NOWHERE && place != NOWHERE) {
			uint32_t key = bigram_key(before, place);

			torn->seen[bigram_slot(key) % TORN_WORDS] = key;
		}
		before = place;
	}
}
