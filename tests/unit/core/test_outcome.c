#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/outcome.h"
#include "help/folder.h"
#include "help/sample.h"

static const unsigned char salt[CRYPT_SALT_LEN] = "salt of a bundle";
static const struct phrase hers = {{11, 2047, 0}};

static struct outcome_key key_of(const struct phrase *phrase, const void *with)
{
    struct outcome_key key;
    assert_true(outcome_key_make(&key, phrase, with));
    return key;
}

/* A row that is chance. */
static struct outcome_row filling(void)
{
    const struct outcome none = {OUTCOME_READ, ""};
    struct outcome_key key;
    struct outcome_row row;
    crypt_chance(&key, sizeof key);
    outcome_close(&row, &none, &key);
    return row;
}

/* A bundle with these rows. */
static struct content *bundle(const char *folder, const struct outcome_row *row,
                              size_t count)
{
    struct buf sql = {0};
    struct content *content = NULL;
    struct err err = {""};
    char hex[2 * CRYPT_SALT_LEN + 1];
    crypt_to_hex(hex, salt, sizeof salt);
    buf_print(&sql, "INSERT INTO x_meta VALUES ('outcome_salt', '%s');", hex);
    for (size_t i = 0; i < count; i++)
        buf_print(&sql, "INSERT INTO x_meta VALUES ('%s', '%s');", row[i].name,
                  row[i].value);
    struct sample sample = {.sql = sql.bytes};
    const char *path = folder_file(folder, "1.anna");
    sample_database(path, &sample);
    buf_free(&sql);
    if (!content_open(&content, path, &err))
        fail_msg("%s", err.text);
    return content;
}

/* RFC 9106's algorithm as the tool argon2 of Debian computes it: what bundles are made
 * with may never change. echo -n 12345678 | argon2 "salt of a bundle" -id -t 4 -k 60000
 * -p 1 -l 64 -r */
static void the_cost_is_what_it_was(void **state)
{
    (void)state;
    unsigned char out[CRYPT_STRETCH_LEN];
    char hex[2 * CRYPT_STRETCH_LEN + 1];
    assert_true(crypt_stretch(out, "12345678", 8, salt));
    crypt_to_hex(hex, out, sizeof out);
    assert_string_equal(
        hex, "4ca4447e78b7534aa5dd06c4f921e1c5ff85fe51d0737cc4c0d258c550503eb2"
             "a137f63461333bab6736d51d4205516e71bafbd92d6772454c9db4e80dc325a0");
}

static void her_words_open_it(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const struct outcome said = {OUTCOME_FIXED, "Der Bus fährt jetzt um 8 Uhr."};
    struct outcome_key key = key_of(&hers, salt);
    struct outcome_row row[3];
    row[0] = filling();
    outcome_close(&row[1], &said, &key);
    row[2] = filling();
    struct content *content = bundle(folder, row, 3);
    unsigned char read[CRYPT_SALT_LEN];
    assert_true(outcome_salt(content, read));
    assert_memory_equal(read, salt, sizeof salt);
    struct outcome out = {OUTCOME_READ, ""};
    bool found = false;
    assert_true(outcome_find(content, &key, &out, &found, NULL));
    assert_true(found);
    assert_int_equal(out.state, OUTCOME_FIXED);
    assert_string_equal(out.text, said.text);
    /* One word beside it, or another bundle's salt: nothing. */
    struct phrase other = hers;
    other.word[2]++;
    key = key_of(&other, salt);
    assert_true(outcome_find(content, &key, &out, &found, NULL));
    assert_false(found);
    key = key_of(&hers, "salt of another.");
    assert_true(outcome_find(content, &key, &out, &found, NULL));
    assert_false(found);
    content_close(content);
    folder_remove(folder);
}

/* Nothing of it says how long the answer is, or that it is one. */
static void all_rows_look_alike(void **state)
{
    (void)state;
    struct outcome_key key = key_of(&hers, salt);
    struct outcome longest = {OUTCOME_NOT_OURS, ""};
    memset(longest.text, 'x', REPORT_TEXT_LEN - 1);
    const struct outcome short_one = {OUTCOME_READ, "Ja."};
    struct outcome_row row[3];
    outcome_close(&row[0], &longest, &key);
    outcome_close(&row[1], &short_one, &key);
    row[2] = filling();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(strlen(row[i].name), OUTCOME_NAME_LEN - 1);
        assert_int_equal(strlen(row[i].value), OUTCOME_VALUE_LEN - 1);
        assert_int_equal(strspn(row[i].value, "0123456789abcdef"), OUTCOME_VALUE_LEN - 1);
        assert_null(strstr(row[i].value, "787878"));
    }
}

/* Whoever knows her words could have made the envelope: what is in it is no answer. */
static void what_is_no_answer_is_not_shown(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct outcome_key key = key_of(&hers, salt);
    static const struct outcome bad[] = {
        {OUTCOME_STATE_COUNT, "Ja."},
        {OUTCOME_READ, ""},
        {OUTCOME_READ, "Ja.\n"},
        {OUTCOME_READ, "\xC3("},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct outcome_row row;
        outcome_close(&row, &bad[i], &key);
        struct content *content = bundle(folder, &row, 1);
        struct outcome out = {OUTCOME_READ, "untouched"};
        bool found = true;
        assert_true(outcome_find(content, &key, &out, &found, NULL));
        assert_false(found);
        assert_string_equal(out.text, "untouched");
        content_close(content);
        remove(folder_file(folder, "1.anna"));
    }
    folder_remove(folder);
}

static void a_changed_row_is_nothing(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct outcome_key key = key_of(&hers, salt);
    const struct outcome said = {OUTCOME_READ, "Ja."};
    for (int turn = 0; turn < 4; turn++) {
        struct outcome_row row;
        outcome_close(&row, &said, &key);
        if (turn == 0)
            row.value[100] = row.value[100] == '0' ? '1' : '0';
        if (turn == 1)
            row.value[OUTCOME_VALUE_LEN - 3] = '\0';
        if (turn == 2)
            row.value[0] = 'x';
        if (turn == 3)
            row.value[0] = '\0';
        struct content *content = bundle(folder, &row, 1);
        struct outcome out;
        bool found = true;
        assert_true(outcome_find(content, &key, &out, &found, NULL));
        assert_false(found);
        content_close(content);
        remove(folder_file(folder, "1.anna"));
    }
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cost_is_what_it_was),
        cmocka_unit_test(her_words_open_it),
        cmocka_unit_test(all_rows_look_alike),
        cmocka_unit_test(what_is_no_answer_is_not_shown),
        cmocka_unit_test(a_changed_row_is_nothing),
    };
    return crypt_init(NULL) ? cmocka_run_group_tests(tests, NULL, NULL) : 99;
}
