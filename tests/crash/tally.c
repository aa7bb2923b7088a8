#include "tally.h"

#include <stdlib.h>
#include <time.h>

#include "disk_inside.h"

void tally_add(struct tally *to, const struct tally *from)
{
    to->moments += from->moments;
    to->cuts += from->cuts;
    to->inside += from->inside;
    to->series += from->series;
    to->distinct += from->distinct;
    to->again += from->again;
    for (int i = 0; i < FLOW_VERDICTS; i++)
        to->verdict[i] += from->verdict[i];
    if (from->slowest_ms > to->slowest_ms)
        to->slowest_ms = from->slowest_ms;
}

long tally_cuts(const struct tally *tally)
{
    return tally->cuts + tally->inside + tally->series;
}

long tally_damaged(const struct tally *tally)
{
    long damaged = 0;
    for (int i = FLOW_HOLDS + 1; i < FLOW_VERDICTS; i++)
        damaged += tally->verdict[i];
    return damaged;
}

struct seen {
    struct {
        uint64_t number; /* 0: free */
        enum flow_verdict verdict;
    } * slot;
    size_t count, room;
};

struct seen *seen_new(void)
{
    struct seen *seen = need(malloc(sizeof *seen));
    *seen = (struct seen){.room = 1024};
    seen->slot = need(calloc(seen->room, sizeof *seen->slot));
    return seen;
}

void seen_free(struct seen *seen)
{
    free(seen->slot);
    free(seen);
}

/* The place of the number, or the free one where it belongs. */
static size_t place(const struct seen *seen, uint64_t number)
{
    size_t at = (size_t)number & (seen->room - 1);
    while (seen->slot[at].number != 0 && seen->slot[at].number != number)
        at = (at + 1) & (seen->room - 1);
    return at;
}

bool seen_find(const struct seen *seen, uint64_t number, enum flow_verdict *verdict)
{
    size_t at = place(seen, number + (number == 0));
    if (seen->slot[at].number == 0)
        return false;
    *verdict = seen->slot[at].verdict;
    return true;
}

void seen_add(struct seen *seen, uint64_t number, enum flow_verdict verdict)
{
    if (seen->count * 2 >= seen->room) {
        struct seen bigger = {.count = seen->count, .room = seen->room * 2};
        bigger.slot = need(calloc(bigger.room, sizeof *bigger.slot));
        for (size_t i = 0; i < seen->room; i++)
            if (seen->slot[i].number != 0)
                bigger.slot[place(&bigger, seen->slot[i].number)] = seen->slot[i];
        free(seen->slot);
        *seen = bigger;
    }
    number += number == 0;
    size_t at = place(seen, number);
    seen->slot[at].number = number;
    seen->slot[at].verdict = verdict;
    seen->count++;
}

double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}
