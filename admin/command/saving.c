#include "command/saving.h"

#include <pwd.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const char *by;

void saving_by(const char *name)
{
    by = name;
}

/* Who sits at the machine, as it calls them. */
static const char *who(void)
{
    static char name[64];
    if (by != NULL)
        return by;
    const struct passwd *user = getpwuid(getuid());
    if (user != NULL)
        snprintf(name, sizeof name, "%s", user->pw_name);
    else
        snprintf(name, sizeof name, "uid %ld", (long)getuid());
    return name;
}

struct history_deed saving_deed(const char *what)
{
    return (struct history_deed){who(), (int64_t)time(NULL), what};
}

bool saving_begin(struct store *store, const char *what, struct err *err)
{
    const struct history_deed deed = saving_deed(what);
    return store_begin(store, &deed, err);
}

bool saving_copy(struct arena *arena, const struct document *from, struct document *out,
                 struct err *err)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < from->list[kind].count; i++) {
            struct record *copy;
            if (!record_copy(arena, from->list[kind].item[i], &copy) ||
                !document_add(arena, out, copy))
                return err_set(err, "not enough memory");
        }
    return true;
}

static bool apply_all(struct store *store, const struct document *before,
                      const struct document *after, size_t *conflicts, struct err *err)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < after->list[kind].count; i++) {
            const struct record *record = after->list[kind].item[i];
            struct err why = {""};
            enum store_answer answer = store_apply(
                store, document_find(before, (enum record_kind)kind, record_id(record)),
                record, &why);
            if (answer == STORE_BROKEN)
                return err_set(err, "%s", why.text);
            if (answer == STORE_CONFLICT || answer == STORE_GONE) {
                fprintf(stderr, "%s\n", why.text);
                ++*conflicts;
            }
        }
    return true;
}

bool saving_apply(struct store *store, const char *what, const struct document *before,
                  const struct document *after, size_t *conflicts, struct err *err)
{
    *conflicts = 0;
    if (!saving_begin(store, what, err))
        return false;
    if (apply_all(store, before, after, conflicts, err))
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

bool saving_one(struct store *store, const char *what, const struct record *before,
                const struct record *after, struct err *err)
{
    if (!saving_begin(store, what, err))
        return false;
    enum store_answer answer = store_apply(store, before, after, err);
    if (answer == STORE_DONE || answer == STORE_SAME)
        return store_commit(store, err);
    store_rollback(store);
    return false;
}
