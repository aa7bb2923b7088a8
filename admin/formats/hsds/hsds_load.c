#include "formats/hsds/hsds_load.h"
#include "base/message.h"
#include "formats/hsds/hsds_same.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/json_value.h"
static const char *const required_reason =
    "is missing; HSDS asks for it, put it in at the source";

static bool month_word(const char *text, int *out, size_t *len)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    for (int i = 0; i < 12; i++)
        if (strncasecmp(text, months[i], 3) == 0) {
            *out = i + 1;
            *len = strcspn(text, " .,");
            return true;
        }
    return false;
}

/* A number of `least` to `most` digits at `*at`, and what stands behind it, which is
 * passed over; '\0' the end. */
static bool take_number(const char **at, size_t least, size_t most, const char *behind,
                        int *out)
{
    size_t len = strspn(*at, "0123456789");
    if (len < least || len > most)
        return false;
    *out = 0;
    for (size_t i = 0; i < len; i++)
        *out = *out * 10 + ((*at)[i] - '0');
    *at += len;
    if (strncmp(*at, behind, strlen(behind)) != 0 || (behind[0] == '\0' && **at != '\0'))
        return false;
    *at += strlen(behind);
    return true;
}

static bool take_iso(const char *at, struct date *out)
{
    if (!take_number(&at, 4, 4, "-", &out->year) ||
        !take_number(&at, 2, 2, "-", &out->month) || strspn(at, "0123456789") != 2)
        return false;
    out->day = (at[0] - '0') * 10 + (at[1] - '0');
    return at[2] == '\0' || at[2] == 'T' || at[2] == ' ';
}

static bool take_english(const char *at, struct date *out)
{
    size_t len;
    if (!month_word(at, &out->month, &len))
        return false;
    at += len;
    at += strspn(at, " .");
    return take_number(&at, 1, 2, ", ", &out->day) &&
           take_number(&at, 4, 4, "", &out->year);
}

bool hsds_date(const char *text, struct date *out)
{
    struct date date = {0, 0, 0};
    const char *us = text;
    const char *german = text;
    bool read = take_iso(text, &date) ||
                (take_number(&us, 1, 2, "/", &date.month) &&
                 take_number(&us, 1, 2, "/", &date.day) &&
                 take_number(&us, 4, 4, "", &date.year)) ||
                (take_number(&german, 1, 2, ".", &date.day) &&
                 take_number(&german, 1, 2, ".", &date.month) &&
                 take_number(&german, 4, 4, "", &date.year)) ||
                take_english(text, &date);
    if (!read || !date_valid(date))
        return false;
    *out = date;
    return true;
}

size_t hsds_load_done(const struct hsds_load *load, size_t read)
{
    size_t done = (load->done + read) / 2;
    return done < load->whole / 2 ? done : load->whole / 2;
}

void hsds_load_unplaced(struct hsds_load *load, const struct hsds_row *row)
{
    hsds_note_count(load->notes, row, "", "",
                    load->keep ? "an offer has no place for rows of this table; kept for "
                                 "export --format hsds"
                               : "an offer has no place for rows of this table",
                    INTAKE_VALUE_LEFT_OUT);
}

/* A date that is none is left out. */
static void check_dates(struct hsds_load *load, struct hsds_row *row)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    for (size_t i = 0; i < count; i++) {
        struct date date;
        if ((column[i].flags & HSDS_DATE) == 0 || row->value[i] == NULL ||
            hsds_date(row->value[i], &date))
            continue;
        hsds_note(load->notes, row, column[i].name, row->value[i],
                  "is not a date with a year of four digits, as 2026-11-23",
                  INTAKE_VALUE_LEFT_OUT, NULL);
        row->value[i] = NULL;
    }
}

/* What an offer has no field for is counted, and what names a person said without it. */
static void check_places(struct hsds_load *load, struct hsds_row *row)
{
    size_t count;
    const struct hsds_column *column = hsds_columns(row->table, &count);
    for (size_t i = 0; i < count; i++) {
        /* 3.x knows kinds of locations, and lets them go without a name. */
        bool named = row->table == HSDS_LOCATION && strcmp(column[i].name, "name") == 0 &&
                     hsds_get(row, "location_type") == NULL;
        if (((column[i].flags & HSDS_REQUIRED) != 0 || named) && row->value[i] == NULL)
            hsds_note(load->notes, row, column[i].name, "", required_reason,
                      row->table == HSDS_SERVICE ? INTAKE_ROW_REFUSED
                                                 : INTAKE_VALUE_LEFT_OUT,
                      NULL);
        if ((column[i].flags & HSDS_NO_PLACE) == 0 || row->value[i] == NULL)
            continue;
        bool person = (column[i].flags & HSDS_PERSON) != 0;
        hsds_note_count(load->notes, row, column[i].name, person ? "" : row->value[i],
                        person       ? "names of persons are not taken in"
                        : load->keep ? "an offer has no field for this; kept for export "
                                       "--format hsds"
                                     : "an offer has no field for this",
                        INTAKE_VALUE_LEFT_OUT);
    }
}

/* What became of a row whose id has come before. */
static void note_again(struct hsds_load *load, const struct hsds_row *row, const char *id,
                       const struct hsds_added *added, bool nested, struct arena *arena)
{
    const char *file = hsds_notes_name(load->notes, added->file);
    if (added->how == HSDS_SAME_NOT || (!nested && added->how > HSDS_SAME_ALL)) {
        const char *why = arena_print(
            arena,
            nested
                ? message(
                      "has come before (%s:%zu) with other content%s%s; both are kept")
                : message(
                      "has come before (%s:%zu) with other content%s%s; both are kept, "
                      "and rows that name it go to the first"),
            file, added->line, added->column == NULL ? "" : ": ",
            added->column == NULL ? "" : added->column);
        if (why != NULL)
            hsds_note(load->notes, row, "id", id, why, INTAKE_VALUE_CHANGED,
                      hsds_get(row, "id"));
    } else if (added->how == HSDS_SAME_ALL && !nested) {
        hsds_note(load->notes, row, "id", id,
                  "has come before with the same content; it is taken once",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    }
}

bool hsds_load_row(struct hsds_load *load, struct arena *arena, struct hsds_row *row,
                   bool nested, struct err *err)
{
    struct hsds_added added;
    struct hsds_sum_table *sum = &load->notes->sum.table[row->table];
    const char *id = hsds_get(row, "id");
    sum->read++;
    if (row->table >= HSDS_STAGED) {
        hsds_load_unplaced(load, row);
        return !load->keep ||
               hsds_stage_add(load->stage, arena, row, nested, &added, err);
    }
    check_dates(load, row);
    check_places(load, row);
    if (row->table == HSDS_SERVICE && (id == NULL || hsds_get(row, "name") == NULL)) {
        sum->refused++;
        return true;
    }
    if (hsds_table_has_id(row->table) && id == NULL &&
        !hsds_same_rename(arena, row, arena_print(arena, "#%zu", ++load->nameless)))
        return err_set(err, "not enough memory");
    load->foreign =
        load->foreign || (row->table == HSDS_SERVICE && hsds_get(row, "x_id") == NULL &&
                          hsds_get(row, "x_offer") == NULL);
    if (!hsds_stage_add(load->stage, arena, row, nested, &added, err))
        return false;
    sum->twice += added.how == HSDS_SAME_ALL || (nested && added.how == HSDS_SAME_FILLS);
    note_again(load, row, id, &added, nested, arena);
    return true;
}

bool hsds_json_list(struct arena *arena, const char *text, struct texts *out)
{
    struct json *json = json_parse_text(text);
    size_t count = json_count(json);
    const char **item = arena_take_array(arena, count + 1, sizeof *item);
    bool ok = json_is(json, JSON_LIST) && item != NULL;
    for (size_t i = 0; ok && i < count; i++) {
        const char *one = json_text(json_item(json, i));
        item[i] = one == NULL ? NULL : arena_copy(arena, one);
        ok = item[i] != NULL;
    }
    json_free(json);
    if (ok)
        *out = (struct texts){item, count};
    return ok;
}

const char *hsds_json_text(struct arena *arena, const struct json *json)
{
    char number[40];
    int digits = 1;
    long long whole;
    const char *text = json_text(json);
    if (json_whole(json, &whole))
        return arena_print(arena, "%lld", whole);
    if (json_is(json, JSON_FLAG))
        return json_flag(json) ? "true" : "false";
    if (!json_is(json, JSON_NUMBER))
        return text == NULL || text[0] == '\0' ? NULL : arena_copy(arena, text);
    do
        snprintf(number, sizeof number, "%.*g", digits, json_double(json));
    while (++digits <= 17 && strtod(number, NULL) != json_double(json));
    return arena_copy(arena, number);
}
