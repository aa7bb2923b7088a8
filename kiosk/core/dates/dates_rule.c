#include "core/dates/dates_rule.h"

#include <ctype.h>
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { MOST_STEPS = 40000, MOST_INTERVAL = 99, MOST_COUNT = 9999, NTH = 5 };

static const struct moment end_of_days = {{DATES_LAST_YEAR, 12, 31}, 1439};

static int64_t minutes_of(struct moment moment)
{
    return date_to_day(moment.date) * 1440 + moment.minute;
}

static icaltimetype ical_of(struct moment moment)
{
    icaltimetype time = icaltime_null_time();
    time.year = moment.date.year;
    time.month = moment.date.month;
    time.day = moment.date.day;
    time.hour = moment.minute / 60;
    time.minute = moment.minute % 60;
    return time;
}

/* What the wall clock shows then. False for a day that is none, or out of our years. */
static bool moment_of(icaltimetype time, struct moment *out)
{
    struct moment moment = {{time.year, time.month, time.day}, 0};
    if (!date_valid(moment.date) || time.year < DATES_FIRST_YEAR ||
        time.year > DATES_LAST_YEAR)
        return false;
    if (!time.is_date) {
        if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)
            return false;
        moment.minute = time.hour * 60 + time.minute;
    }
    if (time.zone != NULL && icaltime_is_utc(time))
        moment = moment_from_unix(minutes_of(moment) * 60);
    *out = moment;
    return true;
}

/* The lines of the item as an event of iCalendar. */
static icalcomponent *parsed(const char *text, struct err *err)
{
    struct buf event = {0};
    if (strlen(text) > DATES_CHARS)
        err_set(err, "is longer than %d characters", DATES_CHARS);
    for (const char *at = text; *at != '\0'; at++)
        if (!isprint((unsigned char)*at)) {
            err_set(err, "has characters that iCalendar does not know");
            return NULL;
        }
    if (strlen(text) > DATES_CHARS)
        return NULL;
    buf_add_text(&event, "BEGIN:VEVENT\r\n");
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, " ");
        if (len > 0) {
            buf_add(&event, at, len);
            buf_add_text(&event, "\r\n");
        }
        at += len + (at[len] == ' ');
    }
    buf_add_text(&event, "END:VEVENT\r\n");
    icalerror_set_errors_are_fatal(false);
    icalcomponent *component = event.failed ? NULL : icalparser_parse_string(event.bytes);
    buf_free(&event);
    if (component == NULL)
        err_set(err, "is not an event of iCalendar, as DTSTART:20261201T093000");
    return component;
}

/* In Germany, or in UTC where nothing repeats. */
static bool in_our_zone(icalproperty *property, struct err *err)
{
    icalparameter *zone = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char *name = zone == NULL ? NULL : icalparameter_get_tzid(zone);
    return name == NULL || strcmp(name, "Europe/Berlin") == 0 ||
           err_set(err, "%.40s: times are those of Germany's clocks; leave TZID out",
                   name);
}

static bool add_listed(icaltimetype time, struct dates_listed *list, size_t *count,
                       struct err *err)
{
    if (*count == DATES_LISTED)
        return err_set(err, "names more than %d days; set an UNTIL instead",
                       DATES_LISTED);
    struct dates_listed *one = &list[*count];
    if (!moment_of(time, &one->at))
        return err_set(err, "has a day that is none, or not of %d to %d",
                       DATES_FIRST_YEAR, DATES_LAST_YEAR);
    one->day = time.is_date;
    (*count)++;
    return true;
}

static bool read_end(struct dates_rule *out, icalproperty *property, struct err *err)
{
    struct moment end;
    if (out->ends)
        return err_set(err, "ends twice; write DTEND or DURATION");
    out->ends = true;
    if (icalproperty_isa(property) == ICAL_DTEND_PROPERTY) {
        icaltimetype time = icalproperty_get_dtend(property);
        if (!moment_of(time, &end) || time.is_date != out->whole_days)
            return err_set(err, "DTEND is not a day or time as DTSTART is");
        out->lasts_s = moment_to_unix(end) - moment_to_unix(out->start);
        out->days = (int)date_days_between(out->start.date, end.date);
    } else {
        struct icaldurationtype lasts = icalproperty_get_duration(property);
        if (lasts.is_neg || lasts.weeks > 99 || lasts.days > 99 || lasts.hours > 999 ||
            lasts.minutes > 9999 || lasts.seconds > 99999)
            return err_set(err, "DURATION is not how long a date may last");
        out->lasts_s = icaldurationtype_as_int(lasts);
        out->days = (int)(out->lasts_s / 86400);
        if (out->whole_days && out->lasts_s % 86400 != 0)
            return err_set(err, "DURATION of whole days is in days, as P2D");
    }
    return (out->lasts_s > 0 && out->lasts_s <= 100 * 86400L &&
            (!out->whole_days || out->days > 0)) ||
           err_set(err, "ends before it begins, or lasts over a hundred days");
}

/* Whether a day of the month comes in any of the months. */
static bool day_comes(const struct icalrecurrencetype *rule)
{
    static const int longest[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (rule->by_month[0] == ICAL_RECURRENCE_ARRAY_MAX)
        return true;
    for (int i = 0; rule->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
        for (int k = 0; rule->by_month[k] != ICAL_RECURRENCE_ARRAY_MAX; k++)
            if (rule->by_month[k] >= 1 && rule->by_month[k] <= 12 &&
                abs(rule->by_month_day[i]) <= longest[rule->by_month[k] - 1])
                return true;
    return false;
}

static bool days_fit(const struct icalrecurrencetype *rule, bool has_setpos,
                     struct err *err)
{
    bool monthly = rule->freq == ICAL_MONTHLY_RECURRENCE;
    bool yearly = rule->freq == ICAL_YEARLY_RECURRENCE;
    bool months = rule->by_month[0] != ICAL_RECURRENCE_ARRAY_MAX;
    for (int i = 0; rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
        int nth = icalrecurrencetype_day_position(rule->by_day[i]);
        bool may = nth == 0 || (nth >= -NTH && nth <= NTH && !has_setpos &&
                                (monthly || (yearly && months)));
        if (!may || (yearly && !months))
            return err_set(err, "BYDAY with a number goes from -5 to 5, with MONTHLY or "
                                "with YEARLY and BYMONTH");
    }
    return true;
}

/* Whether a rule is of the few kinds that always come, see dates.h. */
static bool rule_fits(const struct icalrecurrencetype *rule, struct err *err)
{
    bool monthly = rule->freq == ICAL_MONTHLY_RECURRENCE;
    bool yearly = rule->freq == ICAL_YEARLY_RECURRENCE;
    bool daily = rule->freq == ICAL_DAILY_RECURRENCE;
    const int none = ICAL_RECURRENCE_ARRAY_MAX;
    bool by_day = rule->by_day[0] != none;
    bool by_month_day = rule->by_month_day[0] != none;
    bool by_month = rule->by_month[0] != none;
    bool by_set = rule->by_set_pos[0] != none;
    if (!daily && !monthly && !yearly && rule->freq != ICAL_WEEKLY_RECURRENCE)
        return err_set(err, "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY");
    if (rule->interval < 1 || rule->interval > MOST_INTERVAL)
        return err_set(err, "INTERVAL goes from 1 to %d", MOST_INTERVAL);
    if (rule->count < 0 || rule->count > MOST_COUNT)
        return err_set(err, "COUNT goes from 1 to %d", MOST_COUNT);
    if (rule->by_second[0] != none || rule->by_minute[0] != none ||
        rule->by_hour[0] != none || rule->by_year_day[0] != none ||
        rule->by_week_no[0] != none || rule->rscale != NULL)
        return err_set(err, "of BY... there are BYDAY, BYMONTHDAY, BYMONTH and BYSETPOS");
    if (by_month_day && (by_day || !(monthly || yearly) || !day_comes(rule)))
        return err_set(err, "BYMONTHDAY stands without BYDAY, with MONTHLY or YEARLY, "
                            "and in a month that has that day");
    if (by_set && (!monthly || !by_day || rule->by_set_pos[1] != none ||
                   rule->by_set_pos[0] < -NTH || rule->by_set_pos[0] > NTH))
        return err_set(err,
                       "BYSETPOS is one number from -5 to 5, with MONTHLY and BYDAY");
    if (rule->interval > 1 && ((by_month && !yearly) || (by_day && daily)))
        return err_set(err, "INTERVAL goes neither with BYMONTH nor, DAILY, with BYDAY");
    return days_fit(rule, by_set, err);
}

static bool keep_rule(struct dates_rule *out, struct icalrecurrencetype *rule,
                      struct err *err)
{
    struct moment until = end_of_days;
    bool open = icaltime_is_null_time(rule->until);
    if (!rule_fits(rule, err))
        return false;
    if (!open && rule->until.year <= DATES_LAST_YEAR && !moment_of(rule->until, &until))
        return err_set(err, "UNTIL is not a day of %d to %d", DATES_FIRST_YEAR,
                       DATES_LAST_YEAR);
    /* The day alone: all of it. */
    if (!open && rule->until.is_date)
        until.minute = 1439;
    out->counted = rule->count > 0;
    out->endless = open && !out->counted;
    rule->until = out->counted ? icaltime_null_time() : ical_of(until);
    char *words = icalrecurrencetype_as_string_r(rule);
    bool fits = words != NULL && snprintf(out->rule, sizeof out->rule, "%s", words) <
                                     (int)sizeof out->rule;
    icalmemory_free_buffer(words);
    return fits || err_set(err, "RRULE is longer than %d characters", DATES_RULE_LEN - 1);
}

static bool read_property(struct dates_rule *out, icalproperty *property, struct err *err)
{
    struct icaldatetimeperiodtype more;
    struct icalrecurrencetype rule;
    if (!in_our_zone(property, err))
        return false;
    switch ((int)icalproperty_isa(property)) {
    case ICAL_DTSTART_PROPERTY:
        return true;
    case ICAL_DTEND_PROPERTY:
    case ICAL_DURATION_PROPERTY:
        return read_end(out, property, err);
    case ICAL_RRULE_PROPERTY:
        rule = icalproperty_get_rrule(property);
        if (out->rule[0] != '\0')
            return err_set(err, "has two rules; make two items of it");
        return keep_rule(out, &rule, err);
    case ICAL_EXDATE_PROPERTY:
        return add_listed(icalproperty_get_exdate(property), out->except,
                          &out->except_count, err);
    case ICAL_RDATE_PROPERTY:
        more = icalproperty_get_rdate(property);
        if (icaltime_is_null_time(more.time) || more.time.is_date != out->whole_days)
            return err_set(err, "RDATE is not a day or time as DTSTART is");
        return add_listed(more.time, out->more, &out->more_count, err);
    case ICAL_STATUS_PROPERTY:
        out->cancelled = icalproperty_get_status(property) == ICAL_STATUS_CANCELLED;
        return out->cancelled ||
               icalproperty_get_status(property) == ICAL_STATUS_CONFIRMED ||
               err_set(err, "STATUS is CANCELLED, CONFIRMED or not there");
    default:
        return err_set(err,
                       "\"%.40s\" is not one of DTSTART, DTEND, DURATION, RRULE, EXDATE, "
                       "RDATE, STATUS",
                       icalproperty_as_ical_string(property));
    }
}

static bool read_start(struct dates_rule *out, icalcomponent *event, struct err *err)
{
    icalproperty *start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    if (start == NULL || icalcomponent_get_next_property(event, ICAL_DTSTART_PROPERTY))
        return err_set(err, "begins at one DTSTART, as DTSTART:20261201T093000");
    icaltimetype time = icalproperty_get_dtstart(start);
    bool repeats = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY) != NULL;
    if (repeats && time.zone != NULL && icaltime_is_utc(time))
        return err_set(err, "repeats at the time of Germany's clocks; leave out the Z");
    out->whole_days = time.is_date;
    out->days = 1;
    out->ends = false;
    return moment_of(time, &out->start) ||
           err_set(err, "DTSTART is not a day of %d to %d", DATES_FIRST_YEAR,
                   DATES_LAST_YEAR);
}

static bool take_first(void *context, struct moment start)
{
    *(struct moment *)context = start;
    return false;
}

bool dates_rule_read(const char *text, struct dates_rule *out, struct err *err)
{
    icalcomponent *event = parsed(text, err);
    if (event == NULL)
        return false;
    *out = (struct dates_rule){.days = 1};
    bool ok = icalcomponent_isa(event) == ICAL_VEVENT_COMPONENT &&
              icalcomponent_get_first_component(event, ICAL_ANY_COMPONENT) == NULL;
    if (!ok)
        err_set(err, "is more than one event");
    ok = ok && read_start(out, event, err);
    icalproperty *property = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY);
    for (; ok && property != NULL;
         property = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY))
        ok = read_property(out, property, err);
    icalcomponent_free(event);
    icalmemory_free_ring();
    if (ok && out->whole_days)
        out->ends = true;
    struct moment first = {{0, 0, 0}, 0};
    if (ok && out->rule[0] != '\0')
        dates_rule_walk(out, out->start, end_of_days, take_first, &first);
    if (ok && out->rule[0] != '\0' && minutes_of(first) != minutes_of(out->start))
        return err_set(err, "DTSTART is not a day of its RRULE; begin with one");
    return ok;
}

void dates_rule_walk(const struct dates_rule *rule, struct moment from, struct moment to,
                     bool (*each)(void *context, struct moment start), void *context)
{
    int64_t first = minutes_of(from);
    int64_t end = minutes_of(to);
    if (rule->rule[0] == '\0') {
        int64_t start = minutes_of(rule->start);
        if (start >= first && start < end)
            each(context, rule->start);
        return;
    }
    struct icalrecurrencetype recur = icalrecurrencetype_from_string(rule->rule);
    icalrecur_iterator *walk = icalrecur_iterator_new(recur, ical_of(rule->start));
    if (walk == NULL)
        return;
    if (!rule->counted && first > minutes_of(rule->start))
        icalrecur_iterator_set_start(walk, ical_of(from));
    bool on = true;
    for (int i = 0; on && i < MOST_STEPS; i++) {
        icaltimetype time = icalrecur_iterator_next(walk);
        struct moment start;
        if (icaltime_is_null_time(time) || !moment_of(time, &start) ||
            minutes_of(start) >= end)
            break;
        if (minutes_of(start) >= first)
            on = each(context, start);
    }
    icalrecur_iterator_free(walk);
}
