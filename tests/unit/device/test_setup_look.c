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
#include "device/setup_look.h"
#include "device/trust.h"
#include "help/folder.h"
#include "help/setups.h"

struct place {
    const char *folder;
    char state[200], trust[200], stick[200];
    struct signer ours, other;
    struct signature_key key;
    struct setup setup;
};

static int begin(void **state)
{
    static struct place place;
    struct place *p = &place;
    struct err err = {""};
    static char folder[128];
    *p = (struct place){.folder = folder};
    snprintf(folder, sizeof folder, "%s", folder_make());
    snprintf(p->state, sizeof p->state, "%s/state", folder);
    snprintf(p->trust, sizeof p->trust, "%s/trust", folder);
    snprintf(p->stick, sizeof p->stick, "%s/stick", folder);
    mkdir(p->stick, 0755);
    signer_make(&p->ours, 1);
    signer_make(&p->other, 2);
    p->key = signer_key(&p->ours);
    setups_make(&p->setup, &p->ours);
    *state = p;
    return crypt_init(&err) ? 0 : -1;
}

static int end(void **state)
{
    struct place *p = *state;
    folder_remove(p->folder);
    return 0;
}

/* What a terminal finds that trusts our key already, or nobody. */
static enum setup_found look(struct place *p, bool trusts, enum delivery_reason *reason)
{
    struct err err = {""};
    const char *folder[] = {p->folder, p->stick};
    struct setup_look with = {.state = p->state,
                              .trust = p->trust,
                              .keys = &p->key,
                              .key_count = trusts ? 1 : 0};
    enum setup_found found = setup_look(&with, folder, 2, reason, &err);
    assert_true((found == SETUP_FOUND_BAD) == (err.text[0] != '\0'));
    return found;
}

static bool copied(struct place *p)
{
    char path[SETUP_LOOK_PATH];
    assert_true(setup_look_path(p->state, path));
    return file_is_there(path);
}

static void a_first_one_is_copied(void **state)
{
    struct place *p = *state;
    enum delivery_reason reason;
    char path[SETUP_LOOK_PATH];
    struct buf text = {0};
    struct buf signature = {0};
    struct setup out;
    struct err err = {""};
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_NONE);
    setups_put(p->stick, &p->setup, &p->ours);
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_GOOD);
    assert_true(setup_look_path(p->state, path));
    assert_true(trust_read(path, &text, &signature, &err));
    assert_int_equal(setup_verify(&out, &text, &signature, NULL, 0, &err), SETUP_FIRST);
    assert_false(file_is_there(p->trust));
    /* Kept, it is nothing new. */
    assert_true(trust_keep(p->trust, &text, &err));
    assert_int_equal(look(p, true, &reason), SETUP_FOUND_NONE);
    buf_free(&text);
    buf_free(&signature);
}

static void what_is_refused_leaves_nothing(void **state)
{
    struct place *p = *state;
    enum delivery_reason reason;
    p->setup.key = signer_key(&p->other);
    setups_put(p->stick, &p->setup, &p->other);
    assert_int_equal(look(p, true, &reason), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_FOREIGN);
    p->setup.key = signer_key(&p->ours);
    setups_put(p->stick, &p->setup, &p->other);
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_TORN);
    unlink(folder_file(p->stick, "anna/setup.conf.minisig"));
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_TORN);
    assert_false(copied(p));
}

/* Links and pipes are not followed, nor waited for. */
static void what_is_no_plain_file(void **state)
{
    struct place *p = *state;
    enum delivery_reason reason;
    setups_put(p->stick, &p->setup, &p->ours);
    const char *path = folder_file(p->stick, "anna/setup.conf");
    assert_int_equal(rename(path, folder_file(p->stick, "anna/other")), 0);
    assert_int_equal(symlink("other", path), 0);
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_BAD);
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_BAD);
    unlink(path);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(look(p, false, &reason), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_TORN);
    assert_false(copied(p));
}

/* One stick has several file systems: what is bad, or known, on one hides nothing on
 * another. */
static void a_good_one_beside_others(void **state)
{
    struct place *p = *state;
    enum delivery_reason reason;
    struct err err = {""};
    const char *beside = folder_file(p->folder, "beside");
    const char *none = folder_file(p->folder, "none");
    const char *folder[] = {none, beside, p->stick};
    struct setup_look with = {.state = p->state, .trust = p->trust};
    mkdir(beside, 0755);
    setups_put(beside, &p->setup, &p->other);
    assert_int_equal(setup_look(&with, folder, 3, &reason, &err), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_TORN);
    assert_false(copied(p));
    setups_put(p->stick, &p->setup, &p->ours);
    err = (struct err){""};
    assert_int_equal(setup_look(&with, folder, 3, &reason, &err), SETUP_FOUND_GOOD);
    assert_string_equal(err.text, "");
    assert_true(copied(p));
}

static void a_damaged_terminal_takes_none(void **state)
{
    struct place *p = *state;
    enum delivery_reason reason;
    struct err err = {""};
    const char *folder[] = {p->stick};
    struct setup_look with = {.state = p->state, .trust = p->trust, .broken = true};
    setups_put(p->stick, &p->setup, &p->ours);
    assert_int_equal(setup_look(&with, folder, 1, &reason, &err), SETUP_FOUND_BAD);
    assert_int_equal(reason, DELIVERY_SETUP_BROKEN);
    assert_false(copied(p));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_first_one_is_copied, begin, end),
        cmocka_unit_test_setup_teardown(what_is_refused_leaves_nothing, begin, end),
        cmocka_unit_test_setup_teardown(what_is_no_plain_file, begin, end),
        cmocka_unit_test_setup_teardown(a_good_one_beside_others, begin, end),
        cmocka_unit_test_setup_teardown(a_damaged_terminal_takes_none, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
