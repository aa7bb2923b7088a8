#include "rules/rule.h"

#include <string.h>

#include "base/buf.h"
#include "base/message.h"

#define RULE(name, ...) [RULE_##name] = {__VA_ARGS__},
static const struct rule_row rows[RULE_COUNT] = {
#include "rules/rule_rows.h"
#include "rules/rule_rows_data.h"
#include "rules/rule_rows_when.h"
};
#undef RULE

enum rule_lang rule_lang_of_reader(void)
{
    return strcmp(message_lang(), "de") == 0 ? RULE_GERMAN : RULE_ENGLISH;
}

const struct rule_row *rule_row(enum rule rule)
{
    return &rows[rule];
}

const char *rule_id(enum rule rule)
{
    return rows[rule].id;
}

enum rule rule_find(const char *id)
{
    int at = 0;
    while (at < RULE_COUNT && strcmp(rows[at].id, id) != 0)
        at++;
    return (enum rule)at;
}

size_t rule_messages(const struct rule_row *row)
{
    size_t count = 0;
    while (count < RULE_MESSAGES && row->message[RULE_GERMAN][count] != NULL)
        count++;
    return count;
}

bool rule_keep(struct arena *arena, struct rule_said *said)
{
    for (int i = 0; i < RULE_PLACES; i++) {
        const char *place = arena_copy(arena, said->place[i]);
        if (place == NULL && said->place[i] != NULL)
            return false;
        said->place[i] = place;
    }
    return true;
}

static void fill_in(struct buf *out, const char *words, const char *const *place)
{
    for (const char *at = words; *at != '\0';) {
        size_t len = strcspn(at, "{");
        buf_add(out, at, len);
        at += len;
        if (*at == '\0')
            break;
        size_t number = (size_t)(at[1] - '0');
        if (number < RULE_PLACES && at[2] == '}') {
            buf_add_text(out, place[number] == NULL ? "" : place[number]);
            at += 3;
        } else
            buf_add(out, at++, 1);
    }
}

const char *rule_say(struct arena *arena, const struct rule_said *said,
                     enum rule_lang lang)
{
    const char *const *words = rows[said->rule].message[lang];
    struct buf text = {0};
    fill_in(&text, words[said->message], said->place);
    if (said->tail != 0)
        fill_in(&text, words[said->tail], said->place);
    const char *out =
        text.failed || text.bytes == NULL ? NULL : arena_copy(arena, text.bytes);
    buf_free(&text);
    return out;
}
