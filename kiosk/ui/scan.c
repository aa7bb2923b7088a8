#include "ui/scan.h"

#include <string.h>

#include "base/utf8.h"

enum { FEW_ITEMS = 4, LATE_MS = 150 };

struct scan_how scan_how_usual(void)
{
    return (struct scan_how){.switches = SCAN_OFF,
                             .step_ms = 1200,
                             .hold_ms = 0,
                             .blind_ms = 400,
                             .rounds = 3};
}

static const struct element *first_of(const struct reading *reading, size_t at)
{
    return &reading->frame->element[reading->item[at].from];
}

static bool begins(const struct reading *reading, size_t at)
{
    return at == 0 || reading->item[at].begins ||
           first_of(reading, at)->zone != first_of(reading, at - 1)->zone;
}

static struct scan_range group_of(const struct reading *reading, size_t at)
{
    struct scan_range group = {at, at + 1};
    while (!begins(reading, group.from))
        group.from--;
    while (group.to < reading->count && !begins(reading, group.to))
        group.to++;
    return group;
}

static struct rect around(const struct reading *reading, struct scan_range range)
{
    struct rect all = reading->item[range.from].rect;
    for (size_t i = range.from + 1; i < range.to; i++)
        all = rect_join(all, reading->item[i].rect);
    return all;
}

/* Whether rows and items of a group go through it: what can be pressed, and words where
 * they may be out of sight while the group is framed. */
static bool wanted(const struct reading *reading, struct scan_range group, size_t at)
{
    if (element_pressable(first_of(reading, at)))
        return true;
    if ((first_of(reading, at)->state & STATE_DISABLED) != 0)
        return false;
    bool press = false;
    for (size_t i = group.from; i < group.to; i++)
        press |= element_pressable(first_of(reading, i));
    bool seen = around(reading, group).h <= first_of(reading, group.from)->clip.h;
    return !seen || (!press && at == group.from);
}

static size_t count_wanted(const struct reading *reading, struct scan_range group,
                           struct scan_range range)
{
    size_t count = 0;
    for (size_t i = range.from; i < range.to; i++)
        count += wanted(reading, group, i);
    return count;
}

static bool beside(struct rect a, struct rect b)
{
    return a.y < b.y + b.h && b.y < a.y + a.h;
}

static struct scan_range row_of(const struct reading *reading, struct scan_range group,
                                size_t at)
{
    struct scan_range row = {at, at + 1};
    while (row.from > group.from &&
           beside(reading->item[row.from - 1].rect, reading->item[at].rect))
        row.from--;
    while (row.to < group.to &&
           beside(reading->item[row.to].rect, reading->item[at].rect))
        row.to++;
    return row;
}

static bool has_rows(const struct reading *reading, struct scan_range group)
{
    size_t rows = 0;
    bool broad = false;
    if (count_wanted(reading, group, group) <= FEW_ITEMS)
        return false;
    for (size_t i = group.from; i < group.to;) {
        struct scan_range row = row_of(reading, group, i);
        size_t count = count_wanted(reading, group, row);
        rows += count > 0;
        broad |= count > 1;
        i = row.to;
    }
    return rows > 1 && broad;
}

/* What the entries of a level are in. */
static struct scan_range parent_of(const struct reading *reading, enum scan_level level,
                                   size_t at)
{
    if (level == SCAN_GROUPS)
        return (struct scan_range){0, reading->count};
    struct scan_range group = group_of(reading, at);
    if (level == SCAN_ITEMS && has_rows(reading, group))
        return row_of(reading, group, at);
    return group;
}

static struct scan_range entry_at(const struct reading *reading, enum scan_level level,
                                  size_t at)
{
    if (level == SCAN_GROUPS)
        return group_of(reading, at);
    if (level == SCAN_ROWS)
        return row_of(reading, group_of(reading, at), at);
    return (struct scan_range){at, at + 1};
}

static bool counts(const struct reading *reading, enum scan_level level,
                   struct scan_range entry)
{
    struct scan_range group = group_of(reading, entry.from);
    return count_wanted(reading, group, level == SCAN_GROUPS ? group : entry) > 0;
}

/* The first entry from a place on that is gone to; `end` if there is none. */
static size_t entry_from(const struct reading *reading, enum scan_level level, size_t at,
                         size_t end)
{
    while (at < end) {
        struct scan_range entry = entry_at(reading, level, at);
        if (counts(reading, level, entry))
            return at;
        at = entry.to;
    }
    return end;
}

static void frame_it(struct scan *scan, const struct reading *reading,
                     enum scan_level level, size_t at, bool up, int64_t now_ms)
{
    scan->before = scan->at;
    scan->at.level = level;
    scan->at.up = up;
    utf8_copy(scan->at.id, sizeof scan->at.id,
              at < reading->count ? reading->item[at].id : "");
    scan->since_ms = now_ms;
    scan->first = false;
}

static void begin_level(struct scan *scan, const struct reading *reading,
                        enum scan_level level, struct scan_range parent, int64_t now_ms)
{
    size_t at = entry_from(reading, level, parent.from, parent.to);
    frame_it(scan, reading, level, at < parent.to ? at : parent.from, false, now_ms);
    scan->first = true;
    scan->round = 0;
}

void scan_begin(struct scan *scan, const struct reading *reading, int64_t now_ms)
{
    scan->rests = false;
    scan->at.id[0] = '\0';
    begin_level(scan, reading, SCAN_GROUPS, (struct scan_range){0, reading->count},
                now_ms);
    scan->before = scan->at;
}

struct scan_range scan_framed(const struct scan *scan, const struct reading *reading)
{
    size_t at = reading_find(reading, scan->at.id);
    if (at == reading->count)
        return (struct scan_range){0, 0};
    return scan->at.up ? parent_of(reading, scan->at.level, at)
                       : entry_at(reading, scan->at.level, at);
}

static enum scan_level above(const struct reading *reading, enum scan_level level,
                             size_t at)
{
    if (level == SCAN_ITEMS && has_rows(reading, group_of(reading, at)))
        return SCAN_ROWS;
    return SCAN_GROUPS;
}

static void go_up(struct scan *scan, const struct reading *reading, size_t at,
                  int64_t now_ms)
{
    struct scan_range parent = parent_of(reading, scan->at.level, at);
    frame_it(scan, reading, above(reading, scan->at.level, at), parent.from, false,
             now_ms);
    scan->first = true;
    scan->round = 0;
}

/* The next entry; after the last one the way up, and then the first again. */
static enum scan_news go_on(struct scan *scan, const struct scan_how *how,
                            const struct reading *reading, int64_t now_ms)
{
    size_t at = reading_find(reading, scan->at.id);
    if (at == reading->count) {
        scan_begin(scan, reading, now_ms);
        return SCAN_MOVED;
    }
    enum scan_level level = scan->at.level;
    struct scan_range parent = parent_of(reading, level, at);
    size_t next = scan->at.up ? parent.to
                              : entry_from(reading, level,
                                           entry_at(reading, level, at).to, parent.to);
    if (next < parent.to) {
        frame_it(scan, reading, level, next, false, now_ms);
    } else if (level != SCAN_GROUPS && !scan->at.up) {
        frame_it(scan, reading, level, at, true, now_ms);
    } else if (++scan->round < how->rounds) {
        next = entry_from(reading, level, parent.from, parent.to);
        frame_it(scan, reading, level, next, false, now_ms);
    } else if (level != SCAN_GROUPS) {
        go_up(scan, reading, at, now_ms);
    } else {
        scan_begin(scan, reading, now_ms);
        scan->rests = true;
    }
    return SCAN_MOVED;
}

/* A hit on what was aimed at. */
static enum scan_news take_aimed(struct scan *scan, const struct reading *reading,
                                 int64_t now_ms)
{
    size_t at = reading_find(reading, scan->aimed.id);
    if (scan->rests || at == reading->count) {
        scan_begin(scan, reading, now_ms);
        return SCAN_MOVED;
    }
    scan->at = scan->aimed;
    if (scan->at.up) {
        go_up(scan, reading, at, now_ms);
        return SCAN_MOVED;
    }
    struct scan_range entry = entry_at(reading, scan->at.level, at);
    struct scan_range group = group_of(reading, at);
    if (count_wanted(reading, group, entry) > 1) {
        bool rows = scan->at.level == SCAN_GROUPS && has_rows(reading, group);
        begin_level(scan, reading, rows ? SCAN_ROWS : SCAN_ITEMS, entry, now_ms);
        return SCAN_MOVED;
    }
    /* One thing only: that is meant, and nothing else has to be hit first. */
    size_t one = entry_from(reading, SCAN_ITEMS, entry.from, entry.to);
    frame_it(scan, reading, SCAN_ITEMS, one < entry.to ? one : at, false, now_ms);
    scan->first = true;
    scan->round = 0;
    return SCAN_TAKEN;
}

static enum scan_news hit(struct scan *scan, const struct scan_how *how,
                          const struct reading *reading, int64_t now_ms)
{
    scan->down = false;
    scan->blind_until_ms = now_ms + how->blind_ms;
    return take_aimed(scan, reading, now_ms);
}

static int64_t due_ms(const struct scan *scan, const struct scan_how *how)
{
    if (scan->down)
        return how->hold_ms > 0 ? scan->down_ms + how->hold_ms : INT64_MAX;
    if (how->switches != SCAN_ONE || scan->rests)
        return INT64_MAX;
    return scan->since_ms + (int64_t)how->step_ms * (scan->first ? 2 : 1);
}

enum scan_news scan_tick(struct scan *scan, const struct scan_how *how,
                         const struct reading *reading, int64_t now_ms)
{
    if (now_ms < due_ms(scan, how))
        return SCAN_SAME;
    return scan->down ? hit(scan, how, reading, now_ms)
                      : go_on(scan, how, reading, now_ms);
}

int scan_next_ms(const struct scan *scan, const struct scan_how *how, int64_t now_ms)
{
    int64_t due = due_ms(scan, how);
    if (due == INT64_MAX)
        return -1;
    return due > now_ms ? (int)(due - now_ms) : 0;
}

enum scan_news scan_down(struct scan *scan, const struct scan_how *how,
                         const struct reading *reading, bool second, int64_t now_ms)
{
    if (scan->down || now_ms < scan->blind_until_ms)
        return SCAN_SAME;
    if (how->switches == SCAN_TWO && !second) {
        scan->blind_until_ms = now_ms + how->blind_ms;
        scan->rests = false;
        return go_on(scan, how, reading, now_ms);
    }
    bool late =
        how->switches == SCAN_ONE && now_ms - scan->since_ms < LATE_MS && !scan->first;
    scan->down = true;
    scan->down_ms = now_ms;
    scan->aimed = late ? scan->before : scan->at;
    return SCAN_SAME;
}

enum scan_news scan_up(struct scan *scan, const struct scan_how *how,
                       const struct reading *reading, int64_t now_ms)
{
    if (!scan->down)
        return SCAN_SAME;
    if (how->hold_ms == 0)
        return hit(scan, how, reading, now_ms);
    /* Too short: the entry is framed for a whole step again. */
    scan->down = false;
    scan->since_ms = now_ms;
    scan->before = scan->at;
    return SCAN_SAME;
}

int scan_away(const struct scan *scan, const struct reading *reading)
{
    struct scan_range range = scan_framed(scan, reading);
    if (range.from == range.to)
        return 0;
    return focus_away_of(reading, range.from, around(reading, range));
}

void scan_show(const struct scan *scan, const struct reading *reading)
{
    if (reading->frame == NULL)
        return;
    struct scan_range range = scan_framed(scan, reading);
    for (size_t i = 0; i < reading->frame->count; i++)
        reading->frame->element[i].state &= ~(unsigned)(STATE_FOCUSED | STATE_FRAMED);
    if (range.from == range.to)
        return;
    struct element *e = &reading->frame->element[reading->item[range.from].from];
    e->state |= STATE_FOCUSED | STATE_FRAMED;
    e->ring = around(reading, range);
}
