#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/clips/clip_row.h"
#include "core/crypt.h"
#include "device/clips.h"
#include "device/install.h"
#include "help/folder.h"
#include "help/sample.h"

/* Clips beside a bundle: they come with it, later, or not at all; never do they stop it.
 */

struct terminal {
    const char *folder;
    char state[512], stick[512];
    struct signer signer;
    struct signature_key key;
    struct install_options options;
};

static const char clips[] = "not looked into, only hashed";

static int set_up(void **state)
{
    static struct terminal terminal;
    struct terminal *t = &terminal;
    struct err err = {""};
    t->folder = folder_make();
    snprintf(t->state, sizeof t->state, "%s/state", t->folder);
    snprintf(t->stick, sizeof t->stick, "%s/stick", t->folder);
    signer_make(&t->signer, 1);
    t->key = signer_key(&t->signer);
    t->options =
        (struct install_options){t->state, "", &t->key, 1, .setup = DELIVERY_NO_REASON};
    *state = t;
    return crypt_init(&err) ? mkdir(t->stick, 0755) : -1;
}

static int tear_down(void **state)
{
    folder_remove(((struct terminal *)*state)->folder);
    return 0;
}

static void put_clips(const struct terminal *t, const char *bytes, size_t len)
{
    file_write(folder_file(t->stick, "week.voice"), bytes, len);
}

/* A bundle that says that it has these clips. */
static const char *bundle_with_clips(const struct terminal *t, long number)
{
    struct clip_whole whole = {.len = sizeof clips - 1};
    struct buf value = {0};
    char sql[512];
    const char *path = folder_file(t->stick, "week.anna");
    crypt_digest(whole.hash, sizeof whole.hash, clips, sizeof clips - 1);
    clip_whole_write(&whole, &value);
    snprintf(sql, sizeof sql, "INSERT INTO x_meta VALUES ('voice', '%s')", value.bytes);
    buf_free(&value);
    struct sample sample = {.sequence = number, .sql = sql};
    sample_bundle(path, &sample, &t->signer);
    put_clips(t, clips, sizeof clips - 1);
    return path;
}

static struct install_result install(const struct terminal *t, const char *path)
{
    struct install_result result;
    struct err err = {""};
    if (!install_bundle(&t->options, path, &result, &err))
        fail_msg("%s", err.text);
    return result;
}

static const char *shelf_clips(const struct terminal *t, long number)
{
    return folder_file(t->state, "content/%ld.voice", number);
}

static void assert_whole(const struct terminal *t, long number)
{
    struct buf there = file_read(shelf_clips(t, number));
    assert_int_equal(there.len, sizeof clips - 1);
    assert_memory_equal(there.bytes, clips, there.len);
    buf_free(&there);
    assert_false(file_is_there(folder_file(t->state, "content/%ld.voice.part", number)));
}

static void come_with_their_bundle(void **state)
{
    const struct terminal *t = *state;
    struct install_result result = install(t, bundle_with_clips(t, 7));
    assert_true(result.clips);
    assert_whole(t, 7);
    result = install(t, bundle_with_clips(t, 8));
    assert_whole(t, 8);
    /* They go with it too. */
    install(t, bundle_with_clips(t, 9));
    assert_false(file_is_there(shelf_clips(t, 7)));
    assert_whole(t, 8);
    assert_whole(t, 9);
}

static void are_not_looked_for_without_a_row(void **state)
{
    const struct terminal *t = *state;
    struct sample sample = {.sequence = 7};
    const char *path = folder_file(t->stick, "week.anna");
    sample_bundle(path, &sample, &t->signer);
    put_clips(t, clips, sizeof clips - 1);
    assert_true(install(t, path).clips);
    assert_false(file_is_there(shelf_clips(t, 7)));
}

/* What is not meant stays outside, and the bundle comes in. */
static void others_are_left_outside(void **state)
{
    const struct terminal *t = *state;
    const char *path = bundle_with_clips(t, 7);
    char flipped[sizeof clips];
    memcpy(flipped, clips, sizeof clips);
    flipped[3] ^= 1;
    const struct {
        const char *bytes;
        size_t len;
    } bad[] = {{flipped, sizeof clips - 1},
               {clips, sizeof clips - 2},
               {clips, sizeof clips},
               {clips, 0}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        put_clips(t, bad[i].bytes, bad[i].len);
        struct install_result result = install(t, path);
        assert_int_equal(result.label.sequence, 7);
        assert_false(result.clips);
        assert_string_not_equal(result.clips_lack.text, "");
        assert_false(file_is_there(shelf_clips(t, 7)));
    }
    unlink(folder_file(t->stick, "week.voice"));
    assert_false(install(t, path).clips);
    assert_false(file_is_there(shelf_clips(t, 7)));
}

/* The same stick once more, now with them; or over those that have rotted. */
static void come_later(void **state)
{
    const struct terminal *t = *state;
    const char *path = bundle_with_clips(t, 7);
    unlink(folder_file(t->stick, "week.voice"));
    assert_false(install(t, path).clips);
    put_clips(t, clips, sizeof clips - 1);
    struct install_result result = install(t, path);
    assert_true(result.nothing_new);
    assert_true(result.clips);
    assert_whole(t, 7);
    file_write(shelf_clips(t, 7), clips, 5);
    assert_true(install(t, path).clips);
    assert_whole(t, 7);
}

static void are_looked_at(void **state)
{
    const struct terminal *t = *state;
    struct content *content;
    struct err err = {""};
    size_t len = 0;
    install(t, bundle_with_clips(t, 7));
    assert_true(content_open(&content, folder_file(t->state, "content/7.anna"), &err));
    assert_int_equal(clips_look(content, t->state, &len), CLIPS_WHOLE);
    assert_int_equal(len, sizeof clips - 1);
    assert_true(clips_seem(content, t->state));
    char flipped[sizeof clips];
    memcpy(flipped, clips, sizeof clips);
    flipped[3] ^= 1;
    file_write(shelf_clips(t, 7), flipped, sizeof clips - 1);
    assert_int_equal(clips_look(content, t->state, NULL), CLIPS_DAMAGED);
    unlink(shelf_clips(t, 7));
    assert_int_equal(clips_look(content, t->state, NULL), CLIPS_MISSING);
    assert_false(clips_seem(content, t->state));
    content_close(content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(come_with_their_bundle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(are_not_looked_for_without_a_row, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(others_are_left_outside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(come_later, set_up, tear_down),
        cmocka_unit_test_setup_teardown(are_looked_at, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
