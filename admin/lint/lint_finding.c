#include "lint/lint_finding.h"

#include "base/array.h"
#include "base/isolate.h"

static bool make_room(struct arena *arena, struct lint_findings *out)
{
    struct lint_finding *item =
        array_room(arena, out->item, out->count, &out->room, sizeof *item);
    if (item == NULL)
        return false;
    out->item = item;
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
    struct rule_said alone = *said;
    for (int i = 0; i < RULE_PLACES; i++)
        if (alone.place[i] != NULL)
            alone.place[i] = isolate_words(arena, alone.place[i]);
    const char *advice = rule_say(arena, &alone, lang);
    return advice == NULL || proposal == NULL
               ? advice
               : arena_print(arena, isolate_places("%s: %s"), advice, proposal);
}
