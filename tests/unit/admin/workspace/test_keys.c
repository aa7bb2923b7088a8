#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "help/folder.h"
#include "core/crypt.h"
#include "core/signature.h"
#include "workspace/keys.h"

/* A key that Debian's minisign 0.11 made with `minisign -G -W`, and its public half. */
static const char minisign_secret[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAanuh16TvXjRF8tMUgsVM"
    "sIkB3NTX98OHLxoThYFW9gDydrTQVaFN3sOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nXAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAA=\n";
static const char minisign_public[] =
    "untrusted comment: minisign public key 345EEFA4D7A17B6A\n"
    "RWRqe6HXpO9eNMOYwK/P23+r9Rk7DQhlQuNqtAHTFhj8ASDEBx3Lg/nX\n";

struct folder {
    char path[256];
    char file[5][300];
};

static int set_up(void **state)
{
    static struct folder folder;
    static const char *const name[5] = {"s.key", "s.pub", "r.key", "r.pub", "x.key"};
    snprintf(folder.path, sizeof folder.path, "%s", folder_make());
    for (int i = 0; i < 5; i++)
        snprintf(folder.file[i], sizeof folder.file[i], "%s/%s", folder.path, name[i]);
    *state = &folder;
    return keys_init(NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct folder *folder = *state;
    for (int i = 0; i < 5; i++)
        unlink(folder->file[i]);
    return rmdir(folder->path);
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void signs_with_a_key_of_minisign(void **state)
{
    struct folder *folder = *state;
    struct keys_signing *key = NULL;
    struct buf pub = {0};
    write_text(folder->file[4], minisign_secret);
    assert_true(keys_open_signing(&key, folder->file[4], NULL, NULL));
    keys_public_text(key, &pub);
    assert_string_equal(pub.bytes, minisign_public);
    keys_close_signing(key);
    buf_free(&pub);
}

static void signs_what_the_kiosk_believes(void **state)
{
    struct folder *folder = *state;
    struct keys_signing *key = NULL;
    struct buf text = {0};
    struct buf pub = {0};
    struct signature signature;
    struct signature_key trusted;
    unsigned char hash[64] = {1, 2, 3};
    assert_true(keys_make_signing(folder->file[0], folder->file[1], NULL, NULL));
    assert_true(keys_open_signing(&key, folder->file[0], NULL, NULL));
    assert_true(keys_sign(key, hash, "anna-content site=all", &text, NULL));
    assert_true(buf_read_file(&pub, folder->file[1], 4096, NULL));
    assert_true(crypt_init(NULL));
    assert_true(signature_parse_key(&trusted, pub.bytes, pub.len, NULL));
    assert_true(signature_parse(&signature, text.bytes, text.len, NULL));
    assert_string_equal(signature.comment, "anna-content site=all");
    assert_true(signature_verify(&signature, hash, &trusted, 1, NULL));
    hash[0]++;
    assert_false(signature_verify(&signature, hash, &trusted, 1, NULL));
    assert_false(keys_sign(key, hash, "two\nlines", &text, NULL));
    keys_close_signing(key);
    buf_free(&text);
    buf_free(&pub);
}

static void overwrites_nothing_and_keeps_secrets(void **state)
{
    struct folder *folder = *state;
    struct stat info;
    struct err err = {""};
    write_text(folder->file[1], "mine");
    assert_false(keys_make_signing(folder->file[0], folder->file[1], NULL, &err));
    assert_non_null(strstr(err.text, "s.pub"));
    assert_int_equal(access(folder->file[0], F_OK), -1);
    unlink(folder->file[1]);
    assert_true(keys_make_signing(folder->file[0], folder->file[1], NULL, NULL));
    assert_int_equal(stat(folder->file[0], &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_true(keys_make_reports(folder->file[2], folder->file[3], NULL, NULL));
    assert_int_equal(stat(folder->file[2], &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

static void protects_by_a_passphrase(void **state)
{
    struct folder *folder = *state;
    struct keys_signing *key = NULL;
    struct err err = {""};
    unsigned char secret[KEYS_REPORT_LEN];
    unsigned char pub[KEYS_REPORT_LEN];
    unsigned char again[KEYS_REPORT_LEN];
    bool protected = false;
    assert_true(keys_make_signing(folder->file[0], folder->file[1], "Geheim", NULL));
    assert_true(keys_protected(folder->file[0], &protected, NULL));
    assert_true(protected);
    assert_false(keys_open_signing(&key, folder->file[0], "geheim", &err));
    assert_non_null(strstr(err.text, "passphrase is wrong"));
    assert_false(keys_open_signing(&key, folder->file[0], NULL, NULL));
    assert_true(keys_open_signing(&key, folder->file[0], "Geheim", NULL));
    keys_close_signing(key);
    assert_true(keys_make_reports(folder->file[2], folder->file[3], "Geheim", NULL));
    assert_false(keys_open_reports(folder->file[2], "geheim", secret, pub, NULL));
    assert_false(keys_open_reports(folder->file[2], NULL, secret, pub, NULL));
    assert_true(keys_open_reports(folder->file[2], "Geheim", secret, pub, NULL));
    assert_true(keys_read_reports_public(folder->file[3], again, NULL));
    assert_memory_equal(pub, again, sizeof pub);
}

static void refuses_what_is_no_key(void **state)
{
    struct folder *folder = *state;
    struct keys_signing *key = NULL;
    unsigned char pub[KEYS_REPORT_LEN];
    char damaged[sizeof minisign_secret];
    memcpy(damaged, minisign_secret, sizeof damaged);
    *strstr(damaged, "anuh") = 'b'; /* in the id: no harm to the key itself */
    *strstr(damaged, "RF8tMU") = 'T';
    const char *const bad[] = {"",
                               "x",
                               "untrusted comment: x\n",
                               "untrusted comment: x\nAAAA\n",
                               "untrusted comment: x\n????\n",
                               minisign_public,
                               damaged};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        write_text(folder->file[4], bad[i]);
        assert_false(keys_open_signing(&key, folder->file[4], NULL, NULL));
        assert_false(keys_read_reports_public(folder->file[4], pub, NULL));
        assert_null(key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(signs_with_a_key_of_minisign, set_up, tear_down),
        cmocka_unit_test_setup_teardown(signs_what_the_kiosk_believes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(overwrites_nothing_and_keeps_secrets, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(protects_by_a_passphrase, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_no_key, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
