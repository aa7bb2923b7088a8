#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypt.h"
#include "search/search.h"
#include "device/shelf.h"
#include "device/install.h"
#include "help/folder.h"
#include "help/sample.h"

/* What an installation does when all is well, and what it leaves behind when not. What it
 * must refuse, and how it says so, is in tests/attack. */

struct terminal {
    const char *folder;
    const char *stick;
    struct signer signer;
    struct signature_key key;
    struct install_options options;
};

static int set_up(void **state)
{
    static struct terminal terminal;
    static char path[3][512];
    struct terminal *t = &terminal;
    t->folder = folder_make();
    snprintf(path[0], sizeof path[0], "%s/state", t->folder);
    snprintf(path[1], sizeof path[1], "%s/stick", t->folder);
    t->stick = path[1];
    signer_make(&t->signer, 1);
    t->key = signer_key(&t->signer);
    t->options = (struct install_options){path[0], "ennigerloh", &t->key, 1,
                                          .setup = DELIVERY_NO_REASON};
    *state = t;
    return mkdir(t->stick, 0755);
}

static int tear_down(void **state)
{
    folder_remove(((struct terminal *)*state)->folder);
    return 0;
}

static const char *bundle_on_stick(const struct terminal *t, const struct sample *sample)
{
    const char *path = folder_file(t->stick, "week.anna");
    sample_bundle(path, sample, &t->signer);
    return path;
}

static void install(const struct terminal *t, long sequence)
{
    struct sample sample = {.sequence = sequence};
    struct install_result result;
    struct err err = {""};
    if (!install_bundle(&t->options, bundle_on_stick(t, &sample), &result, &err))
        fail_msg("%s", err.text);
}

/* Exactly these bundles lie on the shelf, whole, and the last one is shown. */
static void assert_stored(const struct terminal *t, size_t count, const long *number)
{
    const char *content = folder_file(t->options.state, "content");
    struct shelf_bundle found;
    struct err err = {""};
    for (size_t i = 0; i < count; i++) {
        assert_true(file_is_there(folder_file(content, "%ld.anna", number[i])));
        assert_true(file_is_there(folder_file(content, "%ld.anna.minisig", number[i])));
        assert_true(file_is_there(folder_file(content, "%ld.index", number[i])));
    }
    assert_int_equal(folder_count(content, ""), 3 * count + 1);
    assert_int_equal(folder_count(t->options.state, ""), 1);
    assert_int_equal(shelf_current(t->options.state), number[count - 1]);
    assert_true(shelf_find(t->options.state, &t->key, 1, &found, &err));
    assert_false(found.previous);
    assert_int_equal(found.label.sequence, number[count - 1]);
}

#define STORED(t, ...)                                                   \
    assert_stored(t, sizeof((const long[]){__VA_ARGS__}) / sizeof(long), \
                  (const long[]){__VA_ARGS__})

static void the_first_one_is_taken_and_found(void **state)
{
    const struct terminal *t = *state;
    struct sample sample = {.site = "ennigerloh"};
    const char *path = bundle_on_stick(t, &sample);
    struct install_result result;
    struct err err = {""};
    assert_true(install_bundle(&t->options, path, &result, &err));
    assert_int_equal(result.label.sequence, SAMPLE_SEQUENCE);
    assert_string_equal(result.label.site, "ennigerloh");
    assert_int_equal(result.before, 0);
    assert_false(result.nothing_new);
    STORED(t, SAMPLE_SEQUENCE);
    struct buf from = file_read(path);
    struct buf to = file_read(folder_file(t->options.state, "content/7.anna"));
    assert_int_equal(from.len, to.len);
    assert_memory_equal(from.bytes, to.bytes, from.len);
    buf_free(&from);
    buf_free(&to);
    struct search *search;
    assert_true(search_open(&search, folder_file(t->options.state, "content/7.anna"),
                            folder_file(t->options.state, "content/7.index"), &err));
    assert_true(search_check(search, &err));
    search_close(search);
    assert_int_equal(folder_count(t->stick, ""), 2);
}

static void the_same_one_again_is_nothing_new(void **state)
{
    const struct terminal *t = *state;
    const char *path = bundle_on_stick(t, &(struct sample){0});
    struct install_result result;
    struct err err = {""};
    struct stat first;
    struct stat last;
    assert_true(install_bundle(&t->options, path, &result, &err));
    assert_int_equal(stat(folder_file(t->options.state, "content/7.anna"), &first), 0);
    for (int i = 0; i < 100; i++) {
        assert_true(install_bundle(&t->options, path, &result, &err));
        assert_true(result.nothing_new);
        assert_int_equal(result.before, SAMPLE_SEQUENCE);
    }
    assert_int_equal(stat(folder_file(t->options.state, "content/7.anna"), &last), 0);
    assert_int_equal(first.st_ino, last.st_ino);
    STORED(t, SAMPLE_SEQUENCE);
}

static void the_one_before_stays_and_older_ones_go(void **state)
{
    const struct terminal *t = *state;
    install(t, 3);
    STORED(t, 3);
    install(t, 4);
    STORED(t, 3, 4);
    install(t, 9);
    STORED(t, 4, 9);
    install(t, 1009);
    STORED(t, 9, 1009);
}

static void a_refusal_changes_nothing(void **state)
{
    const struct terminal *t = *state;
    struct sample sample = {.sequence = 5};
    struct install_result result = {.before = 77};
    struct err err = {""};
    install(t, 6);
    install(t, 8);
    const char *path = bundle_on_stick(t, &sample);
    assert_false(install_bundle(&t->options, path, &result, &err));
    assert_non_null(strstr(err.text, "it is older (number 5)"));
    assert_int_equal(result.before, 77);
    STORED(t, 6, 8);
    unlink(folder_file(t->stick, "week.anna.minisig"));
    assert_false(install_bundle(&t->options, path, &result, &err));
    STORED(t, 6, 8);
}

/* The bundle that is shown rotted: the stick brings it back. */
static void a_damaged_one_is_brought_again(void **state)
{
    const struct terminal *t = *state;
    struct install_result result;
    struct err err = {""};
    struct sample sample = {.sequence = 8};
    install(t, 7);
    install(t, 8);
    file_write_text(folder_file(t->options.state, "content/8.anna"), "rotten");
    const char *path = bundle_on_stick(t, &sample);
    assert_true(install_bundle(&t->options, path, &result, &err));
    assert_false(result.nothing_new);
    assert_int_equal(result.before, 7);
    STORED(t, 7, 8);
}

static void a_lost_link_is_put_back_and_lets_nothing_old_in(void **state)
{
    const struct terminal *t = *state;
    struct install_result result;
    struct err err = {""};
    struct sample old = {.sequence = 6};
    struct sample same = {.sequence = 8};
    install(t, 8);
    unlink(folder_file(t->options.state, "content/current"));
    assert_false(install_bundle(&t->options, bundle_on_stick(t, &old), &result, &err));
    assert_non_null(strstr(err.text, "it is older (number 6)"));
    assert_true(install_bundle(&t->options, bundle_on_stick(t, &same), &result, &err));
    STORED(t, 8);
}

static void what_a_cut_left_does_not_disturb(void **state)
{
    const struct terminal *t = *state;
    install(t, 7);
    file_write_text(folder_file(t->options.state, "incoming.part"), "half");
    file_write_text(folder_file(t->options.state, "content/8.anna.minisig.part"), "half");
    file_write_text(folder_file(t->options.state, "content/8.index"), "not its index");
    assert_int_equal(
        symlink("8.anna", folder_file(t->options.state, "content/current.part")), 0);
    install(t, 8);
    STORED(t, 7, 8);
}

static void a_key_that_is_no_longer_trusted_shows_and_blocks_nothing(void **state)
{
    struct terminal *t = *state;
    struct signer other;
    install(t, 9);
    signer_make(&other, 2);
    t->signer = other;
    t->key = signer_key(&other);
    install(t, 3);
    assert_int_equal(shelf_current(t->options.state), 3);
}

static void two_keys_may_take_turns(void **state)
{
    struct terminal *t = *state;
    struct signer other;
    signer_make(&other, 2);
    struct signature_key both[2] = {t->key, signer_key(&other)};
    t->options.keys = both;
    t->options.key_count = 2;
    install(t, 7);
    t->signer = other;
    install(t, 8);
    assert_int_equal(shelf_current(t->options.state), 8);
}

static void a_state_that_cannot_be_is_said(void **state)
{
    struct terminal *t = *state;
    struct install_result result;
    struct err err = {""};
    char path[2048];
    const char *bundle = bundle_on_stick(t, &(struct sample){0});
    file_write_text(folder_file(t->folder, "file"), "x");
    t->options.state = folder_file(t->folder, "file");
    assert_false(install_bundle(&t->options, bundle, &result, &err));
    assert_non_null(strstr(err.text, "file/content: the folder could not be made"));
    memset(path, 'p', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    t->options.state = path;
    assert_false(install_bundle(&t->options, bundle, &result, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    t->options.state = folder_file(t->folder, "state");
    char file[5000];
    memset(file, 'f', sizeof file - 1);
    file[sizeof file - 1] = '\0';
    assert_false(install_bundle(&t->options, file, &result, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
}

#define ON_A_TERMINAL(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_TERMINAL(the_first_one_is_taken_and_found),
        ON_A_TERMINAL(the_same_one_again_is_nothing_new),
        ON_A_TERMINAL(the_one_before_stays_and_older_ones_go),
        ON_A_TERMINAL(a_refusal_changes_nothing),
        ON_A_TERMINAL(a_damaged_one_is_brought_again),
        ON_A_TERMINAL(a_lost_link_is_put_back_and_lets_nothing_old_in),
        ON_A_TERMINAL(what_a_cut_left_does_not_disturb),
        ON_A_TERMINAL(a_key_that_is_no_longer_trusted_shows_and_blocks_nothing),
        ON_A_TERMINAL(two_keys_may_take_turns),
        ON_A_TERMINAL(a_state_that_cannot_be_is_said),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
