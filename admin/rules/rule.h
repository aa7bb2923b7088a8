#ifndef ANNA_ADMIN_RULES_RULE_H
#define ANNA_ADMIN_RULES_RULE_H

#include "base/arena.h"

/* The rules of `lint`, one row each: rule_rows.h has those about the German of a text,
 * rule_rows_data.h those about the data, rule_rows_when.h those about hours and dates. A
 * row is all there is to read about a rule: its id, how bad it is, what is said of it in
 * German and in English, why it is there, and an example. A new rule is a new row, and
 * the place that finds it.
 *
 * Most rules say one thing; where one says several, enum rule_message names them. In a
 * message {0}, {1} and so on are places that the finding fills in.
 *
 * The examples are tested (test_lint_rule.c): the bad one gives exactly this rule, the
 * good one does not. A rule about a whole text or a whole document has none. Of a rule
 * about data each line is "KIND ID FIELD VALUE", as in `anna-admin KIND set ID FIELD
 * VALUE`. */

enum rule_level { RULE_WARNING, RULE_ERROR, RULE_BY_DEGREE /* the finding knows */ };
enum rule_about { RULE_OF_TEXT, RULE_OF_DATA };
enum rule_lang { RULE_GERMAN, RULE_ENGLISH, RULE_LANGS };
enum { RULE_MESSAGES = 5, RULE_PLACES = 3 };

enum rule {
#define RULE(name, ...) RULE_##name,
#include "rules/rule_rows.h"
#include "rules/rule_rows_data.h"
#include "rules/rule_rows_when.h"
#undef RULE
    RULE_COUNT
};

/* Which of a row's messages; 0 where there is one. */
enum rule_message {
    RULE_OFFICIALESE_OFFICE = 0,
    RULE_OFFICIALESE_LAW = 1,
    RULE_PASSIVE_DONE = 0,
    RULE_PASSIVE_MUST = 1,
    RULE_ABBREVIATION_SHORT = 0,
    RULE_ABBREVIATION_CAPITALS = 1,
    RULE_THOUGHTS_CLAUSES = 0,
    RULE_THOUGHTS_CLAUSE = 1,
    RULE_THOUGHTS_JOINED = 2,
    RULE_THOUGHTS_CUT = 3,
    RULE_DOUBTFUL_HOURS_NIGHT = 0,
    RULE_DOUBTFUL_HOURS_BEFORE = 1,
    RULE_DOUBTFUL_HOURS_NO_TIMES = 2,
    RULE_BAD_WEB_REASON = 0,
    RULE_BAD_WEB_SCHEME = 1,
    RULE_LEFT_OVER_LETTER = 1,
    RULE_UNKNOWN_OFFER_RELATED = 0,
    RULE_UNKNOWN_OFFER_ANSWER = 1,
    RULE_NO_CONTACT_OFFER = 0,
    RULE_NO_CONTACT_COACH = 1,
    RULE_PROVIDER_TWICE_ONE = 0,
    RULE_PROVIDER_TWICE_MANY = 1,
    RULE_DOUBLE_PHONE = 0,
    RULE_DOUBLE_ADDRESS = 1,
    RULE_DOUBLE_WORDS = 2,
    RULE_DOUBLE_NAME = 3,
    RULE_DOUBLE_TAIL = 4,
    RULE_FEW_ANSWERS_ALL = 0,
    RULE_FEW_ANSWERS_AGES = 1,
    RULE_OUTDATED_FIELDS = 0,
    RULE_OUTDATED_TAIL = 1
};

struct rule_row {
    const char *id; /* "long_word": what `--json` and scripts know it by */
    enum rule_level level;
    enum rule_about about;
    const char *message[RULE_LANGS][RULE_MESSAGES]; /* NULL behind the last */
    const char *why[RULE_LANGS];
    const char *bad; /* NULL if there is no example */
    const char *good;
};

/* What is said of one place. */
struct rule_said {
    enum rule rule;
    enum rule_message message;
    enum rule_message tail; /* goes on behind it; 0: nothing does */
    const char *place[RULE_PLACES];
};

/* The language of the messages (base/message.h). */
enum rule_lang rule_lang_of_reader(void);

const struct rule_row *rule_row(enum rule rule);

/* The same as rule_row(rule)->id. */
const char *rule_id(enum rule rule);

/* The rule of that id, RULE_COUNT if there is none. */
enum rule rule_find(const char *id);

/* How many messages a row has. */
size_t rule_messages(const struct rule_row *row);

/* Copies the places into another arena, for a finding that outlives the one they are in.
 * False if memory ran out. */
bool rule_keep(struct arena *arena, struct rule_said *said);

/* The message with its places filled in; a place that is NULL is empty. NULL if memory
 * ran out. */
const char *rule_say(struct arena *arena, const struct rule_said *said,
                     enum rule_lang lang);

#endif
