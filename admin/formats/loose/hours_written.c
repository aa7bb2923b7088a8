#include "formats/loose/hours_written.h"

#include <string.h>

#include "core/hours/hours.h"
#include "formats/loose/hours_token.h"

/* What has been read since the last rule ended. */
struct reading {
    const struct hours_tokens *token;
    size_t at;
    struct hours_table *table;
    struct buf rules; /* what a week cannot hold: "Th[1] 15:00-17:00" */
    unsigned days;
    int nth[4]; /* 1 to 5, -1: of the month */
    int nths;
    const char *week; /* "week 1-53/2" */
    int span[HOURS_TABLE_SPANS][2];
    int spans;
    bool timed; /* some rule had times */
    bool only;  /* "nur" */
    bool by_appointment;
    bool also_by_appointment;
    bool not_in_holidays;
    struct err *err;
};

static enum hours_token_kind peek(const struct reading *in, size_t ahead)
{
    return in->at + ahead < in->token->count ? in->token->item[in->at + ahead].kind
                                             : HOURS_TOKEN_END;
}

static int value(const struct reading *in, size_t ahead)
{
    return in->token->item[in->at + ahead].value;
}

static void write_special(struct reading *in)
{
    struct buf *out = &in->rules;
    buf_add_text(out, out->len > 0 ? "; " : "");
    buf_print(out, "%s%s", in->week != NULL ? in->week : "", in->week != NULL ? " " : "");
    bool first = true;
    for (int i = 0; i < HOURS_TABLE_DAYS; i++) {
        if ((in->days >> i & 1u) == 0)
            continue;
        buf_add_text(out, first ? "" : ",");
        hours_table_write_days(1u << i, out);
        for (int k = 0; k < in->nths; k++)
            buf_print(out, "%s%d%s", k == 0 ? "[" : ",", in->nth[k],
                      k + 1 == in->nths ? "]" : "");
        first = false;
    }
    for (int i = 0; i < in->spans; i++) {
        buf_add_text(out, i == 0 ? " " : ",");
        hours_table_write_span(in->span[i][0], in->span[i][1], out);
    }
}

/* Ends a rule: what was read goes into the table or the special rules. */
static bool flush(struct reading *in)
{
    if (in->days == 0 && in->spans == 0)
        return in->nths == 0 || err_set(in->err, "it does not say which weekday");
    if (in->days == 0)
        return err_set(in->err, "it does not say on which days");
    if (in->spans == 0)
        return err_set(in->err, "it does not say at what time on some day");
    bool ok = true;
    if (in->nths > 0 || in->week != NULL)
        write_special(in);
    else
        for (int i = 0; i < in->spans; i++)
            ok = hours_table_add(in->table, in->days, in->span[i][0], in->span[i][1]) &&
                 ok;
    in->timed = true;
    in->days = 0;
    in->spans = 0;
    in->nths = 0;
    in->week = NULL;
    return ok || err_set(in->err, "a day has too many times");
}

/* "Mo", "Mo-Fr", behind or before times. */
static bool take_days(struct reading *in)
{
    if (in->spans > 0 && in->days != 0 && !flush(in))
        return false;
    unsigned days = (unsigned)value(in, 0);
    in->at++;
    if (peek(in, 0) == HOURS_TOKEN_DASH && peek(in, 1) == HOURS_TOKEN_DAYS) {
        unsigned last = (unsigned)value(in, 1);
        in->at += 2;
        /* Holidays and several days have no place in the row from Monday to Sunday. */
        if ((days & (days - 1)) != 0 || (last & (last - 1)) != 0 || days > 1u << 6 ||
            last > 1u << 6)
            return err_set(in->err, "a range of days goes from weekday to weekday");
        for (unsigned day = days; day != last; days |= day)
            day = day == 1u << 6 ? 1u : day << 1;
        if (in->nths > 0)
            return err_set(in->err, "a range of days has no number in the month");
    }
    in->days |= days;
    return true;
}

/* "8 - 12" */
static bool take_span(struct reading *in)
{
    if (peek(in, 1) != HOURS_TOKEN_DASH || peek(in, 2) != HOURS_TOKEN_TIME)
        return err_set(in->err, "a time has no end");
    if (in->spans == HOURS_TABLE_SPANS)
        return err_set(in->err, "a day has too many times");
    if (value(in, 0) >= 24 * 60)
        return err_set(in->err, "nothing begins at 24 o'clock");
    in->span[in->spans][0] = value(in, 0);
    in->span[in->spans][1] = value(in, 2);
    in->spans++;
    in->at += 3;
    return true;
}

static bool take_nth(struct reading *in)
{
    if ((in->spans > 0 && !flush(in)) || in->nths == 4)
        return in->nths < 4 ? false : err_set(in->err, "too many numbers of weeks");
    in->nth[in->nths++] = value(in, 0);
    in->at++;
    return true;
}

/* Whether the word before the last was "and", or a mark that divides. */
static bool divided(const struct reading *in)
{
    return in->at > 0 && in->token->item[in->at - 1].kind == HOURS_TOKEN_AND;
}

/* "nach Vereinbarung": beside times, or at these times, or on this day, or at all. */
static bool take_appointment(struct reading *in)
{
    bool beside = divided(in) && (in->timed || in->spans > 0);
    if (beside && in->days != 0 && in->spans > 0 && !flush(in))
        return false;
    if (in->days != 0 && in->spans == 0) {
        in->spans = 0;
        buf_add_text(&in->rules, in->rules.len > 0 ? "; " : "");
        hours_table_write_days(in->days, &in->rules);
        buf_add_text(&in->rules, " \"nach Vereinbarung\"");
        in->days = 0;
        in->timed = true;
    } else if (beside && !in->only) {
        in->also_by_appointment = true;
    } else {
        in->by_appointment = true;
    }
    in->at++;
    return true;
}

static bool take_closed(struct reading *in)
{
    if (in->days == 0 || in->spans > 0 || in->nths > 0 || in->week != NULL)
        return err_set(in->err, "it does not say which days are closed");
    hours_table_close(in->table, in->days);
    in->days = 0;
    in->at++;
    return true;
}

/* "nicht in den Ferien", "in den Ferien geschlossen" */
static bool take_no_school(struct reading *in)
{
    bool closed = peek(in, 1) == HOURS_TOKEN_CLOSED;
    if (value(in, 0) == 0 && !closed)
        return err_set(in->err, "other hours in the school holidays cannot be said");
    in->not_in_holidays = true;
    in->at += closed ? 2 : 1;
    return true;
}

static bool take(struct reading *in)
{
    const struct hours_token *token = &in->token->item[in->at];
    switch (token->kind) {
    case HOURS_TOKEN_DAYS:
        return take_days(in);
    case HOURS_TOKEN_TIME:
        return take_span(in);
    case HOURS_TOKEN_NTH:
        return take_nth(in);
    case HOURS_TOKEN_APPOINTMENT:
        return take_appointment(in);
    case HOURS_TOKEN_CLOSED:
        return take_closed(in);
    case HOURS_TOKEN_WEEK:
        if (in->spans > 0 && in->days != 0 && (in->week != NULL || divided(in)) &&
            !flush(in))
            return false;
        in->week = token->value == 1 ? "week 1-53/2" : "week 2-52/2";
        break;
    case HOURS_TOKEN_ONLY:
        in->only = true;
        break;
    case HOURS_TOKEN_NO_SCHOOL:
        return take_no_school(in);
    case HOURS_TOKEN_ALWAYS:
        in->days = in->days != 0 ? in->days : 0x7f;
        in->span[0][0] = 0;
        in->span[0][1] = 24 * 60;
        in->spans = 1;
        break;
    case HOURS_TOKEN_AND:
        break;
    case HOURS_TOKEN_DASH:
    case HOURS_TOKEN_END:
        return err_set(in->err, "a dash stands where it joins nothing");
    }
    in->at++;
    return true;
}

static bool read_all(struct reading *in)
{
    while (in->at < in->token->count)
        if (!take(in))
            return false;
    return flush(in);
}

static bool is_always(const struct hours_table *table)
{
    for (int i = 0; i < 7; i++)
        if (table->day[i].count != 1 || table->day[i].span[0].from != 0 ||
            table->day[i].span[0].to != 24 * 60)
            return false;
    return true;
}

/* The whole as one string, looked through by the reader of the terminal. */
static bool compose(struct arena *arena, const struct reading *in,
                    struct hours_written *out, struct err *err)
{
    struct buf text = {0};
    struct err why = {""};
    const struct hours *hours = NULL;
    if (is_always(in->table))
        buf_add_text(&text, "24/7");
    else
        hours_table_write(in->table, &text);
    if (in->rules.len > 0)
        buf_print(&text, "%s%s", text.len > 0 ? "; " : "", in->rules.bytes);
    if (in->not_in_holidays && text.len > 0)
        buf_add_text(&text, "; SH off");
    if (in->also_by_appointment && text.len > 0)
        buf_add_text(&text, " || \"nach Vereinbarung\"");
    struct hours_written result = {
        .access = in->by_appointment ? "appointment" : NULL,
        .hours = text.len > 0 ? arena_copy(arena, text.bytes) : NULL,
    };
    bool ok = !text.failed && !in->rules.failed && !arena->failed;
    buf_free(&text);
    if (!ok)
        return err_set(err, "not enough memory");
    if (result.hours == NULL && result.access == NULL)
        return err_set(err, "it says no times");
    if (result.hours != NULL && !hours_parse(arena, result.hours, &hours, &why))
        return err_set(err, "%s", why.text);
    *out = result;
    return true;
}

bool hours_written(struct arena *arena, const char *text, struct hours_written *out,
                   struct err *err)
{
    const struct hours *hours = NULL;
    struct err why = {""};
    struct hours_tokens tokens = {.count = 0};
    struct hours_table table = {0};
    struct reading in = {.token = &tokens, .table = &table, .err = err};
    if (hours_parse(arena, text, &hours, &why)) {
        *out = (struct hours_written){.hours = arena_copy(arena, text)};
        return out->hours != NULL || err_set(err, "not enough memory");
    }
    bool ok = hours_tokens_read(arena, text, &tokens, err) && read_all(&in) &&
              compose(arena, &in, out, err);
    buf_free(&in.rules);
    return ok;
}

bool hours_written_day(struct arena *arena, const char *text, struct hours_table *table,
                       int day, struct err *err)
{
    struct hours_tokens tokens = {.count = 0};
    struct reading in = {.token = &tokens, .table = table, .err = err};
    if (!hours_tokens_read(arena, text, &tokens, err))
        return false;
    if (tokens.count == 1 && (tokens.item[0].kind == HOURS_TOKEN_DASH ||
                              tokens.item[0].kind == HOURS_TOKEN_CLOSED)) {
        hours_table_close(table, 1u << day);
        return true;
    }
    while (in.at < tokens.count) {
        enum hours_token_kind kind = tokens.item[in.at].kind;
        if (kind == HOURS_TOKEN_ALWAYS)
            return hours_table_add(table, 1u << day, 0, 24 * 60) ||
                   err_set(err, "the day has too many times");
        if (kind != HOURS_TOKEN_TIME && kind != HOURS_TOKEN_AND)
            return err_set(err, "only times may stand in the column of a day");
        if (kind == HOURS_TOKEN_AND)
            in.at++;
        else if (!take_span(&in))
            return false;
    }
    for (int i = 0; i < in.spans; i++)
        if (!hours_table_add(table, 1u << day, in.span[i][0], in.span[i][1]))
            return err_set(err, "the day has too many times");
    return true;
}

bool hours_written_time(struct arena *arena, const char *text, int *minute_out)
{
    struct hours_tokens tokens = {.count = 0};
    struct err err = {""};
    if (!hours_tokens_read(arena, text, &tokens, &err) || tokens.count != 1 ||
        tokens.item[0].kind != HOURS_TOKEN_TIME)
        return false;
    *minute_out = tokens.item[0].value;
    return true;
}
