#include "formats/csv/csv_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "formats/csv/csv_choice.h"
#include "base/csv_write.h"
#include "formats/loose/date_written.h"
#include "formats/loose/hours_written.h"
#include "formats/loose/phone_written.h"
#include "base/spelling.h"

enum { LIST_MAX = 64 };

void csv_note(struct csv_reader *in, const char *column, const char *value,
              const char *reason, enum intake_done done, const char *instead)
{
    const struct intake_note note = {in->file, in->line, column, value,
                                     reason,   done,     instead};
    in->intake->note(in->intake->context, &note);
    in->refused = in->refused || done == INTAKE_ROW_REFUSED;
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

const char *csv_cell(struct csv_reader *in, const char *text)
{
    if (in->ours)
        return csv_write_undefused(text);
    text = trimmed(&in->row, text);
    if (text == NULL)
        return NULL;
    return says_nothing(&in->row, text) ? "" : csv_write_undefused(text);
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

/* Line ends in a field of one line. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    for (char *at = copy; copy != NULL && *at != '\0'; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    return copy;
}

/* What became of a text on the way into a field. */
struct converted {
    const char *text; /* NULL: it cannot be one; `err` says why */
    const char *note; /* why it was changed so that somebody should know; NULL */
};

static struct converted convert_phone(struct csv_reader *in, const char *text,
                                      struct err *err)
{
    char number[PHONE_WRITTEN_LEN];
    enum phone_written_loss loss = PHONE_WRITTEN_WHOLE;
    if (!phone_written(text, number, &loss, err))
        return (struct converted){NULL, NULL};
    return (struct converted){
        arena_copy(&in->row, number),
        loss == PHONE_WRITTEN_SECOND ? "a field has one number; the first was taken"
        : loss == PHONE_WRITTEN_ZERO
            ? "a spreadsheet took the + away; format the column as text"
            : NULL};
}

static struct converted convert_web(struct csv_reader *in, const char *text)
{
    if (strstr(text, "://") != NULL || strchr(text, '.') == NULL)
        return (struct converted){text, NULL};
    return (struct converted){arena_print(&in->row, "https://%s", text),
                              "has no https:// in front"};
}

static struct converted convert_email(struct csv_reader *in, const char *text)
{
    size_t skip = strncasecmp(text, "mailto:", 7) == 0 ? 7 : 0;
    size_t len = strcspn(text + skip, ";, \n");
    bool more = text[skip + len + strspn(text + skip + len, ";, \n")] != '\0';
    return (struct converted){arena_copy_len(&in->row, text + skip, len),
                              more ? "a field has one address; the first was taken"
                                   : NULL};
}

/* "24/7" is a day in July for a spreadsheet. */
static bool was_always(struct arena *arena, const char *text)
{
    const char *word = spelling(arena, text);
    return word != NULL && (strcmp(word, "24jul") == 0 || strcmp(word, "jul24") == 0 ||
                            strcmp(word, "2407") == 0);
}

static struct converted convert_hours(struct csv_reader *in, const char *text,
                                      struct err *err)
{
    struct hours_written written = {NULL, NULL};
    int access = record_field(RECORD_OFFER, "access");
    if (was_always(&in->row, text))
        return (struct converted){"24/7", "a spreadsheet made a date of it"};
    if (!hours_written(&in->row, text, &written, err))
        return (struct converted){NULL, NULL};
    if (written.access != NULL && !in->record->value[access].set)
        in->record->value[access] = (struct value){.set = true, .text = written.access};
    return (struct converted){written.hours == NULL ? "" : written.hours, NULL};
}

static struct converted convert_date(struct csv_reader *in, const struct field *field,
                                     const char *text, struct err *err)
{
    char date[DATE_WRITTEN_LEN];
    if (!date_written(&in->row, text, date) ||
        (field->type == FIELD_DAY && strlen(date) < 10)) {
        err_set(err, "is not a date; write it as 23.11.2026%s",
                field->type == FIELD_DAY ? "" : " or 11/2026");
        return (struct converted){NULL, NULL};
    }
    return (struct converted){arena_copy(&in->row, date), NULL};
}

static struct converted convert_number(struct csv_reader *in, const char *text)
{
    char *copy = arena_copy(&in->row, text);
    char *comma = copy == NULL ? NULL : strchr(copy, ',');
    if (comma != NULL && strchr(copy, '.') == NULL)
        *comma = '.';
    return (struct converted){copy, NULL};
}

static struct converted convert_id(struct csv_reader *in, const char *text)
{
    return (struct converted){spelling_id(&in->row, text),
                              "an id has small letters, digits and - alone"};
}

/* A spreadsheet takes the zero in front away; some write D- before it. */
static struct converted convert_postcode(struct csv_reader *in, const char *text)
{
    if (strncmp(text, "D-", 2) == 0 || strncmp(text, "D ", 2) == 0)
        text += 2;
    if (strlen(text) != 4 || strspn(text, "0123456789") != 4)
        return (struct converted){text, NULL};
    return (struct converted){arena_print(&in->row, "0%s", text),
                              "a spreadsheet took the 0 in front away"};
}

static struct converted convert_line(struct csv_reader *in, const struct field *field,
                                     const char *text)
{
    const char *line = one_line(&in->row, text);
    if (line != NULL && strcmp(field->name, "address.postcode") == 0)
        return convert_postcode(in, line);
    if (line != NULL && strcmp(field->name, "cost") == 0 &&
        csv_choice_is_free(&in->row, line))
        line = "free";
    return (struct converted){line, NULL};
}

static struct converted convert(struct csv_reader *in, const struct field *field,
                                const char *text, struct err *err)
{
    switch (field->type) {
    case FIELD_PHONE:
        return convert_phone(in, text, err);
    case FIELD_WEB:
        return convert_web(in, text);
    case FIELD_EMAIL:
        return convert_email(in, text);
    case FIELD_HOURS:
        return convert_hours(in, text, err);
    case FIELD_MONTH:
    case FIELD_DAY:
        return convert_date(in, field, text, err);
    case FIELD_NUMBER:
        return convert_number(in, text);
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return (struct converted){csv_choice(&in->row, field, text), NULL};
    case FIELD_ID:
    case FIELD_IDS:
        return convert_id(in, text);
    case FIELD_LINE:
    case FIELD_TEXTS:
        return convert_line(in, field, text);
    default:
        return (struct converted){text, NULL};
    }
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
    struct converted to;
    enum intake_done done = refuses ? INTAKE_ROW_REFUSED : INTAKE_VALUE_LEFT_OUT;
    if (in->ours && record_check(field, text, &err))
        return text;
    if (is_error(text)) {
        csv_note(in, column, text, "is the error of a formula", done, NULL);
        return NULL;
    }
    to = convert(in, field, text, &err);
    if (in->row.failed)
        return NULL;
    if (to.text == NULL || (to.text[0] != '\0' && !record_check(field, to.text, &err))) {
        csv_note(in, column, text, err.text, done, NULL);
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

static const char *find_topic(struct csv_reader *in, const char *text)
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
    int topics = record_field(RECORD_OFFER, "topics");
    int keywords = record_field(RECORD_OFFER, "keywords");
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    struct err err = {""};
    if (!list_split(in, text, true, &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        const char *id = find_topic(in, list.item[i]);
        if (id != NULL) {
            if (!csv_list_add(&in->row, &in->record->value[topics], id))
                csv_note(in, column, list.item[i], "a list has at most 64 items",
                         INTAKE_VALUE_LEFT_OUT, NULL);
        } else if (record_check(&field[keywords], list.item[i], &err) &&
                   csv_list_add(&in->row, &in->record->value[keywords], list.item[i])) {
            const char *instead = arena_print(&in->row, "keyword %s", list.item[i]);
            csv_note(in, column, list.item[i],
                     "is no topic of this workspace and was kept as a keyword",
                     INTAKE_VALUE_CHANGED, instead == NULL ? "" : instead);
        } else {
            csv_note(in, column, list.item[i], "is no topic of this workspace",
                     INTAKE_VALUE_LEFT_OUT, NULL);
        }
    }
}
