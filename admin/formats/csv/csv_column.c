#include "formats/csv/csv_column.h"

#include <stdlib.h>
#include <string.h>

#include "formats/csv/csv_header.h"
#include "formats/loose/hours_table.h"
#include "formats/loose/hours_words.h"
#include "base/spelling.h"
#include "record/translation.h"

enum { FACT_LEN_MAX = 40 };

static const char *const days[HOURS_TABLE_DAYS] = {"mo", "tu", "we", "th",
                                                   "fr", "sa", "su", "ph"};

static const struct {
    const char *name;
    enum csv_role role;
    int part;
} day_parts[] = {
    {"", CSV_DAY, 0},
    {".from", CSV_DAY_FROM, 0},
    {".to", CSV_DAY_TO, 0},
    {".break", CSV_DAY_BREAK, 0},
    {".from2", CSV_DAY_FROM, 1},
    {".to2", CSV_DAY_TO, 1},
};

static bool read_translation(struct arena *arena, const char *target, const char *colon,
                             struct csv_column *out)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    const char *name = arena_copy_len(arena, target, (size_t)(colon - target));
    if (name == NULL || !translation_lang_valid(colon + 1))
        return false;
    out->word = arena_copy(arena, colon + 1);
    out->role = strcmp(name, "made") == 0          ? CSV_MADE
                : strcmp(name, "source_hash") == 0 ? CSV_SOURCE_HASH
                                                   : CSV_TRANSLATION;
    out->field = record_field(RECORD_OFFER, name);
    return out->word != NULL && (out->role != CSV_TRANSLATION ||
                                 (out->field >= 0 && field[out->field].translated));
}

static bool read_day(const char *target, struct csv_column *out)
{
    for (int day = 0; day < HOURS_TABLE_DAYS; day++) {
        if (strncmp(target, days[day], 2) != 0)
            continue;
        for (size_t i = 0; i < sizeof day_parts / sizeof day_parts[0]; i++)
            if (strcmp(target + 2, day_parts[i].name) == 0) {
                out->role = day_parts[i].role;
                out->part = day_parts[i].part;
                out->day = day;
                return true;
            }
    }
    return false;
}

static bool is_fact(const char *name)
{
    size_t len = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return len > 0 && len <= FACT_LEN_MAX && name[len] == '\0';
}

bool csv_column_read(struct arena *arena, const char *target, struct csv_column *out)
{
    struct csv_column column = {.header = out->header, .field = -1};
    const char *colon = strchr(target, ':');
    bool ok = true;
    if (strcmp(target, "-") == 0) {
        column.role = CSV_LEFT_OUT;
    } else if (colon != NULL) {
        ok = read_translation(arena, target, colon, &column);
    } else if (strcmp(target, "address") == 0) {
        column.role = CSV_ADDRESS;
    } else if (strcmp(target, "address.number") == 0) {
        column.role = CSV_HOUSE_NUMBER;
    } else if (strncmp(target, "accessibility.", 14) == 0) {
        column.role = CSV_FACT;
        column.word = arena_copy(arena, target + 14);
        ok = column.word != NULL && is_fact(column.word);
    } else if (strncmp(target, "hours.", 6) == 0) {
        ok = read_day(target + 6, &column);
    } else {
        column.role = CSV_FIELD;
        column.field = record_field(RECORD_OFFER, target);
        ok = column.field >= 0;
    }
    if (ok)
        *out = column;
    return ok;
}

void csv_column_write(const struct csv_column *column, struct buf *out)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    switch (column->role) {
    case CSV_LEFT_OUT:
        buf_add_text(out, "-");
        return;
    case CSV_FIELD:
        buf_add_text(out, field[column->field].name);
        return;
    case CSV_TRANSLATION:
        buf_print(out, "%s:%s", field[column->field].name, column->word);
        return;
    case CSV_MADE:
        buf_print(out, "made:%s", column->word);
        return;
    case CSV_SOURCE_HASH:
        buf_print(out, "source_hash:%s", column->word);
        return;
    case CSV_HOUSE_NUMBER:
        buf_add_text(out, "address.number");
        return;
    case CSV_ADDRESS:
        buf_add_text(out, "address");
        return;
    case CSV_FACT:
        buf_print(out, "accessibility.%s", column->word);
        return;
    case CSV_DAY:
    case CSV_DAY_FROM:
    case CSV_DAY_TO:
    case CSV_DAY_BREAK:
        break;
    }
    for (size_t i = 0; i < sizeof day_parts / sizeof day_parts[0]; i++)
        if (day_parts[i].role == column->role && day_parts[i].part == column->part)
            buf_print(out, "hours.%s%s", days[column->day], day_parts[i].name);
}

bool csv_column_same(const struct csv_column *a, const struct csv_column *b)
{
    if (a->role != b->role || a->role == CSV_LEFT_OUT || a->role == CSV_DAY ||
        a->role == CSV_ADDRESS)
        return false;
    return a->field == b->field && a->day == b->day && a->part == b->part &&
           (a->word == NULL || b->word == NULL || strcmp(a->word, b->word) == 0);
}

void csv_column_write_all(struct buf *out)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count; i++)
        buf_print(out, "%s%s", i == 0 ? "" : ", ", field[i].name);
    buf_add_text(
        out,
        ", address (street, postcode and town in one), address.number, "
        "accessibility.NAME, hours.mo to hours.su and hours.ph (with "
        ".from, .to, .break, .from2, .to2), FIELD:LANGUAGE, made:LANGUAGE, source_hash:LANGUAGE");
}

/* "Montag", "Mo von", "Öffnungszeiten Montag (vormittags)", in one spelling. */
static bool guess_day(struct arena *arena, const char *word, struct csv_column *out)
{
    static const char *const before[] = {"offnungszeiten", "offnungszeit", "sprechzeiten",
                                         "hours"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (strncmp(word, before[i], strlen(before[i])) == 0)
            word += strlen(before[i]);
    /* The longest beginning that is a weekday: "mon" is one in "montag" too. */
    for (size_t len = strlen(word); len >= 2; len--) {
        const char *head = arena_copy_len(arena, word, len);
        if (head == NULL)
            return false;
        int day =
            csv_header_holiday(head) ? HOURS_TABLE_HOLIDAY : hours_word_weekday(head);
        const char *part = day < 0 ? NULL : csv_header_day_part(word + len);
        if (part == NULL)
            continue;
        const char *target = arena_print(arena, "%s%s", days[day], part);
        return target != NULL && read_day(target, out);
    }
    return false;
}

bool csv_column_guess(struct arena *arena, const char *header, struct csv_column *out)
{
    struct csv_column column = {.header = out->header, .field = -1};
    const char *word = spelling(arena, header);
    if (word == NULL)
        return false;
    if (csv_column_read(arena, header, out))
        return true;
    const char *target = csv_header_target(arena, word);
    if (target != NULL)
        (void)csv_column_read(arena, target, &column);
    else
        (void)guess_day(arena, word, &column);
    *out = column;
    return !arena->failed;
}
