#include "lint/lint_finding.h"

#include <string.h>

static bool make_room(struct arena *arena, struct lint_findings *out)
{
    size_t room = out->room == 0 ? 64 : out->room * 2;
    if (out->count < out->room)
        return true;
    struct lint_finding *item = arena_take_array(arena, room, sizeof *item);
    if (item == NULL)
        return false;
    if (out->count > 0)
        memcpy(item, out->item, out->count * sizeof *item);
    out->item = item;
    out->room = room;
    return true;
}

bool lint_add(struct arena *arena, struct lint_findings *out, const struct record *record,
              struct lint_finding finding)
{
    if (finding.field == NULL || finding.sentence == NULL || finding.advice == NULL ||
        !make_room(arena, out))
        return false;
    if (record != NULL) {
        finding.kind = record_kind_name(record->kind);
        finding.id = record_id(record);
    }
    out->item[out->count++] = finding;
    return true;
}
