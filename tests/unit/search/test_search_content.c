#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/folder.h"
#include "help/sample.h"
#include "search/search_build.h"

struct heard {
    int percent[100];
    size_t count;
};

static void hear(void *context, int percent)
{
    struct heard *heard = context;
    assert_true(heard->count < 100);
    heard->percent[heard->count++] = percent;
}

/* Who looks at the screen while an index is built sees that it goes on. */
static void says_how_far_it_is(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "c.anna");
    struct heard heard = {.count = 0};
    const struct search_listener listener = {hear, &heard};
    struct search_build *build = NULL;
    struct search_identity identity;
    struct err err = {""};
    sample_database(path, &(struct sample){.sql = ""});
    if (!search_gather(&build, &identity, path, &listener, &err))
        fail_msg("%s", err.text);
    search_build_free(build);
    assert_true(heard.count >= 3);
    for (size_t i = 0; i < heard.count; i++)
        assert_in_range(heard.percent[i], i == 0 ? 1 : heard.percent[i - 1] + 1, 100);
    assert_true(heard.percent[heard.count - 1] >= 75);
    assert_true(search_gather(&build, &identity, path, NULL, &err));
    search_build_free(build);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(says_how_far_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
