/* Files from sticks and texts of the ledger: whoever has the public key may have made
 * them. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crypt.h"
#include "core/seal.h"
#include "help/folder.h"
#include "reports/sealed_text.h"
#include "reports/unseal.h"
#include "workspace/keys.h"

static const char *folder;
static struct unseal *unseal;
static unsigned char key[KEYS_REPORT_LEN];

static int set_up(void **state)
{
    (void)state;
    static char secret[512];
    folder = folder_make();
    snprintf(secret, sizeof secret, "%s", folder_file(folder, "reports.key"));
    const char *pub = folder_file(folder, "reports.pub");
    bool ok = keys_init(NULL) && keys_make_reports(secret, pub, NULL, NULL) &&
              keys_read_reports_public(pub, key, NULL) &&
              unseal_open(&unseal, secret, NULL, NULL);
    return ok ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    unseal_close(unseal);
    folder_remove(folder);
    return 0;
}

static enum unseal_file open_bytes(const void *bytes, size_t len, size_t *slots_out)
{
    struct buf file = {0};
    struct buf slots = {0};
    if (len > 0)
        buf_add(&file, bytes, len);
    enum unseal_file result = unseal_file(unseal, &file, &slots);
    *slots_out = slots.len / SEAL_SLOT_LEN;
    buf_free(&file);
    buf_free(&slots);
    return result;
}

static void a_file_opens_with_what_is_in_it(void **state)
{
    (void)state;
    static unsigned char slots[3 * SEAL_SLOT_LEN];
    for (size_t count = 0; count <= 3; count++) {
        struct buf file = {0};
        size_t found;
        assert_true(seal_file(&file, slots, count, key, NULL));
        assert_int_equal(open_bytes(file.bytes, file.len, &found), UNSEAL_FILE_OPEN);
        assert_int_equal(found, count);
        buf_free(&file);
    }
}

static void what_is_no_file_says_which_way(void **state)
{
    (void)state;
    struct buf file = {0};
    size_t found;
    unsigned char other[KEYS_REPORT_LEN] = {9};
    assert_true(seal_file(&file, NULL, 0, key, NULL));
    for (size_t len = 0; len < file.len; len += len < 64 ? 1 : 9973)
        assert_int_equal(open_bytes(file.bytes, len, &found), UNSEAL_FILE_CUT);
    for (size_t at = SEAL_FILE_HEAD_LEN; at < file.len; at += 54001) {
        file.bytes[at] ^= 1;
        assert_int_equal(open_bytes(file.bytes, file.len, &found), UNSEAL_FILE_FOREIGN);
        file.bytes[at] ^= 1;
    }
    for (int version = SEAL_FILE_VERSION + 1; version < 256; version++) {
        file.bytes[7] = (char)version;
        assert_int_equal(open_bytes(file.bytes, file.len, &found), UNSEAL_FILE_NEWER);
        assert_int_equal(open_bytes(file.bytes, 8, &found), UNSEAL_FILE_NEWER);
    }
    file.bytes[7] = 1;
    assert_int_equal(open_bytes(file.bytes, file.len, &found), UNSEAL_FILE_CUT);
    buf_free(&file);
    assert_true(seal_file(&file, NULL, 0, other, NULL));
    assert_int_equal(open_bytes(file.bytes, file.len, &found), UNSEAL_FILE_FOREIGN);
    buf_free(&file);
}

/* More slots than there is room for: said by somebody who has the public key. */
static void a_count_that_lies_opens_nothing(void **state)
{
    (void)state;
    static unsigned char plain[SEAL_FILE_PLAIN_LEN];
    static unsigned char file[SEAL_FILE_LEN] = "ANNAREP\2";
    static const unsigned char lies[][4] = {
        {1, 2, 0, 0}, {0xFF, 0xFF, 0xFF, 0xFF}, {0, 0, 0, 0x80}, {1, 2, 1, 0}};
    size_t found;
    for (size_t i = 0; i < sizeof lies / sizeof lies[0]; i++) {
        memcpy(plain, lies[i], 4);
        assert_true(crypt_seal(file + SEAL_FILE_HEAD_LEN, plain, sizeof plain, key));
        assert_int_equal(open_bytes(file, sizeof file, &found), UNSEAL_FILE_FOREIGN);
        assert_int_equal(found, 0);
    }
}

static void a_file_of_version_1_is_slots_alone(void **state)
{
    (void)state;
    static const size_t good[] = {64, 256, 1024, 4096};
    char *bytes = calloc(4097, SEAL_SLOT_LEN);
    size_t found;
    assert_non_null(bytes);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(open_bytes(bytes, good[i] * SEAL_SLOT_LEN, &found),
                         UNSEAL_FILE_OPEN);
        assert_int_equal(found, good[i]);
        assert_int_equal(open_bytes(bytes, (good[i] + 1) * SEAL_SLOT_LEN, &found),
                         UNSEAL_FILE_CUT);
    }
    free(bytes);
}

static void a_text_comes_back_with_the_key_alone(void **state)
{
    (void)state;
    char longest[REPORT_TEXT_LEN];
    memset(longest, 'x', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    const char *const texts[] = {"", "Der Bus fährt nicht. مرحبا", longest};
    for (size_t i = 0; i < 3; i++) {
        char sealed[SEALED_TEXT_LEN];
        char again[SEALED_TEXT_LEN];
        char back[REPORT_TEXT_LEN];
        assert_true(sealed_text_make(sealed, texts[i], key, NULL));
        assert_true(sealed_text_make(again, texts[i], key, NULL));
        assert_int_equal(strlen(sealed), SEALED_TEXT_LEN - 1);
        assert_string_not_equal(sealed, again);
        assert_true(unseal_text(unseal, sealed, back));
        assert_string_equal(back, texts[i]);
        sealed[100] = sealed[100] == '0' ? '1' : '0';
        assert_false(unseal_text(unseal, sealed, back));
    }
    char back[REPORT_TEXT_LEN];
    assert_true(unseal_text(unseal, "sealed: by nobody", back));
    assert_string_equal(back, "sealed: by nobody");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_opens_with_what_is_in_it),
        cmocka_unit_test(what_is_no_file_says_which_way),
        cmocka_unit_test(a_count_that_lies_opens_nothing),
        cmocka_unit_test(a_file_of_version_1_is_slots_alone),
        cmocka_unit_test(a_text_comes_back_with_the_key_alone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
