#include "pages/office_renew.h"

#include <string.h>

#include "lint/lint.h"

struct changed {
    struct arena *arena;
    const char *id[RENEW_MOST];
    size_t count;
    bool too_much;
};

static bool take_row(void *context, const struct history_row *row, struct err *err)
{
    struct changed *changed = context;
    (void)err;
    for (size_t i = 0; i < changed->count; i++)
        if (strcmp(changed->id[i], row->id) == 0 && row->field[0] != '\0')
            return true;
    if (strcmp(row->kind, "offer") != 0 || row->field[0] == '\0' ||
        changed->count == RENEW_MOST) {
        changed->too_much = true;
        return false;
    }
    changed->id[changed->count++] = arena_copy(changed->arena, row->id);
    return true;
}

static bool is_of(const char *kind, const char *id, const char *wanted)
{
    return kind != NULL && id != NULL && strcmp(kind, "offer") == 0 &&
           strcmp(id, wanted) == 0;
}

/* What was found in the offer by itself goes; the rest moves up. */
static void forget(struct lint_findings *findings, const char *id)
{
    size_t kept = 0;
    size_t alone = findings->alone;
    for (size_t i = 0; i < findings->count; i++) {
        const struct lint_finding *finding = &findings->item[i];
        if (i < alone && is_of(finding->kind, finding->id, id)) {
            findings->alone--;
            continue;
        }
        findings->item[kept++] = *finding;
    }
    findings->count = kept;
    kept = 0;
    for (size_t i = 0; i < findings->figure_count; i++)
        if (!is_of(findings->figure[i].kind, findings->figure[i].id, id))
            findings->figure[kept++] = findings->figure[i];
    findings->figure_count = kept;
}

/* What was added behind `count` moves before what stands between the records. */
static bool move_up(struct arena *arena, struct lint_findings *findings, size_t count)
{
    size_t fresh = findings->count - count;
    size_t between = count - findings->alone;
    struct lint_finding *item = findings->item + findings->alone;
    struct lint_finding *copy =
        fresh > 0 ? arena_take_array(arena, fresh, sizeof *copy) : NULL;
    if (fresh > 0 && copy == NULL)
        return false;
    if (fresh > 0) {
        memcpy(copy, item + between, fresh * sizeof *copy);
        memmove(item + fresh, item, between * sizeof *item);
        memcpy(item, copy, fresh * sizeof *copy);
    }
    findings->alone += fresh;
    return true;
}

static bool renew_one(struct office *office, const char *id, bool *there, struct err *err)
{
    struct record *old = document_find(&office->document, RECORD_OFFER, id);
    struct record *now = NULL;
    struct lint_findings *findings = &office->findings;
    *there = old != NULL;
    if (old == NULL)
        return true;
    if (!store_find(office->store, &office->arena, RECORD_OFFER, id, &now, err))
        return false;
    *there = now != NULL;
    if (now == NULL)
        return true;
    *old = *now;
    forget(findings, id);
    size_t count = findings->count;
    return lint_one(&office->arena, &office->document, old, &office->book, office->today,
                    findings, err) &&
           ((move_up(&office->arena, findings, count) &&
             listings_renew(&office->arena, findings, old, office->today,
                            &office->offers)) ||
            err_set(err, "not enough memory"));
}

bool office_renew(struct office *office, bool *done, struct err *err)
{
    struct changed changed = {.arena = &office->arena};
    const struct history_filter filter = {.since = office->seen};
    *done = false;
    if (office->offers.count < RENEW_FROM || office->renewed >= RENEW_MEMORY)
        return true;
    if (!store_history(office->store, &filter, take_row, &changed, err))
        return changed.too_much;
    if (changed.too_much)
        return true;
    if (office->arena.failed)
        return err_set(err, "not enough memory");
    *done = true;
    for (size_t i = 0; *done && i < changed.count; i++)
        if (!renew_one(office, changed.id[i], done, err))
            return false;
    office->renewed++;
    return true;
}
