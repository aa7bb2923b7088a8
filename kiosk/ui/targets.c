#include "ui/targets.h"

#include "base/hash.h"

static uint64_t what_of(const struct targets *targets, const struct element *e)
{
    const unsigned part[] = {(unsigned)e->action.verb, (unsigned)e->action.n,
                             e->state & STATE_CHECKED};
    uint64_t hash = hash_bytes(HASH_BEGIN, &targets->page, sizeof targets->page);
    hash = hash_bytes(hash, part, sizeof part);
    hash = hash_text(hash, e->action.arg != NULL ? e->action.arg : "");
    return hash_text(hash, e->id != NULL ? e->id : "");
}

static const struct target *known_target(const struct targets *targets, uint64_t what,
                                         struct rect seen)
{
    for (int i = 0; i < targets->count; i++)
        if (targets->target[i].what == what && rect_equal(targets->target[i].seen, seen))
            return &targets->target[i];
    return NULL;
}

void targets_see(struct targets *targets, const struct frame *frame, uint64_t page,
                 bool asked, int64_t now_ms)
{
    struct targets before = *targets;
    targets->page = page;
    targets->any = true;
    targets->count = 0;
    for (size_t i = 0; i < frame->count && targets->count < TARGETS_MOST; i++) {
        const struct element *e = &frame->element[i];
        struct rect seen = element_seen(e);
        if (!element_pressable(e) || rect_empty(seen))
            continue;
        uint64_t what = what_of(targets, e);
        const struct target *old = known_target(&before, what, seen);
        targets->target[targets->count++] =
            old != NULL ? *old
                        : (struct target){what, seen, now_ms, before.any && !asked};
    }
}

const struct target *targets_find(const struct targets *targets, const struct element *e)
{
    return known_target(targets, what_of(targets, e), element_seen(e));
}
