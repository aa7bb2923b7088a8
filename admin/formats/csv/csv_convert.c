#include "formats/csv/csv_convert.h"

#include <string.h>
#include <strings.h>

#include "base/spelling.h"
#include "formats/csv/csv_choice.h"
#include "formats/loose/date_written.h"
#include "formats/loose/hours_written.h"
#include "formats/loose/phone_written.h"
#include "formats/loose/postcode_written.h"

/* Line ends in a field of one line. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    for (char *at = copy; copy != NULL && *at != '\0'; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    return copy;
}

static struct csv_converted convert_phone(struct csv_reader *in, const char *text,
                                          struct err *err)
{
    char number[PHONE_WRITTEN_LEN];
    enum phone_written_loss loss = PHONE_WRITTEN_WHOLE;
    if (!phone_written(text, number, &loss, err))
        return (struct csv_converted){NULL, NULL};
    return (struct csv_converted){
        arena_copy(&in->row, number),
        loss == PHONE_WRITTEN_SECOND ? "a field has one number; the first was taken"
        : loss == PHONE_WRITTEN_ZERO
            ? "a spreadsheet took the + away; format the column as text"
            : NULL};
}

static size_t scheme_len(const char *text)
{
    return strncasecmp(text, "https://", 8) == 0  ? 8
           : strncasecmp(text, "http://", 7) == 0 ? 7
                                                  : 0;
}

static struct csv_converted convert_web(struct csv_reader *in, const char *text)
{
    const char *last = text;
    while (scheme_len(last) > 0 && scheme_len(last + scheme_len(last)) > 0)
        last += scheme_len(last);
    if (last != text)
        return (struct csv_converted){last, "begins twice"};
    if (strstr(text, "://") != NULL || strchr(text, '.') == NULL)
        return (struct csv_converted){text, NULL};
    return (struct csv_converted){arena_print(&in->row, "https://%s", text),
                                  "has no https:// in front"};
}

static struct csv_converted convert_email(struct csv_reader *in, const char *text)
{
    size_t skip = strncasecmp(text, "mailto:", 7) == 0 ? 7 : 0;
    size_t len = strcspn(text + skip, ";, \n");
    bool more = text[skip + len + strspn(text + skip + len, ";, \n")] != '\0';
    return (struct csv_converted){arena_copy_len(&in->row, text + skip, len),
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

/* What a text of hours says of another field, where nothing else says it. */
static void set_beside(struct csv_reader *in, enum offer_field field, const char *text)
{
    struct value *value = &in->record->value[field];
    if (text != NULL && !value->set)
        *value = (struct value){.set = true, .text = text};
}

static struct csv_converted convert_hours(struct csv_reader *in, const char *text,
                                          struct err *err)
{
    struct hours_written written = {NULL, NULL, NULL};
    if (was_always(&in->row, text))
        return (struct csv_converted){"24/7", "a spreadsheet made a date of it"};
    if (!hours_written(&in->row, text, &written, err)) {
        set_beside(in, OFFER_HOURS_SAID, text);
        return (struct csv_converted){NULL, NULL};
    }
    set_beside(in, OFFER_ACCESS, written.access);
    set_beside(in, OFFER_PHONE_HOURS, written.phone);
    return (struct csv_converted){written.hours == NULL ? "" : written.hours, NULL};
}

/* In a column of the telephone all hours are the telephone's. */
static struct csv_converted convert_phone_hours(struct csv_reader *in, const char *text,
                                                struct err *err)
{
    struct hours_written written = {NULL, NULL, NULL};
    if (!hours_written(&in->row, text, &written, err))
        return (struct csv_converted){NULL, NULL};
    if (written.phone != NULL && written.hours != NULL) {
        err_set(err, "says hours of the house too");
        return (struct csv_converted){NULL, NULL};
    }
    const char *hours = written.phone != NULL ? written.phone : written.hours;
    return (struct csv_converted){hours == NULL ? "" : hours, NULL};
}

static struct csv_converted convert_date(struct csv_reader *in, const struct field *field,
                                         const char *text, struct err *err)
{
    char date[DATE_WRITTEN_LEN];
    bool either = date_order(text) == DATE_ORDER_BOTH;
    if (either && in->order == DATE_ORDER_BOTH) {
        err_set(err, "has the day or the month first: the column has both; write it as "
                     "23.11.2026");
        return (struct csv_converted){NULL, NULL};
    }
    if (!date_written(&in->row, text, in->order, date) ||
        (field->type == FIELD_DAY && strlen(date) < 10)) {
        if (field->type == FIELD_DAY)
            err_set(err, "is not a date; write it as 23.11.2026");
        else
            err_set(err, "is not a date; write it as 23.11.2026 or 11/2026");
        return (struct csv_converted){NULL, NULL};
    }
    return (struct csv_converted){
        arena_copy(&in->row, date),
        either && in->order == DATE_ORDER_UNSAID
            ? "no date of the column says which is the month; the day was taken to be first"
            : NULL};
}

static struct csv_converted convert_number(struct csv_reader *in, const char *text)
{
    char *copy = arena_copy(&in->row, text);
    char *comma = copy == NULL ? NULL : strchr(copy, ',');
    if (comma != NULL && strchr(copy, '.') == NULL)
        *comma = '.';
    return (struct csv_converted){copy, NULL};
}

static struct csv_converted convert_id(struct csv_reader *in, const char *text)
{
    return (struct csv_converted){spelling_id(&in->row, text),
                                  "an id has small letters, digits and - alone"};
}

static struct csv_converted convert_postcode(struct csv_reader *in, const char *text,
                                             struct err *err)
{
    char code[POSTCODE_WRITTEN_LEN];
    const char *note = NULL;
    if (!postcode_written(text, code, &note)) {
        err_set(err, "is not a postcode; write it as in 48351");
        return (struct csv_converted){NULL, NULL};
    }
    return (struct csv_converted){arena_copy(&in->row, code), note};
}

static struct csv_converted convert_line(struct csv_reader *in, const struct field *field,
                                         const char *text, struct err *err)
{
    const char *line = one_line(&in->row, text);
    if (line != NULL && strcmp(field->name, "address.postcode") == 0)
        return convert_postcode(in, line, err);
    if (line != NULL && strcmp(field->name, "cost") == 0 &&
        csv_choice_is_free(&in->row, line))
        line = "free";
    return (struct csv_converted){line, NULL};
}

static struct csv_converted convert(struct csv_reader *in, const struct field *field,
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
        return strcmp(field->name, "phone_hours") == 0
                   ? convert_phone_hours(in, text, err)
                   : convert_hours(in, text, err);
    case FIELD_MONTH:
    case FIELD_DAY:
        return convert_date(in, field, text, err);
    case FIELD_NUMBER:
        return convert_number(in, text);
    case FIELD_CHOICE:
    case FIELD_CHOICES:
        return (struct csv_converted){csv_choice(&in->row, field, text), NULL};
    case FIELD_ID:
    case FIELD_IDS:
        return convert_id(in, text);
    case FIELD_LINE:
    case FIELD_TEXTS:
        return convert_line(in, field, text, err);
    default:
        return (struct csv_converted){text, NULL};
    }
}

/* "492582880.0": digits that a program took for a number with a fraction. */
static size_t number_len(const char *text)
{
    size_t len = strspn(text, "0123456789");
    size_t zeros = text[len] == '.' ? strspn(text + len + 1, "0") : 0;
    return len > 0 && zeros > 0 && text[len + 1 + zeros] == '\0' ? len : 0;
}

/* Without what lists and programs leave at the end of a single line. */
static struct csv_converted ended(struct csv_reader *in, const struct field *field,
                                  const char *text)
{
    size_t len = strlen(text);
    size_t whole = number_len(text);
    bool digits = field->type == FIELD_PHONE || field->type == FIELD_DAY ||
                  field->type == FIELD_MONTH;
    if (digits && whole > 0)
        return (struct csv_converted){arena_copy_len(&in->row, text, whole),
                                      "a spreadsheet made a number of it"};
    if (field->type == FIELD_TEXT)
        return (struct csv_converted){text, NULL};
    while (len > 0 && strchr(",; ", text[len - 1]) != NULL)
        len--;
    if (text[len] == '\0' || len == 0)
        return (struct csv_converted){text, NULL};
    return (struct csv_converted){arena_copy_len(&in->row, text, len),
                                  "ends with a comma"};
}

struct csv_converted csv_convert(struct csv_reader *in, const struct field *field,
                                 const char *text, struct err *err)
{
    struct csv_converted end = ended(in, field, text);
    if (end.text == NULL)
        return end;
    struct csv_converted to = convert(in, field, end.text, err);
    if (to.note == NULL)
        to.note = end.note;
    else if (end.note != NULL)
        to.note = arena_print(&in->row, "%s; %s", end.note, to.note);
    return to;
}
