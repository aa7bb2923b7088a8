#include <string.h>
#include <strings.h>

#include "base/message.h"

#include "core/hours/hours_reader.h"

enum { MOST_TEXT = 2000, MOST_COMMENT = 300 };

static bool take_time(struct hours_reader *p, int *out)
{
    int hour;
    int minute;
    int minute_len;
    hours_reader_spaces(p);
    if (!hours_reader_number(p, 3, &hour, NULL) || *p->at != ':')
        return hours_reader_refuse(p, "a time is written as 08:30");
    p->at++;
    if (!hours_reader_number(p, 2, &minute, &minute_len) || minute_len != 2)
        return hours_reader_refuse(p, "a time is written as 08:30");
    if (hour > 24 || minute > 59 || (hour == 24 && minute != 0))
        return hours_reader_refuse(p, "there is no such time of day");
    *out = hour * 60 + minute;
    return true;
}

static bool take_spans(struct hours_reader *p, struct hours_rule *rule)
{
    struct hours_span span[HOURS_MOST_SPANS] = {{0}};
    size_t count = 0;
    for (;;) {
        if (count == HOURS_MOST_SPANS)
            return hours_reader_refuse(p, "too many times in one rule");
        struct hours_span *s = &span[count++];
        if (!take_time(p, &s->from))
            return false;
        if (s->from >= HOURS_DAY)
            return hours_reader_refuse(
                p, "nothing begins at 24:00; write 00:00 of the next day");
        if (!hours_reader_take(p, '-'))
            return hours_reader_refuse(p, "a time needs an end, as 08:00-12:00");
        if (!take_time(p, &s->to))
            return false;
        if (*p->at == '+' || *p->at == '/')
            return hours_reader_refuse(
                p, "open ends and repetitions are not understood here");
        if (s->to <= s->from)
            s->to += HOURS_DAY;
        const char *before = p->at;
        bool more = hours_reader_take(p, ',');
        hours_reader_spaces(p);
        if (!more || !hours_reader_digit(*p->at) || hours_select_dates_begin(p)) {
            p->at = before;
            break;
        }
    }
    struct hours_span *kept = arena_take_array(p->arena, count, sizeof *kept);
    if (kept == NULL)
        return hours_reader_refuse(p, "not enough memory");
    memcpy(kept, span, count * sizeof *kept);
    rule->span = kept;
    rule->span_count = count;
    return true;
}

static bool take_word(struct hours_reader *p, const char *word)
{
    size_t len = strlen(word);
    hours_reader_spaces(p);
    if (strncasecmp(p->at, word, len) != 0 || hours_reader_letter(p->at[len]))
        return false;
    p->at += len;
    return true;
}

static bool take_comment(struct hours_reader *p, struct hours_rule *rule)
{
    const char *end = strchr(p->at, '"');
    if (end == NULL || end == p->at)
        return hours_reader_refuse(p, end == NULL ? MESSAGE("the comment has no end")
                                                  : MESSAGE("the comment is empty"));
    if (end - p->at > MOST_COMMENT)
        return hours_reader_refuse(p, "the comment is too long");
    rule->comment = arena_copy_len(p->arena, p->at, (size_t)(end - p->at));
    if (rule->comment == NULL)
        return hours_reader_refuse(p, "not enough memory");
    p->at = end + 1;
    return true;
}

/* The days a rule holds on. Returns false on a failure; `*any` says whether there are
 * any. */
static bool take_selectors(struct hours_reader *p, struct hours_rule *rule, bool *any)
{
    hours_reader_spaces(p);
    *any = false;
    if (hours_select_dates_begin(p)) {
        *any = true;
        if (!hours_select_dates(p, rule))
            return false;
    }
    if (take_word(p, "week")) {
        *any = true;
        if (!hours_select_weeks(p, rule))
            return false;
    }
    const char *before = p->at;
    if (*any && hours_reader_take(p, ':') && *p->at != ' ')
        p->at = before;
    hours_reader_spaces(p);
    if (hours_select_days_begin(p)) {
        *any = true;
        if (!hours_select_days(p, rule))
            return false;
        before = p->at;
        if (hours_reader_take(p, ':') && *p->at != ' ')
            p->at = before;
    }
    return true;
}

static bool take_rule(struct hours_reader *p)
{
    if (p->count == HOURS_MOST_RULES)
        return hours_reader_refuse(p, "too many rules");
    struct hours_rule *rule = &p->rule[p->count];
    bool any;
    if (take_word(p, "24/7")) {
        any = true;
    } else {
        if (!take_selectors(p, rule, &any))
            return false;
        hours_reader_spaces(p);
        if (hours_reader_digit(*p->at)) {
            any = true;
            if (!take_spans(p, rule))
                return false;
        }
    }
    if (take_word(p, "off") || take_word(p, "closed")) {
        any = true;
        rule->meaning = HOURS_CLOSED;
    }
    if (hours_reader_take(p, '"')) {
        if (!take_comment(p, rule))
            return false;
        if (rule->meaning == HOURS_OPEN && rule->span_count == 0)
            rule->meaning = HOURS_UNKNOWN;
    } else if (!any) {
        return hours_reader_refuse(
            p, *p->at == '\0'
                   ? MESSAGE("something is missing here")
                   : MESSAGE("this is not understood; see anna-admin(1), OPENING HOURS"));
    }
    p->count++;
    return true;
}

/* Days and no times are the whole day. Before a comma they are a list of days that goes
 * on with something else: nobody means day and night there. */
static bool is_bare(const struct hours_rule *rule)
{
    bool days = rule->has_days || rule->dates_count > 0 || rule->weeks_count > 0;
    return days && rule->span_count == 0 && rule->meaning == HOURS_OPEN;
}

static bool take_rules(struct hours_reader *p)
{
    for (;;) {
        if (!take_rule(p))
            return false;
        hours_reader_spaces(p);
        if (*p->at == '\0')
            return true;
        struct hours_rule *next = p->count < HOURS_MOST_RULES ? &p->rule[p->count] : NULL;
        if (strncmp(p->at, "||", 2) == 0) {
            p->at += 2;
            if (next != NULL)
                next->fallback = true;
        } else if (*p->at == ',') {
            if (is_bare(&p->rule[p->count - 1]))
                return hours_reader_refuse(p, "there are no times before this comma");
            p->at++;
            if (next != NULL)
                next->additional = true;
        } else if (*p->at == ';') {
            p->at++;
        } else {
            return hours_reader_refuse(
                p, "this is not understood; see anna-admin(1), OPENING HOURS");
        }
    }
}

bool hours_parse(struct arena *arena, const char *text, const struct hours **hours_out,
                 struct err *err)
{
    if (strnlen(text, MOST_TEXT + 1) > MOST_TEXT)
        return err_set(err, "opening hours: longer than %d characters", MOST_TEXT);
    struct hours_reader p = {.arena = arena, .text = text, .at = text, .err = err};
    if (!take_rules(&p))
        return false;
    struct hours *hours = arena_take(arena, sizeof *hours);
    struct hours_rule *rules = arena_take_array(arena, p.count, sizeof *rules);
    if (hours == NULL || rules == NULL)
        return err_set(err, "opening hours: not enough memory");
    memcpy(rules, p.rule, p.count * sizeof *rules);
    *hours = (struct hours){rules, p.count};
    *hours_out = hours;
    return true;
}
