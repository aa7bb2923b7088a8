#include "screens/offer_hours.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "core/lang.h"
#include "core/strings.h"
#include "screens/offer_words.h"
#include "words/capital.h"

const char *offer_hours_fill(struct arena *arena, const char *name, const char *a,
                             const char *b)
{
    const char *value[] = {a, b};
    return strings_fill(arena, name, value, 2);
}

/* The minute of "ab 9 Uhr" and "ab 14.30 Uhr", as the office writes them; -1 if it is
 * none.
 */
static int from_minute(const char *comment)
{
    char *end = NULL;
    long minute = 0;
    if (strncmp(comment, "ab ", 3) != 0 || !isdigit((unsigned char)comment[3]))
        return -1;
    long hour = strtol(comment + 3, &end, 10);
    if (*end == '.' && isdigit((unsigned char)end[1]))
        minute = strtol(end + 1, &end, 10);
    if (strcmp(end, " Uhr") != 0 || hour > 23 || minute > 59)
        return -1;
    return (int)(hour * 60 + minute);
}

const char *offer_hours_comment(struct arena *arena, const char *lang,
                                const char *comment)
{
    if (strcmp(comment, "nach Vereinbarung") == 0)
        return strings_get("hours.by_arrangement");
    if (strcmp(comment, "nur nach Vereinbarung") == 0)
        return strings_get("hours.only_appointment");
    if (strcmp(comment, "ohne Termin") == 0)
        return strings_get("hours.no_appointment");
    int minute = from_minute(comment);
    if (minute < 0)
        return comment;
    return offer_hours_fill(arena, "hours.from", lang_time(arena, lang, minute), NULL);
}

static const char *span_of_days(struct arena *arena, const char *lang, int from, int to)
{
    const char *first = lang_weekday(arena, lang, from, false);
    if (from == to)
        return first;
    const char *last = lang_weekday(arena, lang, to, false);
    return offer_hours_fill(arena, to - from == 1 ? "hours.and" : "hours.day_range",
                            first, last);
}

/* "Montag bis Freitag", "Montag und Mittwoch", "Jeden Tag". Bit 0 of `days` is Monday. */
static const char *days_words(struct arena *arena, const char *lang, unsigned days)
{
    if ((days & 127u) == 127u)
        return strings_get("hours.every_day");
    const char *part[4];
    size_t count = 0;
    bool only_single = true;
    for (int day = 0; day < 7; day++) {
        if ((days >> day & 1u) == 0)
            continue;
        int to = day;
        while (to < 6 && (days >> (to + 1) & 1u) != 0)
            to++;
        only_single = only_single && to == day;
        part[count++] = span_of_days(arena, lang, day, to);
        day = to;
    }
    if (count == 0)
        return "";
    const char *words = part[0];
    for (size_t i = 1; i < count; i++) {
        bool last = i + 1 == count && only_single;
        words =
            offer_hours_fill(arena, last ? "hours.and" : "hours.comma", words, part[i]);
    }
    return words;
}

static const char *times_of(struct arena *arena, const char *lang,
                            const struct hours_line *line)
{
    const char *words = NULL;
    for (size_t i = 0; i < line->span_count; i++) {
        int from = line->span[i].from_minute;
        int to = line->span[i].to_minute;
        const char *span = from == 0 && to == 1440
                               ? strings_get("hours.around_the_clock")
                               : offer_hours_fill(arena, "hours.time_range",
                                                  lang_time(arena, lang, from),
                                                  lang_time(arena, lang, to));
        words = words == NULL ? span : offer_hours_fill(arena, "hours.and", words, span);
    }
    if (line->comment != NULL) {
        const char *comment = offer_hours_comment(arena, lang, line->comment);
        words = words == NULL ? comment
                              : offer_hours_fill(arena, "hours.comma", words, comment);
    }
    if (line->beside != NULL && words != NULL)
        words = offer_hours_fill(arena, "hours.and", words,
                                 offer_hours_comment(arena, lang, line->beside));
    return words == NULL ? strings_get("hours.closed_weekday") : words;
}

/* "Heute, Montag", in front of all others; closed if no line has the day. */
static struct section_line today_line(struct arena *arena, const char *lang,
                                      const struct hours_line *week, size_t count,
                                      int weekday)
{
    struct section_line line = {
        .words = offer_hours_fill(arena, "hours.today",
                                  lang_weekday(arena, lang, weekday, false), NULL),
        .beside = strings_get("hours.closed_weekday"),
        .kind = SECTION_STRONG};
    for (size_t i = 0; i < count; i++)
        if ((week[i].days >> weekday & 1u) != 0)
            line.beside = times_of(arena, lang, &week[i]);
    return line;
}

size_t offer_week(struct arena *arena, const char *lang, const struct hours *hours,
                  struct now now, struct section_line line[OFFER_WEEK_LINES],
                  bool *special_out)
{
    enum { EVERY_DAY = 127 };
    struct hours_line week[7];
    size_t lines = 0;
    size_t count = hours_week(hours, week, special_out);
    unsigned today = now.known ? 1u << date_weekday(now.moment.date) : 0;
    bool same = count == 0 || (count == 1 && week[0].days == EVERY_DAY);
    bool apart = today != 0 && !same && !*special_out;
    if (apart)
        line[lines++] =
            today_line(arena, lang, week, count, date_weekday(now.moment.date));
    for (size_t i = 0; i < count; i++) {
        unsigned days = apart ? week[i].days & ~today : week[i].days;
        bool strong = !apart && !same && (week[i].days & today) != 0;
        if (days != 0)
            line[lines++] = (struct section_line){
                .words = capital_first(arena, days_words(arena, lang, days), lang),
                .beside = times_of(arena, lang, &week[i]),
                .kind = strong ? SECTION_STRONG : SECTION_PLAIN};
    }
    return lines;
}

/* The times of one day as they are, the holiday counted. */
static const char *times_on(struct arena *arena, const char *lang,
                            const struct hours *hours,
                            const struct hours_calendar *calendar, struct date date)
{
    enum { MOST = 6 };
    struct hours_interval open[MOST];
    struct hours_line line = {.span_count = 0};
    struct date next = date_from_day(date_to_day(date) + 1);
    size_t count = hours_intervals(hours, calendar, (struct moment){date, 0},
                                   (struct moment){next, 0}, open, MOST);
    for (size_t i = 0; i < count && i < MOST; i++) {
        line.comment = open[i].comment;
        if (open[i].unknown)
            continue;
        bool begins = date_compare(open[i].start.date, date) == 0;
        bool ends = date_compare(open[i].end.date, date) == 0;
        line.span[line.span_count].from_minute = begins ? open[i].start.minute : 0;
        line.span[line.span_count].to_minute = ends ? open[i].end.minute : 1440;
        line.span_count++;
    }
    return times_of(arena, lang, &line);
}

/* The name of a public holiday; NULL: the day is none, or nobody has named it. */
static const char *holiday_name(struct arena *arena,
                                const struct hours_calendar *calendar, struct date date)
{
    const char *rule = hours_holiday(date);
    if (rule != NULL) {
        const char *name = arena_print(arena, "holiday.%s", rule);
        return name != NULL ? strings_get(name) : NULL;
    }
    size_t extra = hours_holiday_extra(calendar, date);
    return extra < calendar->public_extra_count && calendar->public_extra_name != NULL
               ? calendar->public_extra_name[extra]
               : NULL;
}

static const char *day_words(struct arena *arena, const char *lang, struct date date)
{
    const char *words = offer_hours_fill(
        arena, "hours.comma", lang_weekday(arena, lang, date_weekday(date), false),
        lang_date(arena, lang, date, true));
    return capital_first(arena, words, lang);
}

size_t offer_hours_holidays(struct arena *arena, const char *lang,
                            const struct hours *hours,
                            const struct hours_calendar *calendar, struct date today,
                            struct section_line line[OFFER_HOURS_HOLIDAYS])
{
    bool told = offer_always_open(hours) || hours_tells_holidays(hours);
    size_t lines = 0;
    int64_t first = date_to_day(today);
    for (int64_t day = first;
         day < first + OFFER_HOURS_DAYS && lines < OFFER_HOURS_HOLIDAYS; day++) {
        struct date date = date_from_day(day);
        const char *name = holiday_name(arena, calendar, date);
        if (name != NULL)
            line[lines++] = (struct section_line){
                .words = offer_hours_fill(arena, "hours.colon",
                                          day_words(arena, lang, date), name),
                .beside = told ? times_on(arena, lang, hours, calendar, date)
                               : strings_get("hours.holiday_unknown")};
    }
    return lines;
}

bool offer_hours_doubtful(const struct hours *hours,
                          const struct hours_calendar *calendar, struct date date)
{
    bool holiday = hours_public_holiday(date) ||
                   (calendar != NULL &&
                    hours_holiday_extra(calendar, date) < calendar->public_extra_count);
    return holiday && !offer_always_open(hours) && !hours_tells_holidays(hours);
}
