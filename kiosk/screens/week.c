#include "core/content_dates.h"
#include "core/strings.h"
#include "screens/chrome.h"
#include "screens/dates_words.h"
#include "screens/offer_words.h"

/* "Diese Woche": what is on, day by day, for 14 days from now; what falls out too, and is
 * said so. Without a clock there is no now, and nothing is listed. */

enum { WEEK_DAYS = 14, MOST_DATES = 120, MOST_OF_ONE = 40, MOST_A_DAY = 40 };

struct meeting {
    struct dates_one when;
    struct date day; /* below which it stands */
    const struct offer_item *item;
    const char *place; /* NULL: unknown */
};

struct week_data {
    struct date day; /* the first of the 14 */
    struct meeting meeting[MOST_DATES];
    size_t count;
};

static const char *place_of(struct arena *arena, const struct offer *offer)
{
    const char *street = offer->text[OFFER_STREET];
    const char *city = offer->text[OFFER_CITY];
    return street != NULL && city != NULL ? arena_print(arena, "%s, %s", street, city)
           : street != NULL               ? street
                                          : city;
}

/* In order of day and time; of the same time as they came. */
static void add_meeting(struct week_data *data, struct meeting meeting)
{
    size_t at = data->count;
    if (at == MOST_DATES)
        return;
    for (; at > 0; at--) {
        const struct meeting *other = &data->meeting[at - 1];
        int days = date_compare(other->day, meeting.day);
        bool whole = meeting.when.whole_days;
        if (days < 0 || (days == 0 && other->when.whole_days >= whole &&
                         (whole || other->when.whole_days ||
                          other->when.from.minute <= meeting.when.from.minute)))
            break;
        data->meeting[at] = *other;
    }
    data->meeting[at] = meeting;
    data->count++;
}

static void read_offer(struct hall *hall, const struct content_dated *dated,
                       struct week_data *data)
{
    struct arena *arena = hall->page_arena;
    struct moment from = {data->day, 0};
    struct moment to = {date_from_day(date_to_day(data->day) + WEEK_DAYS), 0};
    struct dates_one one[MOST_OF_ONE];
    struct err ignored = {""};
    struct offer offer;
    size_t count =
        dates_between(dated->dates.item, dated->dates.count, from, to, one, MOST_OF_ONE);
    struct offer_item *item = arena_take(arena, sizeof *item);
    if (count == 0 || item == NULL ||
        !content_offer(hall->content, arena, dated->id, &offer, &ignored))
        return;
    item->row = offer.row;
    for (size_t i = 0; i < count; i++)
        add_meeting(data, (struct meeting){
                              .when = one[i],
                              .day = date_compare(one[i].from.date, data->day) < 0
                                         ? data->day
                                         : one[i].from.date,
                              .item = item,
                              .place = place_of(arena, &offer),
                          });
}

/* Read once a day. */
static const struct week_data *load(struct hall *hall)
{
    static const struct week_data none;
    struct content_dated *dated = NULL;
    size_t count = 0;
    struct err ignored = {""};
    const struct week_data *there = hall->page_data;
    if (!hall->now.known)
        return &none;
    if (there != NULL && date_compare(there->day, hall->now.moment.date) == 0)
        return there;
    struct week_data *data = arena_take(hall->page_arena, sizeof *data);
    if (data == NULL || !content_dates(hall->content, hall->page_arena,
                                       hall->site != NULL ? hall->site->town : "", &dated,
                                       &count, &ignored))
        return &none;
    data->day = hall->now.moment.date;
    for (size_t i = 0; i < count; i++)
        read_offer(hall, &dated[i], data);
    hall->page_data = data;
    return data;
}

/* What has begun, by now. */
static bool has_begun(const struct dates_one *when, struct moment now)
{
    return moment_to_unix(when->from) <= moment_to_unix(now);
}

/* What has no end that is known is over an hour after it began. */
static bool is_over(const struct dates_one *when, struct moment now)
{
    int64_t end =
        when->ends ? moment_to_unix(when->to) : moment_to_unix(when->from) + 3600;
    return end <= moment_to_unix(now);
}

static struct entry entry_of(struct hall *hall, struct frame *frame,
                             const struct meeting *meeting, size_t number)
{
    struct badge *now = arena_take(frame->arena, sizeof *now);
    const struct offer_row *row = &meeting->item->row;
    struct entry entry = {
        .id = frame_print(frame, "date:%zu:%s", number, row->id),
        .icon = row->icon,
        .tint = row->tint,
        .title = row->name,
        .reason = dates_words(frame->arena, hall->session->lang, &meeting->when),
        .summary = meeting->place,
        .taken = meeting->when.cancelled,
        .action = act_open(SCREEN_OFFER, row->id),
    };
    if (now != NULL && !meeting->when.cancelled && !meeting->when.whole_days &&
        has_begun(&meeting->when, hall->now.moment)) {
        *now = (struct badge){
            .icon = "schedule", .words = strings_get("dates.now"), .good = true};
        entry.badge = now;
        entry.badge_count = 1;
    }
    return entry;
}

/* The meetings of one day, from number `at` on; returns that behind them. */
static size_t put_day(struct hall *hall, struct frame *frame, struct column *column,
                      const struct week_data *data, size_t at)
{
    const struct measure *m = frame->measure;
    struct date day = data->meeting[at].day;
    struct entry entry[MOST_A_DAY];
    size_t count = 0;
    for (; at < data->count && date_compare(data->meeting[at].day, day) == 0; at++)
        if (count < MOST_A_DAY && !is_over(&data->meeting[at].when, hall->now.moment))
            entry[count++] = entry_of(hall, frame, &data->meeting[at], at + 1);
    if (count == 0)
        return at;
    column_words(
        frame, column, ROLE_HEADING, m->strong, frame->theme->soft, frame->theme->ground,
        dates_day_words(frame->arena, hall->session->lang, day, hall->now.moment.date));
    column_skip(column, m->gap_px / 2);
    entries_put(frame, column, entry, count);
    column_skip(column, m->gap_px);
    return at;
}

void week_build(struct hall *hall, struct frame *frame)
{
    struct chrome chrome = {0};
    struct column column = chrome_begin(hall, frame, &chrome);
    const struct week_data *data = load(hall);
    const struct measure *m = frame->measure;
    chrome_title(frame, &column, strings_get("week.title"),
                 hall->now.known ? strings_get("week.hint") : NULL);
    int before = column.y;
    frame->ticks = hall->now.known;
    for (size_t at = 0; at < data->count;)
        at = put_day(hall, frame, &column, data, at);
    if (column.y == before)
        column_words(frame, &column, ROLE_TEXT, m->body, frame->theme->ink,
                     frame->theme->ground,
                     strings_get(hall->now.known ? "week.none" : "hours.clock_unknown"));
    chrome_end(hall, frame, column);
}
