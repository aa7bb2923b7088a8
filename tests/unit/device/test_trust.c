#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/crypt.h"
#include "device/trust.h"
#include "help/folder.h"
#include "help/setups.h"

struct place {
    const char *folder;
    char trust[TRUST_PATH];
    struct signer signer;
    struct setup setup;
    struct buf text;
};

static int begin(void **state)
{
    static struct place place;
    struct err err = {""};
    static char folder[256];
    place = (struct place){.folder = folder};
    snprintf(folder, sizeof folder, "%s", folder_make());
    snprintf(place.trust, sizeof place.trust, "%s/a/trust", folder);
    signer_make(&place.signer, 1);
    setups_make(&place.setup, &place.signer);
    setup_write(&place.setup, &place.text);
    *state = &place;
    return crypt_init(&err) ? 0 : -1;
}

static int end(void **state)
{
    struct place *p = *state;
    buf_free(&p->text);
    folder_remove(p->folder);
    return 0;
}

static enum trust_state found(struct place *p, struct setup *out)
{
    struct err err = {""};
    out->turn = 77;
    enum trust_state state = trust_find(p->trust, out, &err);
    assert_true((state == TRUST_BROKEN) == (err.text[0] != '\0'));
    assert_true((state == TRUST_KEPT) == (out->turn != 77));
    return state;
}

static void keep(struct place *p)
{
    struct err err = {""};
    if (!trust_keep(p->trust, &p->text, &err))
        fail_msg("%s", err.text);
}

static void kept_and_found(void **state)
{
    struct place *p = *state;
    struct setup out;
    assert_int_equal(found(p, &out), TRUST_NONE);
    assert_false(trust_holds(p->trust, &p->text));
    keep(p);
    assert_int_equal(found(p, &out), TRUST_KEPT);
    assert_string_equal(out.site, "ennigerloh");
    assert_memory_equal(out.key.bytes, p->setup.key.bytes, 32);
    assert_true(trust_holds(p->trust, &p->text));
    assert_int_equal(folder_count(p->trust, ".part"), 0);
}

static void a_newer_one_takes_its_place(void **state)
{
    struct place *p = *state;
    struct setup out;
    keep(p);
    struct buf before = p->text;
    p->text = (struct buf){0};
    snprintf(p->setup.site, sizeof p->setup.site, "everswinkel");
    setup_write(&p->setup, &p->text);
    keep(p);
    assert_int_equal(found(p, &out), TRUST_KEPT);
    assert_string_equal(out.site, "everswinkel");
    assert_false(trust_holds(p->trust, &before));
    buf_free(&before);
}

/* Every bit that rots in the one is read from the other; in both it is said. */
static void what_rots(void **state)
{
    static const char *const names[] = {"setup.conf", "setup.copy"};
    struct place *p = *state;
    struct setup out;
    keep(p);
    struct buf whole = file_read(folder_file(p->trust, "setup.conf"));
    for (size_t bit = 0; bit < whole.len * 8; bit++) {
        char *byte = &whole.bytes[bit / 8];
        *byte = (char)(*byte ^ (1 << bit % 8));
        file_write(folder_file(p->trust, "%s", names[bit % 2]), whole.bytes, whole.len);
        assert_int_equal(found(p, &out), TRUST_KEPT);
        if (bit % 64 < 2) {
            file_write(folder_file(p->trust, "%s", names[(bit + 1) % 2]), whole.bytes,
                       whole.len);
            assert_int_equal(found(p, &out), TRUST_BROKEN);
        }
        *byte = (char)(*byte ^ (1 << bit % 8));
        for (size_t i = 0; i < 2; i++)
            file_write(folder_file(p->trust, "%s", names[i]), whole.bytes, whole.len);
    }
    buf_free(&whole);
}

static void what_is_cut_off(void **state)
{
    struct place *p = *state;
    struct setup out;
    keep(p);
    struct buf whole = file_read(folder_file(p->trust, "setup.conf"));
    unlink(folder_file(p->trust, "setup.copy"));
    for (size_t len = 0; len < whole.len; len++) {
        file_write(folder_file(p->trust, "setup.conf"), whole.bytes, len);
        assert_int_equal(found(p, &out), TRUST_BROKEN);
    }
    unlink(folder_file(p->trust, "setup.conf"));
    assert_int_equal(found(p, &out), TRUST_NONE);
    file_write(folder_file(p->trust, "setup.copy"), whole.bytes, whole.len);
    assert_int_equal(found(p, &out), TRUST_KEPT);
    buf_free(&whole);
}

/* What others could have written is not believed, nor what is no plain file. */
static void what_is_not_believed(void **state)
{
    struct place *p = *state;
    struct setup out;
    keep(p);
    unlink(folder_file(p->trust, "setup.copy"));
    const char *path = folder_file(p->trust, "setup.conf");
    assert_int_equal(chmod(path, 0664), 0);
    assert_int_equal(found(p, &out), TRUST_BROKEN);
    assert_int_equal(chmod(path, 0646), 0);
    assert_int_equal(found(p, &out), TRUST_BROKEN);
    assert_int_equal(chmod(path, 0644), 0);
    assert_int_equal(found(p, &out), TRUST_KEPT);
    if (geteuid() == 0) {
        assert_int_equal(chown(path, 12345, 0), 0);
        assert_int_equal(found(p, &out), TRUST_BROKEN);
        assert_int_equal(chown(path, 0, 0), 0);
    }
    assert_int_equal(rename(path, folder_file(p->trust, "other")), 0);
    assert_int_equal(symlink("other", path), 0);
    assert_int_equal(found(p, &out), TRUST_BROKEN);
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(found(p, &out), TRUST_BROKEN);
}

static void read_from_a_stick(void **state)
{
    struct place *p = *state;
    struct buf text = {0};
    struct buf signature = {0};
    struct setup out;
    struct err err = {""};
    setups_put(p->folder, &p->setup, &p->signer);
    const char *path = folder_file(p->folder, "anna/setup.conf");
    assert_true(trust_read(path, &text, &signature, &err));
    assert_int_equal(setup_verify(&out, &text, &signature, NULL, 0, &err), SETUP_FIRST);
    buf_free(&text);
    buf_free(&signature);
    unlink(folder_file(p->folder, "anna/setup.conf.minisig"));
    assert_int_equal(
        symlink("setup.conf", folder_file(p->folder, "anna/setup.conf.minisig")), 0);
    assert_false(trust_read(path, &text, &signature, &err));
    buf_free(&text);
    buf_free(&signature);
}

/* Root, in a thread: takes what is asked for, or refuses. */
struct root {
    struct place *place;
    bool takes;
};

static void *play_root(void *context)
{
    struct root *root = context;
    const char *path = "setup.conf";
    char request[TRUST_PATH];
    char kept[TRUST_PATH];
    snprintf(request, sizeof request, "%s/requests/%s", root->place->folder, path);
    while (access(request, F_OK) != 0)
        usleep(1000);
    struct buf text = {0};
    struct buf signature = {0};
    struct err err = {""};
    snprintf(kept, sizeof kept, "%s", root->place->trust);
    bool ok = trust_read(request, &text, &signature, &err) &&
              (!root->takes || trust_keep(kept, &text, &err));
    unlink(request);
    buf_free(&text);
    buf_free(&signature);
    return ok ? root : NULL;
}

static void root_is_asked(void **state)
{
    struct place *p = *state;
    struct buf signature = {0};
    char requests[TRUST_PATH];
    setups_sign(&p->text, &p->signer, "words", &signature);
    snprintf(requests, sizeof requests, "%s/requests", p->folder);
    mkdir(requests, 0700);
    for (int i = 0; i < 2; i++) {
        struct root root = {p, i == 1};
        struct err err = {""};
        pthread_t thread;
        void *result;
        assert_int_equal(pthread_create(&thread, NULL, play_root, &root), 0);
        assert_int_equal(trust_ask(p->trust, requests, &p->text, &signature, &err),
                         root.takes);
        pthread_join(thread, &result);
        assert_ptr_equal(result, &root);
        assert_int_equal(trust_holds(p->trust, &p->text), root.takes);
    }
    buf_free(&signature);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(kept_and_found, begin, end),
        cmocka_unit_test_setup_teardown(a_newer_one_takes_its_place, begin, end),
        cmocka_unit_test_setup_teardown(what_rots, begin, end),
        cmocka_unit_test_setup_teardown(what_is_cut_off, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_believed, begin, end),
        cmocka_unit_test_setup_teardown(read_from_a_stick, begin, end),
        cmocka_unit_test_setup_teardown(root_is_asked, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
