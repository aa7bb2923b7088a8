#include "formats/hsds/hsds_hours.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text_clean.h"
#include "core/hours/hours.h"
#include "core/hours/hours_doubt.h"
#include "formats/loose/hours_table.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_time.h"
#include "formats/hsds/hsds_text.h"

enum { DAY = 1440, COMMENT_MAX = 280 };

static const char *const day_names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
static const char *const month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct span {
    int from, to;
};

struct week {
    struct arena *arena;
    struct hsds_notes *notes;
    struct date today;
    struct hours_table table; /* what holds each week */
    bool late;                /* some time of a row is 20:00 or later */
    bool opens;               /* a special rule says when it is open */
    struct buf special;       /* rules of weeks, months, dates */
    struct buf comment;
    struct buf said; /* what was refused */
};

static void note(struct week *week, const struct hsds_row *row, const char *column,
                 const char *reason, enum intake_done done)
{
    hsds_note(week->notes, row, column, hsds_get(row, column), reason, done, NULL);
}

/* Times that were refused, for the office. */
static void keep_said(struct week *week, const struct hsds_row *row)
{
    static const char *const columns[] = {"weekday", "byday", "opens_at", "closes_at"};
    size_t before = week->said.len;
    if (before > COMMENT_MAX)
        return;
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const char *text = hsds_get(row, columns[i]);
        if (text != NULL)
            buf_print(&week->said, "%s%s",
                      week->said.len == 0        ? ""
                      : week->said.len == before ? "\n"
                      : i == 3                   ? " - "
                                                 : " ",
                      text);
    }
}

/* The row's words, once each, for a comment. */
static void keep_words(struct week *week, const struct hsds_row *row)
{
    const char *text = hsds_get(row, "description");
    char *clean = text == NULL ? NULL : text_clean(week->arena, text, false, NULL);
    if (clean == NULL || clean[0] == '\0')
        return;
    for (char *at = clean; *at != '\0'; at++)
        if (*at == '"')
            *at = '\'';
    if (week->comment.len > 0 && strstr(week->comment.bytes, clean) != NULL)
        return;
    if (week->comment.len > 0)
        buf_add_text(&week->comment, " ");
    buf_add_text(&week->comment, clean);
}

/* True with minutes; else what is wrong is noted. */
static bool times_of(struct week *week, const struct hsds_row *row, struct span *out)
{
    const char *opens = hsds_get(row, "opens_at");
    const char *closes = hsds_get(row, "closes_at");
    if (opens == NULL || closes == NULL) {
        if (hsds_get(row, "description") == NULL || opens != NULL || closes != NULL)
            hsds_note(week->notes, row, opens == NULL ? "opens_at" : "closes_at", "",
                      "is missing; times need a beginning and an end",
                      INTAKE_VALUE_LEFT_OUT, NULL);
        return false;
    }
    if (!hsds_time(opens, &out->from) || out->from == DAY) {
        keep_said(week, row);
        note(week, row, "opens_at", "is not a time of day, as 09:30",
             INTAKE_KEPT_AS_SAID);
        return false;
    }
    if (!hsds_time(closes, &out->to)) {
        keep_said(week, row);
        note(week, row, "closes_at", "is not a time of day, as 17:30",
             INTAKE_KEPT_AS_SAID);
        return false;
    }
    enum hours_doubt doubt = hours_doubt_span(out->from, out->to, week->late);
    if (doubt != HOURS_SURE) {
        keep_said(week, row);
        note(week, row, "closes_at",
             doubt == HOURS_DOUBT_BEFORE
                 ? "closes before it opens; 17:30 is half past five in the afternoon"
                 : "is in the night; 15:00 is three in the afternoon",
             INTAKE_KEPT_AS_SAID);
        return false;
    }
    if (out->to <= out->from)
        out->to += DAY;
    return true;
}

static void print_date(struct buf *out, struct date date, bool year)
{
    if (year)
        buf_print(out, "%04d ", date.year);
    buf_print(out, "%s %02d", month_names[date.month - 1], date.day);
}

enum validity { VALID, VALID_BETWEEN, NOT_VALID };

/* Whether the row holds today; VALID_BETWEEN: only from `from` to `to`. */
static enum validity validity_of(struct week *week, const struct hsds_row *row,
                                 struct date *from, struct date *to)
{
    const char *last = hsds_get(row, "valid_to");
    const char *first = hsds_get(row, "valid_from");
    if (last == NULL)
        last = hsds_get(row, "until");
    bool ends = last != NULL && hsds_date(last, to);
    bool begins = first != NULL && hsds_date(first, from);
    bool known = week->today.year > 0;
    if (ends && known && date_compare(*to, week->today) < 0) {
        hsds_note(week->notes, row, "valid_to", last, "these hours are over",
                  INTAKE_VALUE_LEFT_OUT, NULL);
        return NOT_VALID;
    }
    if (ends && begins)
        return VALID_BETWEEN;
    if (begins && known && date_compare(*from, week->today) > 0) {
        *to = (struct date){from->year + 1, from->month, from->day};
        if (!date_valid(*to))
            to->day = 28;
        return VALID_BETWEEN;
    }
    if (ends)
        hsds_note(week->notes, row, "valid_to", last,
                  "hours that end without having begun are taken as those of each week",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    return VALID;
}

static bool says(const struct hsds_row *row, const char *column, const char *what)
{
    const char *text = hsds_get(row, column);
    return text != NULL && strcasecmp(text, what) == 0;
}

/* What weekly rules of ours cannot say. */
static const char *unsayable(const struct hsds_row *row)
{
    const char *interval = hsds_get(row, "interval");
    if (hsds_get(row, "bymonthday") != NULL)
        return "bymonthday";
    if (hsds_get(row, "byyearday") != NULL)
        return "byyearday";
    if (interval != NULL && strcmp(interval, "1") != 0)
        return "interval";
    if (hsds_get(row, "freq") != NULL && !says(row, "freq", "WEEKLY") &&
        !says(row, "freq", "MONTHLY") && !says(row, "freq", "DAILY"))
        return "freq";
    return NULL;
}

static void add_special(struct week *week, const struct hsds_row *row, unsigned days,
                        int nth, enum validity validity, struct date from, struct date to,
                        struct span span)
{
    struct buf *out = &week->special;
    const char *weeks = hsds_get(row, "byweekno");
    week->opens = true;
    buf_add_text(out, out->len > 0 ? "; " : "");
    if (validity == VALID_BETWEEN) {
        print_date(out, from, true);
        buf_add_text(out, "-");
        print_date(out, to, true);
        buf_add_text(out, " ");
    }
    if (weeks != NULL)
        buf_print(out, "week %s ", weeks);
    for (int day = 0, first = 1; nth != 0 && day < 7; day++)
        if ((days & 1u << day) != 0) {
            buf_print(out, "%s%s[%d]", first ? "" : ",", day_names[day], nth);
            first = 0;
        }
    if (nth == 0)
        hours_table_write_days(days, out);
    buf_add_text(out, " ");
    hours_table_write_span(span.from, span.to, out);
}

static void add_schedule(struct week *week, const struct hsds_row *row)
{
    const char *text = hsds_get(row, "weekday");
    unsigned days = 0;
    int nth = 0;
    struct span span;
    struct date from = {0, 0, 0};
    struct date to = {0, 0, 0};
    const char *column = unsayable(row);
    enum validity validity = validity_of(week, row, &from, &to);
    if (validity == NOT_VALID)
        return;
    if (text == NULL)
        text = hsds_get(row, "byday");
    if (column != NULL) {
        note(week, row, column, "hours of this kind cannot be said here",
             INTAKE_VALUE_LEFT_OUT);
    } else if (text == NULL && says(row, "freq", "DAILY")) {
        days = 0x7f;
    } else if (text != NULL && !hsds_days(text, &days, &nth)) {
        note(week, row, hsds_get(row, "weekday") != NULL ? "weekday" : "byday",
             "is not a day of the week", INTAKE_VALUE_LEFT_OUT);
    } else if (text == NULL && hsds_get(row, "opens_at") != NULL) {
        hsds_note(week->notes, row, "byday", "", "times without a day of the week",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    }
    if (days == 0 || !times_of(week, row, &span)) {
        keep_words(week, row);
        return;
    }
    bool fits = true;
    if (nth == 0 && validity == VALID && hsds_get(row, "byweekno") == NULL)
        fits = hours_table_add(&week->table, days, span.from, span.to);
    else
        add_special(week, row, days, nth, validity, from, to, span);
    if (!fits)
        note(week, row, "opens_at",
             "overlaps another time of that day, or is one too many",
             INTAKE_VALUE_LEFT_OUT);
    if (hsds_get(row, "description") != NULL)
        hsds_note_count(week->notes, row, "description", hsds_get(row, "description"),
                        "the days and times say it; an offer has no field for this",
                        INTAKE_VALUE_LEFT_OUT);
}

static bool is_true(const char *text)
{
    return strcasecmp(text, "true") == 0 || strcmp(text, "1") == 0 ||
           strcasecmp(text, "yes") == 0 || strcasecmp(text, "t") == 0;
}

static void add_holiday(struct week *week, const struct hsds_row *row)
{
    const char *closed = hsds_get(row, "closed");
    const char *end = hsds_get(row, "end_date");
    struct date from;
    struct date to;
    struct span span = {0, 0};
    if (hsds_get(row, "start_date") == NULL ||
        !hsds_date(hsds_get(row, "start_date"), &from))
        return;
    if (end == NULL || !hsds_date(end, &to))
        to = from;
    bool each_year = from.year == 1;
    if (closed == NULL) {
        hsds_note(week->notes, row, "closed", "",
                  "is missing; write TRUE, or FALSE and the times", INTAKE_VALUE_LEFT_OUT,
                  NULL);
        return;
    }
    if (!each_year && week->today.year > 0 && date_compare(to, week->today) < 0) {
        hsds_note_count(week->notes, row, "start_date", hsds_get(row, "start_date"),
                        "this holiday is over", INTAKE_VALUE_LEFT_OUT);
        return;
    }
    if (!is_true(closed) && !times_of(week, row, &span))
        return;
    struct buf *out = &week->special;
    week->opens = week->opens || !is_true(closed);
    buf_add_text(out, out->len > 0 ? "; " : "");
    print_date(out, from, !each_year);
    if (date_compare(from, to) != 0) {
        buf_add_text(out, "-");
        print_date(out, to, !each_year);
    }
    buf_add_text(out, " ");
    if (is_true(closed))
        buf_add_text(out, "off");
    else
        hours_table_write_span(span.from, span.to, out);
}

/* The rules, or if there are none the words. */
static void put_together(struct week *week, struct buf *out)
{
    const char *rest = "";
    hours_table_write(&week->table, out);
    /* Closed on some days and open on none says nothing. */
    if (week->special.len > 0 && (out->len > 0 || week->opens))
        buf_print(out, "%s%s", out->len > 0 ? "; " : "", week->special.bytes);
    if (out->len == 0 && week->comment.len > 0) {
        const char *fits =
            hsds_text_fit(week->arena, week->comment.bytes, COMMENT_MAX, &rest);
        buf_print(out, "\"%s\"", fits == NULL ? "" : fits);
    }
}

static bool understood(struct week *week, const struct hsds_row *row, const char *text)
{
    struct arena arena = {0};
    struct err err = {""};
    const struct hours *hours = NULL;
    bool ok = hours_parse(&arena, text, &hours, &err);
    arena_free(&arena);
    if (!ok)
        hsds_note(week->notes, row, "", text, "these hours cannot be said here",
                  INTAKE_VALUE_LEFT_OUT, NULL);
    return ok;
}

static bool is_late(const struct hsds_rows *rows)
{
    static const char *const columns[] = {"opens_at", "closes_at"};
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < 2; k++) {
            const char *text = hsds_get(&rows->item[i], columns[k]);
            int minute;
            if (text != NULL && hsds_time(text, &minute) && minute >= 20 * 60)
                return true;
        }
    return false;
}

bool hsds_hours(struct arena *arena, struct hsds_notes *notes,
                const struct hsds_rows *schedules, const struct hsds_rows *holidays,
                struct date today, const char **out, const char **said_out)
{
    struct week week = {.arena = arena, .notes = notes, .today = today};
    struct buf text = {0};
    week.late = is_late(schedules);
    for (size_t i = 0; i < schedules->count; i++)
        add_schedule(&week, &schedules->item[i]);
    for (size_t i = 0; i < holidays->count; i++)
        add_holiday(&week, &holidays->item[i]);
    put_together(&week, &text);
    bool ok =
        !text.failed && !week.special.failed && !week.comment.failed && !arena->failed;
    *out = NULL;
    *said_out = week.said.len > 0 ? arena_copy(arena, week.said.bytes) : NULL;
    ok = ok && !week.said.failed;
    if (ok && text.len > 0 &&
        understood(&week, schedules->count > 0 ? &schedules->item[0] : &holidays->item[0],
                   text.bytes)) {
        *out = arena_copy(arena, text.bytes);
        ok = *out != NULL;
    }
    buf_free(&text);
    buf_free(&week.special);
    buf_free(&week.comment);
    buf_free(&week.said);
    return ok;
}
