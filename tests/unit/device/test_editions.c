#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "device/shelf.h"
#include "device/install.h"
#include "device/editions.h"
#include "base/durable.h"
#include "help/bundles.h"
#include "help/folder.h"

static bool install(const struct bundles *b, const char *name,
                    struct install_result *result, struct err *err)
{
    const char *path;
    path = folder_file(b->stick, "%s", name);
    struct install_options options = {
        .state = b->state, .site = "ennigerloh", .keys = &b->key, .key_count = 1};
    return install_bundle(&options, path, result, err);
}

static void install_number(const struct bundles *b, long number)
{
    struct bundle_plan plan = {.number = number, .offers = "a b"};
    struct install_result result;
    struct err err = {""};
    char name[32];
    snprintf(name, sizeof name, "%ld.anna", number);
    bundles_make(b, b->stick, name, &plan);
    if (!install(b, name, &result, &err))
        fail_msg("%s", err.text);
}

static struct editions look(const struct bundles *b)
{
    struct editions editions;
    editions_read(b->state, &b->key, 1, &editions);
    return editions;
}

static void expect_editions(const struct bundles *b, long current, long back,
                            long forward, long floor)
{
    struct editions editions = look(b);
    assert_int_equal(editions.current.number, current);
    assert_int_equal(editions.back.number, back);
    assert_int_equal(editions.forward.number, forward);
    assert_int_equal(editions.floor, floor);
}

static void go(const struct bundles *b, long number)
{
    struct err err = {""};
    if (!editions_go(b->state, &b->key, 1, number, &err))
        fail_msg("%s", err.text);
    struct shelf_bundle found;
    assert_true(shelf_find(b->state, &b->key, 1, &found, &err));
    assert_int_equal(found.label.sequence, number);
    assert_false(found.previous);
}

static void nothing_is_nowhere(void **state)
{
    const struct bundles *b = *state;
    expect_editions(b, 0, 0, 0, 0);
    install_number(b, 5);
    expect_editions(b, 5, 0, 0, 5);
    assert_false(editions_go(b->state, &b->key, 1, 0, NULL));
    assert_false(editions_go(b->state, &b->key, 1, 5, NULL));
}

static void goes_back_and_forward(void **state)
{
    const struct bundles *b = *state;
    install_number(b, 6);
    install_number(b, 7);
    expect_editions(b, 7, 6, 0, 7);
    assert_int_equal(look(b).back.label.created.day, 20);
    assert_int_equal(look(b).newest.number, 7);
    for (int i = 0; i < 3; i++) {
        go(b, 6);
        expect_editions(b, 6, 0, 7, 7);
        assert_int_equal(look(b).newest.number, 7);
        assert_int_equal(look(b).newest.label.created.day, 20);
        go(b, 7);
        expect_editions(b, 7, 6, 0, 7);
    }
}

static void a_stick_must_bring_more_than_was_ever_shown(void **state)
{
    const struct bundles *b = *state;
    struct install_result result;
    struct err err = {""};
    install_number(b, 3);
    install_number(b, 7);
    go(b, 3);
    struct bundle_plan between = {.number = 5, .offers = "a"};
    bundles_make(b, b->stick, "between.anna", &between);
    assert_false(install(b, "between.anna", &result, &err));
    assert_non_null(strstr(err.text, "older"));
    expect_editions(b, 3, 0, 7, 7);

    /* The newest itself is nothing new, and does not undo what somebody chose. */
    assert_true(install(b, "7.anna", &result, &err));
    assert_true(result.nothing_new);
    expect_editions(b, 3, 0, 7, 7);
    struct bundle_plan other = {.number = 7, .offers = "a b c"};
    bundles_make(b, b->stick, "other.anna", &other);
    assert_false(install(b, "other.anna", &result, &err));
    assert_non_null(strstr(err.text, "is another"));

    /* More than that is taken, and then one goes back to what was shown before it. */
    install_number(b, 8);
    expect_editions(b, 8, 3, 0, 8);
    go(b, 3);
    expect_editions(b, 3, 0, 8, 8);
    assert_false(install(b, "7.anna", &result, &err));
}

static void the_floor_outlives_the_file(void **state)
{
    const struct bundles *b = *state;
    struct install_result result;
    struct err err = {""};
    const char *path;
    install_number(b, 3);
    install_number(b, 7);
    go(b, 3);
    path = folder_file(b->state, "%s", "content/7.anna");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(look(b).newest.number, 7);
    struct bundle_plan between = {.number = 5, .offers = "a"};
    bundles_make(b, b->stick, "between.anna", &between);
    assert_false(install(b, "between.anna", &result, &err));
    assert_true(install(b, "7.anna", &result, &err));
    assert_false(result.nothing_new);
    expect_editions(b, 7, 3, 0, 7);
}

static void damage_stays_where_it_is(void **state)
{
    const struct bundles *b = *state;
    struct err err = {""};
    install_number(b, 6);
    install_number(b, 7);
    bundles_flip(b->state, "content/6.anna", 5000);
    assert_false(editions_go(b->state, &b->key, 1, 6, &err));
    assert_non_null(strstr(err.text, "changed"));
    expect_editions(b, 7, 6, 0, 7);
    bundles_flip(b->state, "content/6.anna.minisig", 40);
    expect_editions(b, 7, 0, 0, 7);
}

/* Either of the two takes over when the other is damaged, whichever is shown. */
static void the_other_one_takes_over(void **state)
{
    const struct bundles *b = *state;
    struct shelf_bundle found;
    struct err err = {""};
    install_number(b, 6);
    install_number(b, 7);
    go(b, 6);
    bundles_flip(b->state, "content/6.anna", 5000);
    assert_true(shelf_find(b->state, &b->key, 1, &found, &err));
    assert_true(found.previous);
    assert_int_equal(found.label.sequence, 7);
}

/* What a cut left between the file's name and the swap of the link was never shown. */
static void what_was_never_shown_is_no_way_forward(void **state)
{
    const struct bundles *b = *state;
    struct install_result result;
    struct err err = {""};
    const char *link;
    install_number(b, 6);
    install_number(b, 7);
    link = folder_file(b->state, "%s", "content/current");
    assert_true(durable_link("6.anna", link, NULL));
    expect_editions(b, 6, 0, 0, 6);
    assert_true(install(b, "7.anna", &result, &err));
    assert_false(result.nothing_new);
    expect_editions(b, 7, 6, 0, 7);
}

static void makes_the_index_again(void **state)
{
    const struct bundles *b = *state;
    const char *path;
    install_number(b, 6);
    install_number(b, 7);
    path = folder_file(b->state, "%s", "content/6.index");
    assert_int_equal(unlink(path), 0);
    go(b, 6);
    assert_int_equal(access(path, R_OK), 0);
}

int main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, bundles_state_set_up, bundles_state_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_nowhere),
        TEST(goes_back_and_forward),
        TEST(a_stick_must_bring_more_than_was_ever_shown),
        TEST(the_floor_outlives_the_file),
        TEST(damage_stays_where_it_is),
        TEST(the_other_one_takes_over),
        TEST(what_was_never_shown_is_no_way_forward),
        TEST(makes_the_index_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
