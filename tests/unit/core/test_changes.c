#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/changes.h"
#include "help/bundles.h"
#include "help/folder.h"

static struct content *make(const struct bundles *b, const char *name, const char *offers)
{
    struct bundle_plan plan = {.number = 1, .offers = offers};
    struct content *content;
    struct err err = {""};
    const char *path;
    bundles_make(b, b->stick, name, &plan);
    path = folder_file(b->stick, "%s", name);
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

static void counts(void **state)
{
    static const struct {
        const char *before; /* NULL: no content */
        const char *now;
        long added, changed, gone;
    } cases[] = {
        {NULL, "a b c", 3, 0, 0},
        {"a b c", "a b c", 0, 0, 0},
        {"a b c", "c a b", 0, 0, 0},
        {"a b c", "a b", 0, 0, 1},
        {"a b c", "a b c d e", 2, 0, 0},
        {"b", "a b c", 2, 0, 0},
        {"a b c", "b", 0, 0, 2},
        {"a b c", "a b* c", 0, 1, 0},
        {"a b c", "a b+ c", 0, 1, 0},
        {"a b+ c", "a b c", 0, 1, 0},
        {"a b c", "a b# c", 0, 0, 0},
        {"a b c", "a b- c", 0, 0, 1},
        {"a b- c", "a b c", 1, 0, 0},
        {"a b- c", "a b-", 0, 0, 1},
        {"a b c", "d e f", 3, 0, 3},
        {"a b c d", "a* b+ d e", 1, 2, 1},
        {"a- b+ c", "a+ b+ c*", 1, 1, 0},
        {"a a1 a10", "a a1* a10", 0, 1, 0},
        {"a b+ b2 c", "a b b2 c", 0, 1, 0},
    };
    const struct bundles *b = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct content *before =
            cases[i].before != NULL ? make(b, "before.anna", cases[i].before) : NULL;
        struct content *now = make(b, "now.anna", cases[i].now);
        struct changes changes = {-1, -1, -1};
        struct err err = {""};
        bool ok = changes_count(before, now, &changes, &err);
        content_close(before);
        content_close(now);
        if (!ok || changes.added != cases[i].added ||
            changes.changed != cases[i].changed || changes.gone != cases[i].gone)
            fail_msg("case %zu: %ld new, %ld changed, %ld gone %s", i, changes.added,
                     changes.changed, changes.gone, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        counts, bundles_state_set_up, bundles_state_tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
