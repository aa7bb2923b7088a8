#include "reports/suppress.h"

#include <stdint.h>

/* The batch: reports that are not released yet and do not have to wait. */
static bool in_batch(const struct suppress_report *report)
{
    return !report->released && !report->waits;
}

static bool few(size_t n)
{
    return n > 0 && n < SUPPRESS_LEAST;
}

static bool has(const struct suppress *s, size_t report, size_t cell)
{
    return s->in_multiple[report * s->multiple.cells + cell];
}

/* What reports have in common: a cell of a single table, its hidden cells together, a
 * cell of the multiple table or what is outside it, or just being there. */
struct common {
    enum { CELL, HIDDEN, INSIDE, OUTSIDE, ALL } kind;
    size_t table;
    size_t cell;
};

static bool fits(const struct suppress *s, size_t report, const struct common *common)
{
    size_t value = 0;
    if (common->kind == CELL || common->kind == HIDDEN)
        value = (size_t)s->report[report].value[common->table];
    switch (common->kind) {
    case CELL:
        return value == common->cell;
    case HIDDEN:
        return !s->single[common->table].before[value];
    case INSIDE:
        return has(s, report, common->cell);
    case OUTSIDE:
        return !has(s, report, common->cell);
    case ALL:
        break;
    }
    return true;
}

/* If 1 to 4 reports of the batch have this in common, they wait. True if any do. */
static bool hold_back(struct suppress *s, struct common common)
{
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++)
        n += in_batch(&s->report[i]) && fits(s, i, &common);
    if (!few(n))
        return false;
    for (size_t i = 0; i < s->count; i++)
        if (in_batch(&s->report[i]) && fits(s, i, &common))
            s->report[i].waits = true;
    return true;
}

/* Lets wait who would be seen as a difference of 1 to 4, until nobody is: each round
 * makes the batch smaller, so that it ends. */
static void choose_batch(struct suppress *s)
{
    bool again = true;
    while (again) {
        again = hold_back(s, (struct common){.kind = ALL});
        for (size_t t = 0; t < SUPPRESS_SINGLES; t++) {
            for (size_t c = 0; c < s->single[t].cells; c++)
                if (s->single[t].before[c])
                    again |= hold_back(s, (struct common){CELL, t, c});
            again |= hold_back(s, (struct common){HIDDEN, t, 0});
        }
        for (size_t c = 0; c < s->multiple.cells; c++)
            if (s->multiple.before[c]) {
                again |= hold_back(s, (struct common){INSIDE, 0, c});
                again |= hold_back(s, (struct common){OUTSIDE, 0, c});
            }
    }
}

static void count_all(struct suppress *s)
{
    s->total = 0;
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        for (size_t c = 0; c < s->single[t].cells; c++)
            s->single[t].count[c] = 0;
    for (size_t c = 0; c < s->multiple.cells; c++)
        s->multiple.count[c] = 0;
    for (size_t i = 0; i < s->count; i++) {
        s->report[i].released = s->report[i].released || in_batch(&s->report[i]);
        if (!s->report[i].released)
            continue;
        s->total++;
        for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
            s->single[t].count[s->report[i].value[t]]++;
        for (size_t c = 0; c < s->multiple.cells; c++)
            s->multiple.count[c] += has(s, i, c);
    }
}

/* What is hidden of a table. */
struct hidden {
    size_t sum;
    size_t filled; /* cells that are not empty */
    bool larger;   /* one of them is at least 5 */
};

/* Whether the sum of the hidden cells gives none of them away. */
static bool safe(const struct hidden *h)
{
    return h->sum == 0 || (h->sum >= SUPPRESS_LEAST && h->filled >= 2 &&
                           (h->larger || h->sum <= 3 * h->filled));
}

static void hide(struct suppress_table *table, size_t cell, struct hidden *h)
{
    size_t n = table->count[cell];
    table->shown[cell] = false;
    h->sum += n;
    h->filled += n > 0;
    h->larger = h->larger || n >= SUPPRESS_LEAST;
}

static bool is_new(const struct suppress_table *table, size_t cell)
{
    return table->shown[cell] && !table->before[cell];
}

/* The count of the second smallest cell that would be shown for the first time, or of the
 * only one. */
static size_t second_smallest(const struct suppress_table *table)
{
    size_t least = SIZE_MAX;
    size_t second = SIZE_MAX;
    for (size_t c = 0; c < table->cells; c++) {
        size_t n = table->count[c];
        if (!is_new(table, c) || n >= second)
            continue;
        second = n < least ? least : n;
        least = n < least ? n : least;
    }
    return second < SIZE_MAX ? second : least;
}

/* One of the smallest cells that would be shown for the first time; `cells` if there is
 * none. */
static size_t choose_complement(const struct suppress *s,
                                const struct suppress_table *table)
{
    size_t most = second_smallest(table);
    size_t eligible = 0;
    for (size_t c = 0; c < table->cells; c++)
        eligible += is_new(table, c) && table->count[c] <= most;
    if (eligible == 0)
        return table->cells;
    size_t left = eligible > 1 ? s->pick(s->context, eligible) : 0;
    size_t cell = 0;
    while (!(is_new(table, cell) && table->count[cell] <= most && left-- == 0))
        cell++;
    return cell;
}

/* Shows what is large enough, and hides of that again as much as the small cells need. */
static void choose_single(const struct suppress *s, struct suppress_table *table)
{
    struct hidden hidden = {0};
    for (size_t c = 0; c < table->cells; c++) {
        table->shown[c] = table->before[c] || table->count[c] >= SUPPRESS_LEAST;
        if (!table->shown[c])
            hide(table, c, &hidden);
    }
    while (!safe(&hidden)) {
        size_t cell = choose_complement(s, table);
        if (cell == table->cells)
            break;
        hide(table, cell, &hidden);
    }
    table->hidden = hidden.sum;
}

static void choose_multiple(struct suppress_table *table, size_t total)
{
    for (size_t c = 0; c < table->cells; c++)
        table->shown[c] = table->before[c] || (table->count[c] >= SUPPRESS_LEAST &&
                                               !few(total - table->count[c]));
    table->hidden = 0;
}

void suppress_run(struct suppress *s)
{
    for (size_t i = 0; i < s->count; i++)
        s->report[i].waits = false;
    choose_batch(s);
    count_all(s);
    for (size_t t = 0; t < SUPPRESS_SINGLES; t++)
        choose_single(s, &s->single[t]);
    choose_multiple(&s->multiple, s->total);
}
