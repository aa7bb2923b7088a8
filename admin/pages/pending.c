#include "pages/pending.h"

#include <string.h>

#include "base/file.h"
#include "core/crypt.h"
#include "publish/numbers.h"
#include "workspace/store_bundle.h"

enum { NUMBERS_LOOKED_AT = 1000 };

/* The newest bundles, as their signatures say; a number may be missing. */
static bool read_bundles(struct pending *pending, const char *workspace, struct err *err)
{
    struct arena *arena = &pending->live_arena;
    struct signature_key key;
    const char *pub = arena_print(arena, "%s/keys/minisign.pub", workspace);
    long number = pending->newest;
    pending->bundle_count = 0;
    if (number == 0)
        return true;
    if (pub == NULL)
        return err_set(err, "not enough memory");
    if (!crypt_init(err) || !bundle_read_keys(&key, &pub, 1, err))
        return false;
    for (long least = number - NUMBERS_LOOKED_AT;
         number > 0 && number > least && pending->bundle_count < PENDING_BUNDLES;
         number--) {
        struct err ignored = {""};
        struct bundle_label label = {.sequence = number};
        const char *path = arena_print(arena, "%s/published/%ld.anna", workspace, number);
        if (path == NULL)
            return err_set(err, "not enough memory");
        if (!file_exists(path))
            continue;
        bool good = bundle_verify(path, NULL, &key, 1, &label, NULL, &ignored) &&
                    label.sequence == number;
        label.sequence = number;
        pending->bundle[pending->bundle_count].label = label;
        pending->bundle[pending->bundle_count++].good = good;
    }
    return true;
}

static bool read_live(struct pending *pending, const char *workspace, struct err *err)
{
    struct arena *arena = &pending->live_arena;
    struct err why = {""};
    arena_reset(arena);
    pending->live = (struct document){0};
    pending->unknown = NULL;
    pending->read = false;
    if (!read_bundles(pending, workspace, err))
        return false;
    const char *path =
        arena_print(arena, "%s/published/%ld.anna", workspace, pending->newest);
    if (path == NULL)
        return err_set(err, "not enough memory");
    if (pending->newest > 0 && !store_read_bundle(path, arena, &pending->live, &why)) {
        pending->live = (struct document){0};
        pending->unknown = arena_copy(arena, why.text);
    }
    pending->read = true;
    return true;
}

bool pending_refresh(struct pending *pending, const char *workspace,
                     const struct document *document, int64_t seen, struct date today,
                     struct err *err)
{
    struct arena here = {0};
    const char *folder = arena_print(&here, "%s/published", workspace);
    long newest = folder != NULL ? numbers_published(folder) : 0;
    arena_free(&here);
    bool same = pending->read && newest == pending->newest;
    if (same && pending->compared && seen == pending->seen &&
        date_compare(today, pending->today) == 0)
        return true;
    pending_forget(pending);
    pending->newest = newest;
    if (!same && !read_live(pending, workspace, err))
        return false;
    pending->seen = seen;
    pending->today = today;
    pending->compared = pending->unknown != NULL ||
                        difference_make(&pending->arena, &pending->live, document, today,
                                        &pending->differences);
    return pending->compared || err_set(err, "not enough memory");
}

void pending_forget(struct pending *pending)
{
    arena_reset(&pending->arena);
    pending->differences = (struct differences){0};
    pending->compared = false;
}

void pending_free(struct pending *pending)
{
    arena_free(&pending->arena);
    arena_free(&pending->live_arena);
}
