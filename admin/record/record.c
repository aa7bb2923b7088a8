#include "record/record.h"

#include <string.h>

#define ID                                               \
    {                                                    \
        .name = "id", .type = FIELD_ID, .required = true \
    }
#define NAME                                                                     \
    {                                                                            \
        .name = "name", .type = FIELD_LINE, .required = true, .translated = true \
    }

static const struct field site_fields[] = {
    ID,
    {.name = "name", .type = FIELD_LINE, .required = true},
    {.name = "town", .type = FIELD_ID, .required = true},
    {.name = "phone", .type = FIELD_PHONE},
    {.name = "coach_phone", .type = FIELD_PHONE},
    {.name = "address.street", .type = FIELD_LINE},
    {.name = "address.postcode", .type = FIELD_LINE},
    {.name = "address.city", .type = FIELD_LINE},
    {.name = "comment", .type = FIELD_TEXT},
};

static const struct field topic_fields[] = {
    ID,
    NAME,
    {.name = "icon", .type = FIELD_ID, .required = true},
    {.name = "tint", .type = FIELD_ID, .required = true},
    {.name = "crisis", .type = FIELD_FLAG},
};

static const struct field barrier_fields[] = {
    ID,
    NAME,
    {.name = "icon", .type = FIELD_ID, .required = true},
};

static const struct field coach_fields[] = {
    ID,
    {.name = "name", .type = FIELD_LINE, .required = true},
    {.name = "phone", .type = FIELD_PHONE},
    {.name = "sms", .type = FIELD_PHONE},
    {.name = "email", .type = FIELD_EMAIL},
    {.name = "capacity", .type = FIELD_COUNT, .high = 1000},
    {.name = "open_places", .type = FIELD_COUNT, .high = 1000},
    {.name = "booking", .type = FIELD_LINK},
    {.name = "last_checked_on", .type = FIELD_DAY},
    {.name = "last_check", .type = FIELD_LINE},
    {.name = "languages", .type = FIELD_TEXTS},
    {.name = "towns", .type = FIELD_IDS},
    {.name = "topics", .type = FIELD_IDS},
};

static const struct field offer_fields[] = {
    ID,
    NAME,
    {.name = "provider", .type = FIELD_LINE, .required = true},
    {.name = "topics", .type = FIELD_IDS},
    {.name = "scope", .type = FIELD_ID, .required = true},
    {.name = "address.street", .type = FIELD_LINE},
    {.name = "address.postcode", .type = FIELD_LINE},
    {.name = "address.city", .type = FIELD_LINE},
    {.name = "lat", .type = FIELD_NUMBER, .low = -90, .high = 90},
    {.name = "lon", .type = FIELD_NUMBER, .low = -180, .high = 180},
    {.name = "phone", .type = FIELD_PHONE},
    {.name = "email", .type = FIELD_EMAIL},
    {.name = "web", .type = FIELD_WEB},
    {.name = "hours", .type = FIELD_HOURS},
    {.name = "access",
     .type = FIELD_CHOICE,
     .choices = "walk_in appointment phone_first"},
    {.name = "ways", .type = FIELD_CHOICES, .choices = "online phone in_person post"},
    {.name = "cost", .type = FIELD_LINE, .translated = true},
    {.name = "languages", .type = FIELD_TEXTS},
    {.name = "what_you_bring", .type = FIELD_TEXTS, .translated = true},
    {.name = "who", .type = FIELD_TEXT, .translated = true},
    {.name = "not_for", .type = FIELD_TEXT, .translated = true},
    {.name = "summary", .type = FIELD_TEXT, .required = true, .translated = true},
    {.name = "steps", .type = FIELD_TEXTS, .translated = true},
    {.name = "accessibility", .type = FIELD_MAP},
    {.name = "with_child", .type = FIELD_CHOICE, .choices = "yes no unknown"},
    {.name = "related", .type = FIELD_IDS},
    {.name = "keywords", .type = FIELD_TEXTS},
    {.name = "heads_up.text", .type = FIELD_TEXT, .translated = true},
    {.name = "heads_up.until", .type = FIELD_DAY},
    {.name = "source", .type = FIELD_TEXT},
    {.name = "as_of", .type = FIELD_MONTH},
    {.name = "checked_on", .type = FIELD_DAY},
    {.name = "confidence",
     .type = FIELD_CHOICE,
     .required = true,
     .choices = "high medium low"},
};

static const struct field answer_fields[] = {
    ID,
    {.name = "offer", .type = FIELD_ID},
    {.name = "barrier", .type = FIELD_ID},
    {.name = "said", .type = FIELD_TEXT},
    {.name = "done", .type = FIELD_TEXT},
    {.name = "state",
     .type = FIELD_CHOICE,
     .choices = "fixed in_progress planned cannot_fix"},
    {.name = "changed_on", .type = FIELD_MONTH},
};

static const struct field host_fields[] = {
    {.name = "id", .type = FIELD_HOST, .required = true},
    {.name = "comment", .type = FIELD_TEXT},
};

#define TABLE(singular, fields)                                            \
    {                                                                      \
        singular, singular "s", fields, sizeof(fields) / sizeof(fields)[0] \
    }

static const struct kind {
    const char *name;
    const char *plural;
    const struct field *field;
    size_t count;
} kinds[RECORD_KIND_COUNT] = {
    [RECORD_SITE] = TABLE("site", site_fields),
    [RECORD_TOPIC] = TABLE("topic", topic_fields),
    [RECORD_BARRIER] = TABLE("barrier", barrier_fields),
    [RECORD_COACH] = {"coach", "coaches", coach_fields,
                      sizeof coach_fields / sizeof coach_fields[0]},
    [RECORD_OFFER] = TABLE("offer", offer_fields),
    [RECORD_ANSWER] = TABLE("answer", answer_fields),
    [RECORD_HOST] = TABLE("host", host_fields),
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

const struct value *record_value(const struct record *record, const char *field)
{
    int at = record_field(record->kind, field);
    return at >= 0 && record->value[at].set ? &record->value[at] : NULL;
}

const char *record_text(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);
    return value == NULL ? NULL : value->text;
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
