#include "record.h"

#include <stdio.h>
#include <stdlib.h>

#include "calls.h"
#include "disk_inside.h"

static void note(void *context, const char *what)
{
    struct record *record = context;
    if (record->count == record->room) {
        record->room = record->room == 0 ? 32 : 2 * record->room;
        record->moment =
            need(realloc(record->moment, record->room * sizeof record->moment[0]));
    }
    struct cut_moment *moment = &record->moment[record->count++];
    moment->disk = disk_copy(calls_disk());
    moment->said = record->said;
    snprintf(moment->what, sizeof moment->what, "%s", what);
}

void record_begin(struct record *record, int said)
{
    *record = (struct record){.said = said};
    calls_watch(note, record);
}

void record_said(struct record *record)
{
    record->said++;
    note(record, "nothing: a step is done");
}

void record_end(void)
{
    calls_watch(NULL, NULL);
}

void record_free(struct record *record)
{
    for (size_t i = 0; i < record->count; i++)
        disk_free(record->moment[i].disk);
    free(record->moment);
    *record = (struct record){0};
}

bool record_flow(struct record *record, const struct flow *flow, struct disk *disk,
                 struct err *err)
{
    bool ok = true;
    calls_mount(disk);
    record_begin(record, 0);
    for (int step = 0; ok && step < flow->steps; step++) {
        ok = flow->step(step, err);
        if (ok)
            record_said(record);
    }
    record_end();
    calls_mount(NULL);
    return ok;
}

size_t record_cases(const struct cut_moment *moment, size_t subsets_of)
{
    size_t pending = disk_pending(moment->disk);
    return pending <= subsets_of ? (size_t)1 << pending : 2 + 2 * pending;
}

bool record_leaves(const struct cut_moment *moment)
{
    return disk_pending(moment->disk) > RECORD_SUBSETS_OF ||
           disk_pending_data(moment->disk) > 0;
}

void record_case(const struct cut_moment *moment, size_t subsets_of, size_t number,
                 enum disk_fate *fate)
{
    size_t pending = disk_pending(moment->disk);
    for (size_t i = 0; i < pending; i++) {
        if (pending <= subsets_of)
            fate[i] = (number >> i & 1) != 0 ? DISK_KEEP : DISK_LOSE;
        else if (number < 2)
            fate[i] = number == 0 ? DISK_LOSE : DISK_KEEP;
        else if (number % 2 == 0)
            fate[i] = i == number / 2 - 1 ? DISK_KEEP : DISK_LOSE;
        else
            fate[i] = i == number / 2 - 1 ? DISK_LOSE : DISK_KEEP;
    }
}

void record_chance(const struct cut_moment *moment, struct chance *chance,
                   enum disk_fate *fate)
{
    size_t keep = chance_below(chance, 101);
    size_t torn = chance_below(chance, 101);
    for (size_t i = 0; i < disk_pending(moment->disk); i++) {
        fate[i] = chance_below(chance, 100) < keep ? DISK_KEEP : DISK_LOSE;
        if (chance_below(chance, 100) < torn)
            fate[i] = DISK_TEAR;
    }
}
