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
    enum rule_level level = rule_row(finding.said.rule)->level;
    if (finding.field == NULL || finding.sentence == NULL || !make_room(arena, out))
        return false;
    if (level != RULE_BY_DEGREE)
        finding.level = level == RULE_ERROR ? LINT_ERROR : LINT_WARNING;
    if (record != NULL) {
        finding.kind = record_kind_name(record->kind);
        finding.id = record_id(record);
    }
    out->item[out->count++] = finding;
    return true;
}

const char *lint_advice(struct arena *arena, const struct rule_said *said,
                        const char *proposal, enum rule_lang lang)
{
    const char *advice = rule_say(arena, said, lang);
    return advice == NULL || proposal == NULL
               ? advice
               : arena_print(arena, "%s: %s", advice, proposal);
}
