#include "screens/topic_filters.h"

#include <string.h>

#include "core/strings.h"
#include "screens/chrome.h"
#include "ui/chip.h"

static const struct {
    enum filter filter;
    const char *id, *words, *maybe, *icon;
} rows[TOPIC_FILTERS] = {
    {FILTER_OPEN, "filter:open", "filter.open", "filter.maybe_open", "schedule"},
    {FILTER_WALK_IN, "filter:walk_in", "filter.walk_in", "filter.maybe_walk_in",
     "directions_walk"},
    {FILTER_MY_TOWN, "filter:my_town", "filter.my_town", NULL, "place"},
    {FILTER_FREE, "filter:free", "filter.free", "filter.maybe_free", "euro_symbol"},
    {FILTER_CHILD, "filter:child", "filter.child", "filter.maybe_child",
     "child_friendly"},
};

unsigned topic_filters_known(const struct hall *hall, unsigned filters)
{
    return hall->now.known ? filters : filters & ~(unsigned)FILTER_OPEN;
}

static enum topic_answer open_now(struct hall *hall, struct topic_candidate *one)
{
    struct err ignored = {""};
    if (!one->hours_read && one->head->hours != NULL)
        hours_parse(hall->page_arena, one->head->hours, &one->hours, &ignored);
    one->hours_read = true;
    if (one->hours == NULL || !hall->now.known)
        return TOPIC_MAYBE;
    struct hours_answer answer;
    if (offer_hours_doubtful(one->hours, content_calendar(hall->content),
                             hall->now.moment.date))
        return TOPIC_MAYBE;
    hours_at(one->hours, content_calendar(hall->content), hall->now.moment, &answer);
    return answer.open ? TOPIC_YES : answer.unknown ? TOPIC_MAYBE : TOPIC_NO;
}

static enum topic_answer walk_in(enum access access)
{
    return access == ACCESS_WALK_IN   ? TOPIC_YES
           : access == ACCESS_UNKNOWN ? TOPIC_MAYBE
                                      : TOPIC_NO;
}

static enum topic_answer my_town(const struct hall *hall, const char *scope)
{
    bool mine =
        hall->site != NULL && scope != NULL && strcmp(scope, hall->site->town) == 0;
    return mine ? TOPIC_YES : TOPIC_NO;
}

static enum topic_answer free_of_cost(const char *cost)
{
    return cost == NULL ? TOPIC_MAYBE : strcmp(cost, "free") == 0 ? TOPIC_YES : TOPIC_NO;
}

static enum topic_answer with_child(enum told told)
{
    return told == TOLD_YES ? TOPIC_YES : told == TOLD_NO ? TOPIC_NO : TOPIC_MAYBE;
}

void topic_filters_answer(struct hall *hall, struct topic_candidate *one)
{
    for (int i = 0; i < TOPIC_FILTERS; i++)
        switch (rows[i].filter) {
        case FILTER_OPEN:
            one->answer[i] = open_now(hall, one);
            break;
        case FILTER_WALK_IN:
            one->answer[i] = walk_in(one->head->access);
            break;
        case FILTER_MY_TOWN:
            one->answer[i] = my_town(hall, one->head->scope);
            break;
        case FILTER_FREE:
            one->answer[i] = free_of_cost(one->head->cost);
            break;
        case FILTER_CHILD:
            one->answer[i] = with_child(one->head->with_child);
            break;
        }
}

enum topic_answer topic_filters_all(const struct topic_candidate *one, unsigned filters)
{
    enum topic_answer all = TOPIC_YES;
    for (int i = 0; i < TOPIC_FILTERS; i++)
        if ((filters & (unsigned)rows[i].filter) != 0 && one->answer[i] < all)
            all = one->answer[i];
    return all;
}

/* "Kostenlos (8)", "Kostenlos (vielleicht 3)"; NULL: it would leave nothing. */
static const char *words_of(struct frame *frame, const char *words,
                            const size_t left[TOPIC_YES + 1])
{
    bool sure = left[TOPIC_YES] > 0;
    const char *value[] = {
        strings_get(words),
        frame_print(frame, "%zu", sure ? left[TOPIC_YES] : left[TOPIC_MAYBE])};
    if (!sure && left[TOPIC_MAYBE] == 0)
        return NULL;
    return strings_fill(frame->arena, sure ? "filter.count" : "filter.maybe_count", value,
                        2);
}

void topic_put_filters(struct hall *hall, struct frame *frame, struct column *column,
                       const struct topic_candidate *candidate, size_t count,
                       unsigned filters, int need)
{
    struct chip chip[TOPIC_FILTERS + 1] = {{.id = "filter:all",
                                            .label = strings_get("filter.all"),
                                            .on = filters == 0,
                                            .action = act(VERB_FILTER, 0, NULL)}};
    size_t chips = 1;
    for (int i = 0; i < TOPIC_FILTERS; i++) {
        unsigned filter = (unsigned)rows[i].filter;
        bool on = (filters & filter) != 0;
        size_t left[TOPIC_YES + 1] = {0};
        if (topic_filters_known(hall, filter) == 0)
            continue;
        for (size_t k = 0; k < count; k++)
            if (need == 0 || candidate[k].need == need)
                left[topic_filters_all(&candidate[k], filters | filter)]++;
        const char *words = words_of(frame, rows[i].words, left);
        if (words == NULL && !on)
            continue;
        chip[chips++] =
            (struct chip){.id = rows[i].id,
                          .label = words != NULL ? words : strings_get(rows[i].words),
                          .icon = rows[i].icon,
                          .on = on,
                          .action = act(VERB_FILTER, (int)filter, NULL)};
        frame->ticks = frame->ticks || filter == FILTER_OPEN;
    }
    if (chips == 1)
        return;
    chips_put(frame, column, chip, chips);
    column_skip(column, frame->measure->gap_px);
}

void topic_filters_badges(struct frame *frame, struct entry *entry,
                          const struct topic_candidate *one, unsigned filters)
{
    struct badge *badge =
        arena_take_array(frame->arena, entry->badge_count + TOPIC_FILTERS, sizeof *badge);
    if (badge == NULL)
        return;
    if (entry->badge_count > 0)
        memcpy(badge, entry->badge, entry->badge_count * sizeof *badge);
    for (int i = 0; i < TOPIC_FILTERS; i++)
        if ((filters & (unsigned)rows[i].filter) != 0 && one->answer[i] == TOPIC_MAYBE)
            badge[entry->badge_count++] = (struct badge){
                .icon = "help_outline", .words = strings_get(rows[i].maybe)};
    entry->badge = badge;
}
