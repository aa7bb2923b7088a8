#include "record/record.h"

#include <string.h>

#include "base/message.h"
#include "core/finder.h"
#include "core/offer_facts.h"

/* NOLINTBEGIN(bugprone-macro-parentheses): joined text stands in none */
const struct field offer_fields[OFFER_FIELD_COUNT] = {
#define OFFER_FIELD(id, field_name, since, place, said, hsds, ...) \
    [OFFER_##id] = {.name = field_name, place hsds __VA_ARGS__},
#define OFFER_TEXT(id, field_name, since, place, text, said, hsds, ...) \
    [OFFER_##id] = {.name = field_name, place text hsds.translated = true, __VA_ARGS__},
#define HSDS_HOME(table, column_name) .home_table = table, .home_column = column_name,
#define IN_SERVICE(called) .column = called, .parameter = ":" called,
#define IN_LIST(called) .list = called,
#define IN_TEXT(called) .text_parameter = ":" called,
#include "core/offer_rows.h"
};
/* NOLINTEND(bugprone-macro-parentheses) */

/* clang-format off: a row of rows */
static const struct field site_fields[SITE_FIELD_COUNT] = {
#define SITE(id, ...) [SITE_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field topic_fields[TOPIC_FIELD_COUNT] = {
#define TOPIC(id, ...) [TOPIC_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field barrier_fields[BARRIER_FIELD_COUNT] = {
#define BARRIER(id, ...) [BARRIER_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field coach_fields[COACH_FIELD_COUNT] = {
#define COACH(id, ...) [COACH_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field answer_fields[ANSWER_FIELD_COUNT] = {
#define ANSWER(id, ...) [ANSWER_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field host_fields[HOST_FIELD_COUNT] = {
#define HOST(id, ...) [HOST_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
static const struct field word_fields[WORD_FIELD_COUNT] = {
#define WORD(id, ...) [WORD_##id] = {__VA_ARGS__},
#include "record/record_rows.h"
};
/* clang-format on */

#define TABLE(name, plural, fields)                              \
    {                                                            \
        name, plural, fields, sizeof(fields) / sizeof(fields)[0] \
    }

static const struct kind {
    const char *name;
    const char *plural;
    const struct field *field;
    size_t count;
} kinds[RECORD_KIND_COUNT] = {
    [RECORD_SITE] = TABLE(MESSAGE("site"), MESSAGE("sites"), site_fields),
    [RECORD_TOPIC] = TABLE(MESSAGE("topic"), MESSAGE("topics"), topic_fields),
    [RECORD_BARRIER] = TABLE(MESSAGE("barrier"), MESSAGE("barriers"), barrier_fields),
    [RECORD_COACH] = TABLE(MESSAGE("coach"), MESSAGE("coaches"), coach_fields),
    [RECORD_OFFER] = TABLE(MESSAGE("offer"), MESSAGE("offers"), offer_fields),
    [RECORD_ANSWER] = TABLE(MESSAGE("answer"), MESSAGE("answers"), answer_fields),
    [RECORD_HOST] = TABLE(MESSAGE("host"), MESSAGE("hosts"), host_fields),
    [RECORD_WORD] = TABLE(MESSAGE("word"), MESSAGE("words"), word_fields),
};

const struct field *record_fields(enum record_kind kind, size_t *count)
{
    *count = kinds[kind].count;
    return kinds[kind].field;
}

int record_field(enum record_kind kind, const char *name)
{
    for (size_t i = 0; i < kinds[kind].count; i++)
        if (kinds[kind].field[i].name[0] == name[0] &&
            strcmp(kinds[kind].field[i].name, name) == 0)
            return (int)i;
    return -1;
}

const char *record_kind_name(enum record_kind kind)
{
    return kinds[kind].name;
}

const char *record_kind_plural(enum record_kind kind)
{
    return kinds[kind].plural;
}

bool field_is_list(const struct field *field)
{
    return field->type >= FIELD_TEXTS;
}

bool record_kind_says_made(enum record_kind kind)
{
    return kind == RECORD_OFFER;
}

const char *record_id(const struct record *record)
{
    return record->value[0].set ? record->value[0].text : "";
}

static const struct value *value_of(const struct record *record, enum record_kind kind,
                                    int field)
{
    return record->kind == kind && record->value[field].set ? &record->value[field]
                                                            : NULL;
}

static const char *text_of(const struct record *record, enum record_kind kind, int field)
{
    const struct value *value = value_of(record, kind, field);
    return value == NULL ? NULL : value->text;
}

const struct value *offer_value(const struct record *offer, enum offer_field field)
{
    return value_of(offer, RECORD_OFFER, (int)field);
}

const struct value *coach_value(const struct record *coach, enum coach_field field)
{
    return value_of(coach, RECORD_COACH, (int)field);
}

const char *offer_text(const struct record *offer, enum offer_field field)
{
    return text_of(offer, RECORD_OFFER, (int)field);
}

const char *coach_text(const struct record *coach, enum coach_field field)
{
    return text_of(coach, RECORD_COACH, (int)field);
}

const char *site_text(const struct record *site, enum site_field field)
{
    return text_of(site, RECORD_SITE, (int)field);
}

const char *topic_text(const struct record *topic, enum topic_field field)
{
    return text_of(topic, RECORD_TOPIC, (int)field);
}

const char *answer_text(const struct record *answer, enum answer_field field)
{
    return text_of(answer, RECORD_ANSWER, (int)field);
}

const char *host_text(const struct record *host, enum host_field field)
{
    return text_of(host, RECORD_HOST, (int)field);
}

const char *record_name(const struct record *record)
{
    int at = record_field(record->kind, "name");
    return at < 0 ? NULL : record->value[at].text;
}

static bool split(struct arena *arena, const struct field *field, const char *text,
                  struct value *out, struct err *err)
{
    size_t count = 1;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == '|';
    const char **item = arena_take_array(arena, count, sizeof *item);
    if (item == NULL)
        return err_set(err, "not enough memory");
    count = 0;
    for (const char *at = text;;) {
        size_t len = strcspn(at, "|");
        const char *end = at + len;
        while (len > 0 && *at == ' ') {
            at++;
            len--;
        }
        while (len > 0 && at[len - 1] == ' ')
            len--;
        char *piece = arena_copy_len(arena, at, len);
        if (piece == NULL)
            return err_set(err, "not enough memory");
        if (len > 0 && !record_check(field, piece, err))
            return err_prefix(err, "item %zu", count + 1);
        if (len > 0)
            item[count++] = piece;
        if (*end == '\0')
            break;
        at = end + 1;
    }
    *out = (struct value){.set = count > 0, .list = {item, count}};
    return true;
}

bool record_set(struct arena *arena, const struct field *field, const char *text,
                struct value *out, struct err *err)
{
    struct value value = {0};
    if (text[0] != '\0' && field_is_list(field)) {
        if (!split(arena, field, text, &value, err))
            return false;
    } else if (text[0] != '\0') {
        if (!record_check(field, text, err))
            return false;
        value = (struct value){.set = true, .text = arena_copy(arena, text)};
        if (value.text == NULL)
            return err_set(err, "not enough memory");
    }
    if (field->required && !value.set)
        return err_set(err, "must not be empty");
    *out = value;
    return true;
}
