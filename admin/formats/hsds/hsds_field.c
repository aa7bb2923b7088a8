#include "formats/hsds/hsds_field.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/text.h"
#include "base/text_clean.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_text.h"

enum { LINE_CHARS = 300, TEXT_CHARS = 4000, ITEMS_MAX = 64 };

/* A report has a line for each note. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_copy(arena, text);
    for (char *at = line; at != NULL && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    return line == NULL ? "" : line;
}

static void leave_out(struct hsds_filling *fill, const struct hsds_row *row,
                      const char *column, const char *text, const char *reason)
{
    hsds_note(fill->notes, row, column, one_line(fill->arena, text), reason,
              INTAKE_VALUE_LEFT_OUT, NULL);
}

/* What a value is no good for, in words that are the same for all rows. */
static const char *misfit(const struct field *field)
{
    switch (field->type) {
    case FIELD_EMAIL:
        return "is not an e-mail address";
    case FIELD_WEB:
        return "is not a web address";
    case FIELD_PHONE:
        return "is not a phone number that can be called from everywhere";
    case FIELD_NUMBER:
        return "is not a number in the range that it may have";
    case FIELD_HOURS:
        return "is not understood as opening hours";
    case FIELD_DATES:
        return "is not understood as dates of iCalendar";
    case FIELD_MONTH:
    case FIELD_DAY:
        return "is not a date, as 2026-11-23";
    default:
        return "does not fit into the field";
    }
}

static void note_cleaned(struct hsds_filling *fill, const struct hsds_row *row,
                         const char *column, const char *text, unsigned found)
{
    if ((found & ~(unsigned)TEXT_CLEAN_LOST) != 0)
        hsds_note_count(fill->notes, row, column, text,
                        "has HTML, control characters or misread letters; the words were "
                        "taken",
                        INTAKE_VALUE_CHANGED);
    if ((found & TEXT_CLEAN_LOST) != 0)
        hsds_note_count(fill->notes, row, column, text, text_clean_lost, INTAKE_MARKED);
}

/* Cleaned and as long as the field allows; NULL if nothing is left or memory ran out. */
static const char *made_fit(struct hsds_filling *fill, const struct field *field,
                            const struct hsds_row *row, const char *column,
                            const char *text)
{
    bool words = field->type == FIELD_TEXT;
    unsigned found = 0;
    const char *rest = "";
    const char *clean = text_clean(fill->arena, text, words, &found);
    if (clean == NULL)
        return NULL;
    note_cleaned(fill, row, column, text, found);
    const char *fits =
        hsds_text_fit(fill->arena, clean, words ? TEXT_CHARS : LINE_CHARS, &rest);
    if (fits != NULL && rest[0] != '\0')
        leave_out(fill, row, column, rest,
                  words ? "is longer than the 4,000 characters of the field; this is "
                          "what stood after them"
                        : "is longer than the 300 characters of the field; this is what "
                          "stood after them");
    return fits == NULL || fits[0] == '\0' ? NULL : fits;
}

/* A text that the field may have; NULL: it is left out. */
static const char *checked(struct hsds_filling *fill, const struct field *field,
                           const struct hsds_row *row, const char *column,
                           const char *text)
{
    struct err err = {""};
    if (!fill->own)
        text = made_fit(fill, field, row, column, text);
    if (text == NULL || record_check(field, text, &err))
        return text;
    leave_out(fill, row, column, text, misfit(field));
    return NULL;
}

bool hsds_put(struct hsds_filling *fill, enum offer_field at, const struct hsds_row *row,
              const char *column, const char *text)
{
    char number[JSON_NUMBER_ROOM];
    const struct field *field = &offer_fields[at];
    if (text == NULL || fill->record->value[at].set)
        return false;
    text = checked(fill, field, row, column, text);
    if (text == NULL)
        return false;
    if (field->type == FIELD_NUMBER) {
        json_write_number(number, strtod(text, NULL));
        text = arena_copy(fill->arena, number);
    }
    fill->record->value[at] = (struct value){.set = true, .text = text};
    return true;
}

static bool add_item(struct hsds_filling *fill, struct value *value, const char *text)
{
    const char **item;
    for (size_t i = 0; !fill->own && value->set && i < value->list.count; i++)
        if (strcmp(value->list.item[i], text) == 0)
            return true;
    if (value->list.count == ITEMS_MAX)
        return false;
    if (value->list.count == 0) {
        item = arena_take_array(fill->arena, ITEMS_MAX, sizeof *item);
        if (item == NULL)
            return false;
        value->list.item = item;
    }
    item = (const char **)(uintptr_t)value->list.item;
    item[value->list.count++] = text;
    value->set = true;
    return true;
}

bool hsds_put_item(struct hsds_filling *fill, enum offer_field at,
                   const struct hsds_row *row, const char *column, const char *text)
{
    const struct field *field = &offer_fields[at];
    if (text == NULL)
        return false;
    text = checked(fill, field, row, column, text);
    if (text == NULL)
        return false;
    if (!add_item(fill, &fill->record->value[at], text)) {
        leave_out(fill, row, column, text,
                  "is more than the 64 items that a list may have");
        return false;
    }
    return true;
}

void hsds_put_list(struct hsds_filling *fill, enum offer_field field,
                   const struct hsds_row *row, const char *column, const char *text)
{
    struct texts list;
    if (text == NULL || !hsds_text_list(fill->arena, text, &list))
        return;
    for (size_t i = 0; i < list.count; i++)
        hsds_put_item(fill, field, row, column, list.item[i]);
}

void hsds_put_parts(struct hsds_filling *fill, enum offer_field field,
                    const struct hsds_row *row, const char *column, const char *text)
{
    struct texts list;
    const char *rest = "";
    unsigned found = 0;
    char *clean = text == NULL ? NULL : text_clean(fill->arena, text, true, &found);
    if (clean == NULL || !hsds_text_parts(fill->arena, clean, LINE_CHARS, &list, &rest))
        return;
    note_cleaned(fill, row, column, text, found);
    for (size_t i = 0; i < list.count; i++)
        hsds_put_item(fill, field, row, column, list.item[i]);
    if (rest[0] != '\0')
        leave_out(fill, row, column, rest,
                  "is more than the 64 items that a list may have");
}

/* Each item checked; maps in order of their names. */
static bool own_list(struct hsds_filling *fill, const struct field *field,
                     const struct hsds_row *row, const char *column,
                     const struct texts *list, struct value *value)
{
    struct value out = {0};
    for (size_t i = 0; i < list->count; i++) {
        struct err err = {""};
        if (!record_check(field, list->item[i], &err) ||
            !add_item(fill, &out, list->item[i]))
            leave_out(fill, row, column, list->item[i], misfit(field));
    }
    if (field->type == FIELD_MAP && out.list.count > 0)
        qsort((void *)(uintptr_t)out.list.item, out.list.count, sizeof(char *),
              text_order);
    *value = out;
    return out.set;
}

bool hsds_put_own(struct hsds_filling *fill, struct value *value, enum offer_field at,
                  const struct hsds_row *row, const char *column, const char *text)
{
    struct err err = {""};
    struct texts list = {NULL, 0};
    const struct field *field = &offer_fields[at];
    if (text == NULL)
        return false;
    if (field_is_list(field)) {
        if (!hsds_json_list(fill->arena, text, &list)) {
            leave_out(fill, row, column, text, "is not a JSON list of texts");
            return false;
        }
        return own_list(fill, field, row, column, &list, value);
    }
    if (!record_check(field, text, &err)) {
        leave_out(fill, row, column, text, misfit(field));
        return false;
    }
    *value = (struct value){.set = true, .text = text};
    return true;
}
