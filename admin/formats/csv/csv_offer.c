#include "formats/csv/csv_offer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "formats/csv/csv_address.h"
#include "formats/csv/csv_choice.h"
#include "formats/loose/hours_table.h"
#include "formats/loose/hours_written.h"
#include "record/translation.h"

/* What several columns say together. */
struct parts {
    const char *house_number;
    const char *address;      /* whole */
    const char *address_name; /* its column */
    struct hours_table table; /* of weekdays */
    bool table_broken;
    struct {
        int from; /* minutes; -1: none */
        int to;
        const char *from_name;
    } span[HOURS_TABLE_DAYS][2];
    const char *rest[HOURS_TABLE_DAYS]; /* what stands for the break, "13.00 - 14.30" */
};

static void note_hours(struct csv_reader *in, struct parts *parts, const char *column,
                       const char *text, const char *why)
{
    size_t count;
    const char *reason =
        arena_print(&in->row, message("%s; no hours are taken"), message(why));
    if (reason != NULL)
        csv_note_bad(in, &record_fields(RECORD_OFFER, &count)[OFFER_HOURS], column, text,
                     reason,
                     text[0] != '\0' ? INTAKE_KEPT_AS_SAID : INTAKE_VALUE_LEFT_OUT);
    parts->table_broken = true;
    struct value *said = &in->record->value[OFFER_HOURS_SAID];
    const char *words =
        text[0] == '\0' ? NULL
        : said->set     ? arena_print(&in->row, "%s\n%s: %s", said->text, column, text)
                        : arena_print(&in->row, "%s: %s", column, text);
    if (words != NULL)
        *said = (struct value){.set = true, .text = words};
}

static void read_day(struct csv_reader *in, const struct csv_column *column,
                     const char *text, struct parts *parts)
{
    struct err why = {""};
    if (!hours_written_day(&in->row, text, &parts->table, column->day, &why))
        note_hours(in, parts, column->header, text, why.text);
}

static void read_day_edge(struct csv_reader *in, const struct csv_column *column,
                          const char *text, struct parts *parts)
{
    struct err why = {""};
    struct hours_table closed = {0};
    int minute = -1;
    if (text[0] == '\0')
        return;
    if (hours_written_time(&in->row, text, &minute)) {
        if (column->role == CSV_DAY_FROM) {
            parts->span[column->day][column->part].from = minute;
            parts->span[column->day][column->part].from_name = column->header;
        } else {
            parts->span[column->day][column->part].to = minute;
        }
        return;
    }
    if (hours_written_day(&in->row, text, &closed, column->day, &why) &&
        hours_table_is_empty(&closed))
        hours_table_close(&parts->table, 1u << column->day);
    else
        note_hours(in, parts, column->header, text, "is no time of day");
}

/* Takes the break out of a day's span. */
static bool add_span(struct csv_reader *in, struct parts *parts, int day, int part)
{
    struct hours_table pause = {0};
    struct err why = {""};
    int from = parts->span[day][part].from;
    int to = parts->span[day][part].to;
    unsigned days = 1u << day;
    const char *rest = part == 0 && parts->rest[day] != NULL ? parts->rest[day] : "";
    if (rest[0] != '\0' && !hours_written_day(&in->row, rest, &pause, day, &why))
        return false;
    for (int i = 0; i < pause.day[day].count; i++) {
        if (pause.day[day].span[i].from <= from || pause.day[day].span[i].to >= to)
            return false;
        if (!hours_table_add(&parts->table, days, from, pause.day[day].span[i].from))
            return false;
        from = pause.day[day].span[i].to;
    }
    return hours_table_add(&parts->table, days, from, to);
}

static void settle_hours(struct csv_reader *in, struct parts *parts)
{
    struct value *hours = &in->record->value[OFFER_HOURS];
    for (int day = 0; day < HOURS_TABLE_DAYS; day++)
        for (int part = 0; part < 2; part++) {
            bool from = parts->span[day][part].from >= 0;
            bool to = parts->span[day][part].to >= 0;
            if (from && to ? !add_span(in, parts, day, part) : from || to)
                note_hours(
                    in, parts, from ? parts->span[day][part].from_name : "hours", "",
                    from && to ? message("the break does not lie between the times")
                               : message("a time has no begin or no end"));
        }
    if (parts->table_broken || hours_table_is_empty(&parts->table))
        return;
    struct buf text = {0};
    struct err why = {""};
    hours_table_write(&parts->table, &text);
    if (text.failed)
        in->row.failed = true;
    else if (hours->set && strcmp(hours->text, text.bytes) != 0)
        csv_note(in, "hours", text.bytes,
                 "the columns of the weekdays say other hours than the text",
                 INTAKE_VALUE_LEFT_OUT, NULL);
    else if (!hours_written_check(text.bytes, &why))
        note_hours(in, parts, "hours", text.bytes, why.text);
    else
        *hours = (struct value){.set = true, .text = arena_copy(&in->row, text.bytes)};
    buf_free(&text);
}

static void read_fact(struct csv_reader *in, const struct csv_column *column,
                      const char *text)
{
    const char *word = csv_yes_no(&in->row, text);
    if (text[0] == '\0')
        return;
    if (word == NULL) {
        csv_note(in, column->header, text, "is neither yes nor no", INTAKE_VALUE_LEFT_OUT,
                 NULL);
        return;
    }
    const char *pair = arena_print(&in->row, "%s=%s", column->word, word);
    if (pair != NULL)
        (void)csv_list_add(&in->row, &in->record->value[OFFER_ACCESSIBILITY], pair);
}

static struct translation *translation_of(struct csv_reader *in, const char *lang)
{
    for (size_t i = 0; i < in->record->translation_count; i++)
        if (strcmp(in->record->translation[i].lang, lang) == 0)
            return &in->record->translation[i];
    return NULL;
}

static void read_made(struct csv_reader *in, const struct csv_column *column,
                      const char *text)
{
    static const struct field made = {
        .name = "made", .type = FIELD_CHOICE, .choices = "tested human automatic"};
    struct value value = {0};
    csv_value(in, &made, column->header, text, &value);
    if (value.set)
        translation_of(in, column->word)->made = value.text;
}

static void read_source_hash(struct csv_reader *in, const struct csv_column *column,
                             const char *text)
{
    if (text[0] == '\0')
        return;
    if (source_hash_valid(text))
        translation_of(in, column->word)->source_hash = text;
    else
        csv_note(in, column->header, text,
                 "is not what an export writes; the German text beside it counts",
                 INTAKE_VALUE_LEFT_OUT, NULL);
}

static void read_cell(struct csv_reader *in, const struct csv_column *column,
                      const char *text, struct parts *parts)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    text = csv_cell(in, column->header, text);
    in->order = column->order;
    if (text == NULL || in->record->translation == NULL)
        return;
    switch (column->role) {
    case CSV_LEFT_OUT:
        break;
    case CSV_FIELD:
        if (column->field == OFFER_TOPICS)
            csv_topics(in, column->header, text);
        else if (column->field == OFFER_SCOPE)
            csv_fill_scope(in, column->header, text);
        else
            csv_value(in, &field[column->field], column->header, text,
                      &in->record->value[column->field]);
        break;
    case CSV_TRANSLATION:
        csv_value(in, &field[column->field], column->header, text,
                  &translation_of(in, column->word)->value[column->field]);
        break;
    case CSV_MADE:
        read_made(in, column, text);
        break;
    case CSV_SOURCE_HASH:
        read_source_hash(in, column, text);
        break;
    case CSV_HOUSE_NUMBER:
        parts->house_number = text;
        break;
    case CSV_ADDRESS:
        /* "48351 Everswinkel" may stand beside a street of its own. */
        if (text[0] != '\0') {
            parts->address = parts->address == NULL
                                 ? text
                                 : arena_print(&in->row, "%s, %s", parts->address, text);
            parts->address_name = column->header;
        }
        break;
    case CSV_FACT:
        read_fact(in, column, text);
        break;
    case CSV_DAY:
        read_day(in, column, text, parts);
        break;
    case CSV_DAY_FROM:
    case CSV_DAY_TO:
        read_day_edge(in, column, text, parts);
        break;
    case CSV_DAY_BREAK:
        parts->rest[column->day] = text;
        break;
    }
}

static void make_translations(struct csv_reader *in, const struct csv_langs *langs)
{
    in->record->translation =
        arena_take_array(&in->row, langs->count + 1, sizeof *in->record->translation);
    if (in->record->translation == NULL)
        return;
    for (size_t i = 0; i < langs->count; i++)
        in->record->translation[i].lang = langs->item[i];
    in->record->translation_count = langs->count;
}

/* Languages in which nothing stands are none; a text must say how it was made. */
static void settle_translations(struct csv_reader *in)
{
    size_t kept = 0;
    for (size_t i = 0; i < in->record->translation_count; i++) {
        struct translation *part = &in->record->translation[i];
        bool set = part->made != NULL || part->source_hash != NULL;
        for (int k = 0; k < RECORD_FIELD_MAX; k++)
            set = set || part->value[k].set;
        if (!set)
            continue;
        if (part->made == NULL) {
            char column[32];
            snprintf(column, sizeof column, "made:%.20s", part->lang);
            part->made = "automatic";
            csv_note(in, column, "",
                     "it is not said how the text was made: tested, human or automatic",
                     INTAKE_VALUE_CHANGED, part->made);
        }
        in->row.failed =
            !translation_settle(&in->row, in->record, part) || in->row.failed;
        in->record->translation[kept++] = *part;
    }
    in->record->translation_count = kept;
}

/* What was found wrong with the row itself. */
static void note_row(struct csv_reader *in, const struct csv_columns *columns,
                     const struct csv_row *row)
{
    char reason[160];
    bool long_row = row->fit == CSV_ROW_LONG || row->whole > columns->widest;
    if (long_row) {
        snprintf(
            reason, sizeof reason,
            message(
                "the row has %zu fields and the header %zu: does a separator stand in a "
                "field without quotes?"),
            row->fit == CSV_ROW_LONG ? row->count : row->whole, columns->count);
        csv_note(in, "", "", reason, INTAKE_ROW_REFUSED, NULL);
    } else if (row->fit == CSV_ROW_SHORT) {
        snprintf(reason, sizeof reason,
                 message("the row has %zu of %zu fields; the others count as empty"),
                 row->count, columns->count);
        csv_note(in, "", "", reason, INTAKE_VALUE_LEFT_OUT, NULL);
    }
    if (row->odd_quotes && !long_row)
        csv_note(in, "", "", "a quote in a field in quotes is not doubled",
                 INTAKE_VALUE_CHANGED, message("the quotes as they stand"));
    if (row->bad > 0)
        csv_note(in, "", "", "bytes do not fit into the encoding of the file",
                 INTAKE_VALUE_CHANGED, message("the letters of Windows-1252"));
}

static void refuse_missing(struct csv_reader *in)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    for (size_t i = 0; i < count && !in->refused; i++)
        if (field[i].required && !in->record->value[i].set)
            csv_note(in, field[i].name, "", "is missing", INTAKE_ROW_REFUSED, NULL);
}

bool csv_offer_read(struct csv_reader *in, const struct csv_columns *columns,
                    const struct csv_langs *langs, struct csv_ids *ids,
                    const struct csv_row *row, struct err *err)
{
    struct parts parts = {.house_number = NULL};
    for (int day = 0; day < HOURS_TABLE_DAYS; day++)
        for (int part = 0; part < 2; part++)
            parts.span[day][part].from = parts.span[day][part].to = -1;
    arena_reset(&in->row);
    in->line = row->line;
    in->refused = false;
    in->record = arena_take(&in->row, sizeof *in->record);
    if (in->record == NULL)
        return err_set(err, "not enough memory");
    in->record->kind = RECORD_OFFER;
    make_translations(in, langs);
    note_row(in, columns, row);
    for (size_t i = 0; i < columns->count && !in->refused; i++)
        if (columns->unused[i] == 0)
            read_cell(in, &columns->item[i], row->field[i], &parts);
    csv_address(in, parts.address_name, parts.address, parts.house_number);
    settle_hours(in, &parts);
    settle_translations(in);
    struct value *facts = &in->record->value[OFFER_ACCESSIBILITY];
    if (facts->set)
        qsort(facts->list.item, facts->list.count, sizeof *facts->list.item, text_order);
    csv_fill(in, ids);
    refuse_missing(in);
    return !in->row.failed || err_set(err, "not enough memory");
}
