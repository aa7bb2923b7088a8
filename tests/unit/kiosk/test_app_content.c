#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app_content.h"
#include "device/shelf.h"
#include "device/install.h"
#include "help/bundles.h"
#include "help/folder.h"

/* A terminal with content 7 and 6 beside it. */
struct terminal {
    struct bundles bundles;
    struct config config;
    struct hall hall;
    struct app_content *content;
};

static void install(const struct bundles *b, long number)
{
    struct bundle_plan plan = {.number = number, .offers = "uhv kiz"};
    struct install_options options = {b->state, "ennigerloh", &b->key, 1,
                                      .setup = DELIVERY_NO_REASON};
    struct install_result result;
    struct err err = {""};
    bundles_make(b, b->stick, "a.anna", &plan);
    if (!install_bundle(&options, folder_file(b->stick, "a.anna"), &result, &err))
        fail_msg("%s", err.text);
}

static int set_up(void **state)
{
    static struct terminal t;
    struct buf text = {0};
    t = (struct terminal){.content = NULL};
    bundles_set_up(&t.bundles, 1);
    signer_public_text(&t.bundles.signer, &text);
    const char *key = folder_file(t.bundles.folder, "key.pub");
    file_write(key, text.bytes, text.len);
    buf_free(&text);
    config_defaults(&t.config);
    snprintf(t.config.state, sizeof t.config.state, "%s", t.bundles.state);
    snprintf(t.config.key[0], sizeof t.config.key[0], "%s", key);
    t.config.key_count = 1;
    install(&t.bundles, 6);
    install(&t.bundles, 7);
    *state = &t;
    return app_content_open(&t.content, &t.config, &t.hall, NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct terminal *t = *state;
    app_content_close(t->content, &t->hall);
    bundles_tear_down(&t->bundles);
    return 0;
}

static void flip(const struct terminal *t, const char *name, long at)
{
    bundles_flip(folder_file(t->bundles.state, "content"), name, at);
}

static long shown(const struct terminal *t)
{
    return t->hall.content != NULL ? content_sequence(t->hall.content) : 0;
}

static bool finds(const struct terminal *t)
{
    struct arena arena = {0};
    struct search_result result = {.count = 0};
    bool ok = t->hall.search != NULL &&
              search_run(t->hall.search, &arena, "kiz", NULL, 9, &result, NULL);
    ok = ok && result.count == 1 && strcmp(result.hit[0].id, "kiz") == 0;
    arena_free(&arena);
    return ok;
}

static void what_rots_gives_way_to_the_content_before(void **state)
{
    struct terminal *t = *state;
    assert_int_equal(shown(t), 7);
    app_content_between_visitors(t->content, &t->hall);
    assert_int_equal(shown(t), 7);
    for (long at = 100; at < SAMPLE_LEN; at += 9973) {
        flip(t, "7.anna", at);
        app_content_between_visitors(t->content, &t->hall);
        assert_int_equal(shown(t), 6);
        assert_true(finds(t));
        flip(t, "7.anna", at);
        app_content_between_visitors(t->content, &t->hall);
        assert_int_equal(shown(t), 7);
        assert_true(finds(t));
    }
    flip(t, "7.anna", 5000);
    flip(t, "6.anna", 5000);
    app_content_between_visitors(t->content, &t->hall);
    assert_null(t->hall.content);
    assert_null(t->hall.search);
    flip(t, "6.anna", 5000);
    app_content_between_visitors(t->content, &t->hall);
    assert_int_equal(shown(t), 6);
}

static void what_is_written_to_is_noticed_on_the_next_page(void **state)
{
    struct terminal *t = *state;
    assert_false(app_content_look(t->content, &t->hall));
    flip(t, "7.anna", 5000);
    assert_true(app_content_look(t->content, &t->hall));
    assert_int_equal(shown(t), 6);
    assert_false(app_content_look(t->content, &t->hall));
    unlink(folder_file(t->bundles.state, "content/6.anna"));
    assert_true(app_content_look(t->content, &t->hall));
    assert_null(t->hall.content);
    assert_false(app_content_look(t->content, &t->hall));
}

/* A file that was touched and says the same is no reason to change anything. */
static void the_same_bytes_are_the_same_content(void **state)
{
    struct terminal *t = *state;
    const struct content *before = t->hall.content;
    flip(t, "7.anna", 5000);
    flip(t, "7.anna", 5000);
    assert_false(app_content_look(t->content, &t->hall));
    assert_ptr_equal(t->hall.content, before);
}

static void the_index_is_built_again(void **state)
{
    struct terminal *t = *state;
    const char *path = folder_file(t->bundles.state, "content/7.index");
    assert_true(finds(t));
    struct buf whole = file_read(path);
    for (long at = (long)whole.len - 1; at > 64; at -= (long)whole.len / 9) {
        flip(t, "7.index", at);
        if (!app_content_look(t->content, &t->hall))
            fail_msg("byte %ld of %zu", at, whole.len);
        assert_true(finds(t));
        struct buf again = file_read(path);
        assert_int_equal(again.len, whole.len);
        assert_memory_equal(again.bytes, whole.bytes, whole.len);
        buf_free(&again);
        flip(t, "7.index", at);
        app_content_between_visitors(t->content, &t->hall);
        assert_true(finds(t));
    }
    unlink(path);
    app_content_between_visitors(t->content, &t->hall);
    assert_true(finds(t));
    buf_free(&whole);
}

/* Another process installs: it waits once, also when it cannot be shown. */
static void what_others_install_waits(void **state)
{
    struct terminal *t = *state;
    assert_false(app_content_waits(t->content));
    install(&t->bundles, 8);
    assert_true(app_content_waits(t->content));
    assert_int_equal(shown(t), 7);
    app_content_between_visitors(t->content, &t->hall);
    assert_int_equal(shown(t), 8);
    assert_false(app_content_waits(t->content));
    install(&t->bundles, 9);
    flip(t, "9.anna", 4000);
    assert_true(app_content_waits(t->content));
    app_content_between_visitors(t->content, &t->hall);
    assert_int_equal(shown(t), 8);
    assert_false(app_content_waits(t->content));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_rots_gives_way_to_the_content_before),
        TEST(what_others_install_waits),
        TEST(what_is_written_to_is_noticed_on_the_next_page),
        TEST(the_same_bytes_are_the_same_content),
        TEST(the_index_is_built_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
