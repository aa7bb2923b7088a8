#include "formats/csv/csv_value.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "formats/csv/csv_choice.h"
#include "base/csv_write.h"
#include "base/spelling.h"
#include "base/text_clean.h"
#include "formats/csv/csv_convert.h"

enum { LIST_MAX = 64 };

static void give_note(struct csv_reader *in, struct intake_note note)
{
    note.file = in->file;
    note.line = in->line;
    in->intake->note(in->intake->context, &note);
    in->refused = in->refused || note.done == INTAKE_ROW_REFUSED;
}

void csv_note(struct csv_reader *in, const char *column, const char *value,
              const char *reason, enum intake_done done, const char *instead)
{
    give_note(in, (struct intake_note){.column = column,
                                       .value = value,
                                       .reason = reason,
                                       .done = done,
                                       .instead = instead});
}

void csv_note_bad(struct csv_reader *in, const struct field *field, const char *column,
                  const char *value, const char *why, enum intake_done done)
{
    give_note(in, (struct intake_note){.column = column,
                                       .value = value,
                                       .reason = why,
                                       .done = done,
                                       .rule = intake_bad_value(field)});
}

/* Spaces, line ends, and the spaces that do not break. */
static size_t space_len(const char *at)
{
    return strchr(" \t\n", *at) != NULL && *at != '\0' ? 1
           : strncmp(at, "\xC2\xA0", 2) == 0           ? 2
                                                       : 0;
}

static char *trimmed(struct arena *arena, const char *text)
{
    while (space_len(text) > 0)
        text += space_len(text);
    size_t len = strlen(text);
    for (;;) {
        if (len >= 1 && space_len(text + len - 1) == 1)
            len--;
        else if (len >= 2 && space_len(text + len - 2) == 2)
            len -= 2;
        else
            break;
    }
    return arena_copy_len(arena, text, len);
}

static bool says_nothing(struct arena *arena, const char *text)
{
    static const char *const words[] = {"",          "ka", "keineangabe", "keineangaben",
                                        "unbekannt", "na", "null",        "nn"};
    if (strlen(text) > 20)
        return false;
    if (strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || strcmp(text, "?") == 0)
        return true;
    const char *word = spelling(arena, text);
    for (size_t i = 1; i < sizeof words / sizeof words[0] && word != NULL; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

const char *csv_cell(struct csv_reader *in, const char *column, const char *text)
{
    unsigned found = 0;
    if (in->ours)
        return csv_write_undefused(text);
    const char *clean = text_clean(&in->row, text, true, &found);
    const char *why = text_clean_words(&in->row, found);
    if (clean == NULL)
        return NULL;
    if (why != NULL)
        csv_note(in, column, text, why, INTAKE_VALUE_CHANGED, clean);
    if ((found & TEXT_CLEAN_LOST) != 0)
        csv_note(in, column, clean, text_clean_lost, INTAKE_MARKED, NULL);
    return says_nothing(&in->row, clean) ? "" : csv_write_undefused(clean);
}

bool csv_list_commas(const struct field *field)
{
    return field->type == FIELD_IDS || field->type == FIELD_CHOICES ||
           field->type == FIELD_MAP || strcmp(field->name, "languages") == 0 ||
           strcmp(field->name, "keywords") == 0;
}

bool csv_list_add(struct arena *arena, struct value *list, const char *text)
{
    size_t count = list->set ? list->list.count : 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(list->list.item[i], text) == 0)
            return true;
    const char **item =
        count == LIST_MAX ? NULL : arena_take_array(arena, count + 1, sizeof *item);
    if (item == NULL)
        return false;
    for (size_t i = 0; i < count; i++)
        item[i] = list->list.item[i];
    item[count] = text;
    *list = (struct value){.set = true, .list = {item, count + 1}};
    return true;
}

/* Splits a list's cell: at line ends if it has any, else at ; | and, with `commas`, at
 * commas; a backslash in front of these and of itself keeps them. Empty items are none.
 * False if memory ran out. */
static bool list_split(struct csv_reader *in, const char *text, bool commas,
                       struct texts *out)
{
    const char *marks = strchr(text, '\n') != NULL ? "\n" : commas ? ";|," : ";|";
    size_t room = 1;
    for (const char *at = text; *at != '\0'; at++)
        room += strchr(marks, *at) != NULL;
    const char **item = arena_take_array(&in->row, room, sizeof *item);
    char *copy = arena_copy(&in->row, text);
    size_t count = 0;
    if (item == NULL || copy == NULL)
        return false;
    for (const char *at = text;;) {
        char *to = copy;
        while (*at != '\0' && strchr(marks, *at) == NULL) {
            if (*at == '\\' && at[1] != '\0' && strchr("\\;|,", at[1]) != NULL)
                at++;
            *to++ = *at++;
        }
        *to = '\0';
        const char *piece =
            in->ours ? arena_copy(&in->row, copy) : trimmed(&in->row, copy);
        if (piece == NULL)
            return false;
        if (piece[0] != '\0')
            item[count++] = piece;
        if (*at == '\0')
            break;
        at++;
    }
    *out = (struct texts){item, count};
    return true;
}

static bool is_error(const char *text)
{
    static const char *const errors[] = {"#NV",    "#N/A",    "#WERT!",  "#VALUE!",
                                         "#REF!",  "#BEZUG!", "#DIV/0!", "#NAME?",
                                         "#ZAHL!", "#NUM!",   "#NULL!",  "####"};
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++)
        if (text[0] == '#' && strncmp(text, errors[i], strlen(errors[i])) == 0)
            return true;
    return false;
}

/* A checked single text for the field, "" for none, or NULL after a note. `refuses` says
 * that the row cannot do without it. */
static const char *read_one(struct csv_reader *in, const struct field *field,
                            const char *column, const char *text, bool refuses)
{
    struct err err = {""};
    struct csv_converted to;
    enum intake_done done = refuses ? INTAKE_ROW_REFUSED : INTAKE_VALUE_LEFT_OUT;
    if (in->ours && record_check(field, text, &err))
        return text;
    if (is_error(text)) {
        csv_note(in, column, text, "is the error of a formula", done, NULL);
        return NULL;
    }
    to = csv_convert(in, field, text, &err);
    if (in->row.failed)
        return NULL;
    if (to.text == NULL || (to.text[0] != '\0' && !record_check(field, to.text, &err))) {
        const struct value *said = &in->record->value[OFFER_HOURS_SAID];
        bool kept =
            field == &offer_fields[OFFER_HOURS] && said->set && said->text == text;
        csv_note_bad(in, field, column, text, err.text,
                     kept ? INTAKE_KEPT_AS_SAID : done);
        return NULL;
    }
    if (to.note != NULL && strcmp(to.text, text) != 0)
        csv_note(in, column, text, to.note, INTAKE_VALUE_CHANGED, to.text);
    return to.text;
}

static bool stands_in(const char *const *item, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(item[i], text) == 0)
            return true;
    return false;
}

/* "isQuiet=ja" with the words of the field. */
static const char *read_fact(struct csv_reader *in, const char *text)
{
    const char *equals = strchr(text, '=');
    const char *word = equals == NULL ? NULL : csv_yes_no(&in->row, equals + 1);
    return word == NULL
               ? text
               : arena_print(&in->row, "%.*s=%s", (int)(equals - text), text, word);
}

static void read_list(struct csv_reader *in, const struct field *field,
                      const char *column, const char *text, struct value *out)
{
    struct texts list;
    if (!list_split(in, text, csv_list_commas(field), &list))
        return;
    const char **item = arena_take_array(&in->row, LIST_MAX, sizeof *item);
    size_t kept = 0;
    for (size_t i = 0; i < list.count && item != NULL; i++) {
        const char *one = field->type == FIELD_MAP && !in->ours
                              ? read_fact(in, list.item[i])
                              : list.item[i];
        one = one == NULL ? NULL : read_one(in, field, column, one, false);
        bool twice =
            one != NULL && field->type != FIELD_TEXTS && stands_in(item, kept, one);
        if (one == NULL || one[0] == '\0' || twice)
            continue;
        if (kept == LIST_MAX) {
            csv_note(in, column, one, "a list has at most 64 items",
                     INTAKE_VALUE_LEFT_OUT, NULL);
            continue;
        }
        item[kept++] = one;
    }
    if (field->type == FIELD_MAP && kept > 0)
        qsort(item, kept, sizeof *item, text_order);
    if (kept > 0)
        *out = (struct value){.set = true, .list = {item, kept}};
}

void csv_value(struct csv_reader *in, const struct field *field, const char *column,
               const char *text, struct value *out)
{
    if (text[0] == '\0')
        return;
    if (field_is_list(field)) {
        read_list(in, field, column, text, out);
        return;
    }
    bool refuses =
        field->required && field->type != FIELD_ID && field->type != FIELD_CHOICE;
    const char *one = read_one(in, field, column, text, refuses);
    if (one != NULL && one[0] != '\0')
        *out = (struct value){.set = true, .text = one};
}

static const char *topic_meant(struct csv_reader *in, const char *text)
{
    static const struct field id = {.name = "topics", .type = FIELD_IDS};
    struct err err = {""};
    const char *word = spelling(&in->row, text);
    for (size_t i = 0; i < in->topic_count && word != NULL; i++)
        if (strcmp(in->topic[i].id, text) == 0 || strcmp(in->topic[i].word, word) == 0)
            return in->topic[i].id;
    return (in->topic_count == 0 || in->ours) && record_check(&id, text, &err) ? text
                                                                               : NULL;
}

void csv_topics(struct csv_reader *in, const char *column, const char *text)
{
    struct texts list;
    int topics = OFFER_TOPICS;
    int keywords = OFFER_KEYWORDS;
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    struct err err = {""};
    if (!list_split(in, text, true, &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        const char *id = topic_meant(in, list.item[i]);
        if (id != NULL) {
            if (!csv_list_add(&in->row, &in->record->value[topics], id))
                csv_note(in, column, list.item[i], "a list has at most 64 items",
                         INTAKE_VALUE_LEFT_OUT, NULL);
        } else if (record_check(&field[keywords], list.item[i], &err) &&
                   csv_list_add(&in->row, &in->record->value[keywords], list.item[i])) {
            const char *instead =
                arena_print(&in->row, message("keyword %s"), list.item[i]);
            csv_note(in, column, list.item[i],
                     "is no topic of this workspace and was kept as a keyword",
                     INTAKE_VALUE_CHANGED, instead == NULL ? "" : instead);
        } else {
            csv_note(in, column, list.item[i], "is no topic of this workspace",
                     INTAKE_VALUE_LEFT_OUT, NULL);
        }
    }
}
