#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/bundle.h"
#include "core/crypt.h"
#include "core/schema.h"
#include "help/folder.h"
#include "help/sample.h"

#define NO_CONTENT "it is signed, but not as content of ANNA"
#define NO_SITE "its site has a name that cannot be"
#define NO_NUMBER "its sequence is no number that can be"
#define NO_DATES "its dates are none"
#define NO_SCHEMA "its schema is no number that can be"

#define FRONT "anna-content site=all sequence=7"
#define BACK " created=2026-11-20 valid-until=2027-11-20 schema=1"
#define LABEL(site, sequence, created, until, schema)                   \
    "anna-content site=" site " sequence=" sequence " created=" created \
    " valid-until=" until " schema=" schema
#define SITE_64 "sixteen-letters-sixteen-letters-sixteen-letters-sixteen-letters-"

static void labels_there_and_back(void **state)
{
    static const char *const rows[] = {
        FRONT BACK,
        LABEL("ennigerloh", "1", "2026-01-01", "2026-12-31", "1"),
        LABEL("a-b_9", "999999999999999999", "0001-01-01", "9999-12-31", "1000000"),
        LABEL(SITE_64, "1000", "2024-02-29", "2024-02-28", "2"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct bundle_label label;
        struct err err = {""};
        char text[256];
        assert_true(bundle_read_label(&label, rows[i], &err));
        bundle_write_label(&label, text, sizeof text);
        assert_string_equal(text, rows[i]);
    }
}

static void labels_that_are_none(void **state)
{
    static const struct {
        const char *text;
        const char *words;
    } rows[] = {
        {"", NO_CONTENT},
        {"timestamp:1700000000\tfile:x.anna\thashed", NO_CONTENT},
        {" " FRONT BACK, NO_CONTENT},
        {FRONT BACK " ", NO_CONTENT},
        {FRONT BACK " more=1", NO_CONTENT},
        {FRONT " " BACK, NO_CONTENT},
        {"anna-content  site=all sequence=7" BACK, NO_CONTENT},
        {"ANNA-content site=all sequence=7" BACK, NO_CONTENT},
        {"anna-report site=all sequence=7" BACK, NO_CONTENT},
        {"anna-content sequence=7 site=all" BACK, NO_CONTENT},
        {"anna-content site=all" BACK, NO_CONTENT},
        {FRONT " valid-until=2027-11-20 created=2026-11-20 schema=1", NO_CONTENT},
        {FRONT " created=2026-11-20 valid-until=2027-11-20", NO_CONTENT},
        {FRONT " sequence=8" BACK, NO_CONTENT},
        {" sequence=7" BACK, NO_CONTENT},
        {FRONT " valid-until=2027-11-20 schema=1", NO_CONTENT},
        {FRONT " created=2026-11-20 schema=1", NO_CONTENT},
        {LABEL("", "7", "2026-11-20", "2027-11-20", "1"), NO_CONTENT},
        {LABEL("a b", "7", "2026-11-20", "2027-11-20", "1"), NO_CONTENT},
        {LABEL(SITE_64 "x", "7", "2026-11-20", "2027-11-20", "1"), NO_CONTENT},
        {LABEL("Ennigerloh", "7", "2026-11-20", "2027-11-20", "1"), NO_SITE},
        {LABEL("../etc", "7", "2026-11-20", "2027-11-20", "1"), NO_SITE},
        {LABEL("a/b", "7", "2026-11-20", "2027-11-20", "1"), NO_SITE},
        {LABEL("\xC3\xA4", "7", "2026-11-20", "2027-11-20", "1"), NO_SITE},
        {LABEL("%s", "7", "2026-11-20", "2027-11-20", "1"), NO_SITE},
        {LABEL("all", "", "2026-11-20", "2027-11-20", "1"), NO_CONTENT},
        {LABEL("all", "0", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "-7", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "+7", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "07", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "0x7", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "7a", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "7.0", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "1000000000000000000", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "9223372036854775807", "2026-11-20", "2027-11-20", "1"), NO_NUMBER},
        {LABEL("all", "18446744073709551623", "2026-11-20", "2027-11-20", "1"),
         NO_NUMBER},
        {LABEL("all", "7777777777777777777777777777777777", "2026-11-20", "2027-11-20",
               "1"),
         NO_CONTENT},
        {LABEL("all", "7", "2026-11", "2027-11-20", "1"), NO_DATES},
        {LABEL("all", "7", "2026-11-20", "2027-11", "1"), NO_DATES},
        {LABEL("all", "7", "2026-02-30", "2027-11-20", "1"), NO_DATES},
        {LABEL("all", "7", "2026-11-20", "2027-13-20", "1"), NO_DATES},
        {LABEL("all", "7", "yesterday!", "2027-11-20", "1"), NO_DATES},
        {LABEL("all", "7", "2026-11-20", "9999999999", "1"), NO_DATES},
        {LABEL("all", "7", "2026-11-20", "2027-11-20", "0"), NO_SCHEMA},
        {LABEL("all", "7", "2026-11-20", "2027-11-20", "-1"), NO_SCHEMA},
        {LABEL("all", "7", "2026-11-20", "2027-11-20", "1000001"), NO_SCHEMA},
        {LABEL("all", "7", "2026-11-20", "2027-11-20", "4294967297"), NO_SCHEMA},
        {LABEL("all", "7", "2026-11-20", "2027-11-20", "1x"), NO_SCHEMA},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct bundle_label label = {.site = "untouched"};
        struct err err = {""};
        if (bundle_read_label(&label, rows[i].text, &err))
            fail_msg("\"%s\" was read", rows[i].text);
        assert_string_equal(err.text, rows[i].words);
        assert_string_equal(label.site, "untouched");
    }
}

/* Every byte of a good label changed to every other: what is still read says something
 * else, and writes itself back as it was read. */
static void a_changed_label_says_something_else(void **state)
{
    char text[] = FRONT BACK;
    struct bundle_label good;
    struct err err = {""};
    (void)state;
    assert_true(bundle_read_label(&good, text, &err));
    for (size_t at = 0; text[at] != '\0'; at++)
        for (int byte = 1; byte < 256; byte++) {
            char changed[sizeof text];
            char written[256];
            struct bundle_label label;
            memcpy(changed, text, sizeof text);
            changed[at] = (char)byte;
            if (!bundle_read_label(&label, changed, &err))
                continue;
            bundle_write_label(&label, written, sizeof written);
            assert_string_equal(written, changed);
        }
}

static struct bundle_label label_of(const char *site, long sequence, int schema)
{
    struct bundle_label label = {.sequence = sequence,
                                 .created = {2026, 11, 20},
                                 .valid_until = {2027, 11, 20},
                                 .schema = schema};
    snprintf(label.site, sizeof label.site, "%s", site);
    return label;
}

static void which_bundle_may_follow(void **state)
{
    static const struct {
        const char *for_site;
        long sequence;
        int schema;
        long have; /* 0: nothing */
        bool same;
        const char *site;
        const char *words; /* NULL: it may */
    } rows[] = {
        {"all", 7, 1, 0, false, "", NULL},
        {"all", 7, 1, 0, false, "ennigerloh", NULL},
        {"ennigerloh", 7, 1, 0, false, "ennigerloh", NULL},
        {"ennigerloh", 7, 1, 0, false, "", NULL},
        {"all", 999999999999999999, 1, 0, false, "", NULL},
        {"all", 8, 1, 7, false, "", NULL},
        {"all", 7, 1, 7, true, "", NULL},
        {"all", 1007, 1, 7, false, "", NULL},
        {"ennigerloh", 7, 1, 0, false, "everswinkel",
         "it is made for ennigerloh, and this terminal is everswinkel"},
        {"ennigerloh", 7, 1, 0, false, "ennigerloh2",
         "it is made for ennigerloh, and this terminal is ennigerloh2"},
        {"ennigerloh", 7, 1, 0, false, "all",
         "it is made for ennigerloh, and this terminal is all"},
        {"all", 7, 2, 0, false, "",
         "it is made for another version of the terminal (schema 2, not 1)"},
        {"all", 8, 1000000, 7, false, "",
         "it is made for another version of the terminal (schema 1000000, not 1)"},
        {"all", 6, 1, 7, false, "",
         "it is older (number 6) than what is installed (number 7)"},
        {"all", 1, 1, 999999999999999999, false, "",
         "it is older (number 1) than what is installed (number 999999999999999999)"},
        {"all", 6, 1, 7, true, "",
         "it is older (number 6) than what is installed (number 7)"},
        {"all", 7, 1, 7, false, "",
         "it has the number 7 of what is installed, but is another"},
        {"all", 1008, 1, 7, false, "", "its number 1008 leaps too far over 7"},
        {"all", 999999999999999999, 1, 7, false, "",
         "its number 999999999999999999 leaps too far over 7"},
    };
    (void)state;
    assert_int_equal(SCHEMA_VERSION, 1);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct bundle_label label =
            label_of(rows[i].for_site, rows[i].sequence, rows[i].schema);
        struct bundle_label have = label_of("all", rows[i].have, 1);
        struct err err = {""};
        bool may = bundle_may_follow(&label, rows[i].have != 0 ? &have : NULL,
                                     rows[i].same, rows[i].site, &err);
        assert_int_equal(may, rows[i].words == NULL);
        assert_string_equal(err.text, may ? "" : rows[i].words);
    }
}

static int set_up(void **state)
{
    *state = (void *)(uintptr_t)folder_make();
    return crypt_init(NULL) ? 0 : -1;
}

static int tear_down(void **state)
{
    folder_remove(*state);
    return 0;
}

static void verifies_a_bundle_where_it_lies(void **state)
{
    const char *path = folder_file(*state, "week.anna");
    struct signer signer;
    struct sample sample = {.site = "ennigerloh"};
    struct bundle_label label;
    struct err err = {""};
    unsigned char hash[SIGNATURE_HASH_LEN];
    unsigned char own[SIGNATURE_HASH_LEN];
    signer_make(&signer, 1);
    struct signature_key key = signer_key(&signer);
    sample_bundle(path, &sample, &signer);
    sample_hash(path, own);
    assert_true(bundle_verify(path, NULL, &key, 1, &label, hash, &err));
    assert_memory_equal(hash, own, sizeof hash);
    assert_string_equal(label.site, "ennigerloh");
    assert_int_equal(label.sequence, SAMPLE_SEQUENCE);
    assert_int_equal(label.valid_until.year, 2027);
    assert_true(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    const char *elsewhere = folder_file(*state, "signature");
    assert_int_equal(rename(folder_file(*state, "week.anna.minisig"), elsewhere), 0);
    assert_true(bundle_verify(path, elsewhere, &key, 1, &label, NULL, &err));
    label.sequence = 3;
    assert_false(bundle_verify(path, NULL, &key, 1, &label, hash, &err));
    assert_non_null(strstr(err.text, "week.anna.minisig: could not be opened"));
    assert_int_equal(label.sequence, 3);
}

static void refuses_a_bundle_by_name_and_reason(void **state)
{
    const char *path = folder_file(*state, "week.anna");
    struct signer signer;
    struct signer other;
    struct sample sample = {.label = "some file"};
    struct bundle_label label;
    struct err err = {""};
    char words[512];
    signer_make(&signer, 1);
    signer_make(&other, 2);
    struct signature_key key = signer_key(&signer);
    sample_bundle(path, &sample, &signer);
    assert_false(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    snprintf(words, sizeof words, "%s: %s", path, NO_CONTENT);
    assert_string_equal(err.text, words);
    sample_bundle(path, &(struct sample){0}, &other);
    assert_false(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    snprintf(words, sizeof words,
             "%s: it was signed with a key that this terminal does not trust", path);
    assert_string_equal(err.text, words);
    assert_false(bundle_verify(path, NULL, &key, 0, &label, NULL, &err));
    file_write_text(folder_file(*state, "week.anna.minisig"), "x\n");
    assert_false(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    snprintf(words, sizeof words,
             "%s.minisig: the signature does not begin with an untrusted comment", path);
    assert_string_equal(err.text, words);
    sample_sign(path, &signer, sample_label(&(struct sample){0}));
    assert_int_equal(truncate(path, SAMPLE_LEN - 1), 0);
    assert_false(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    snprintf(words, sizeof words, "%s: it was changed after it was signed", path);
    assert_string_equal(err.text, words);
    unlink(path);
    assert_false(bundle_verify(path, NULL, &key, 1, &label, NULL, &err));
    assert_non_null(strstr(err.text, "week.anna: could not be opened"));
}

static void all_keys_must_be_good(void **state)
{
    const char *const path[] = {folder_file(*state, "a.pub"),
                                folder_file(*state, "b.pub")};
    struct signer signer;
    struct signature_key key[2];
    struct err err = {""};
    struct buf text = {0};
    char words[512];
    signer_make(&signer, 1);
    signer_public_text(&signer, &text);
    file_write(path[0], text.bytes, text.len);
    file_write(path[1], text.bytes, text.len);
    assert_true(bundle_read_keys(key, path, 2, &err));
    assert_memory_equal(key[1].bytes, signer.pub, 32);
    assert_true(bundle_read_keys(key, path, 0, &err));
    file_write(path[1], text.bytes, text.len - 1);
    assert_true(bundle_read_keys(key, path, 2, &err));
    assert_memory_equal(key[1].bytes, signer.pub, 32);
    file_write(path[1], text.bytes, text.len - 2);
    assert_false(bundle_read_keys(key, path, 2, &err));
    snprintf(words, sizeof words,
             "%s: the second line of the public key file is no minisign key", path[1]);
    assert_string_equal(err.text, words);
    unlink(path[1]);
    assert_false(bundle_read_keys(key, path, 2, &err));
    assert_non_null(strstr(err.text, "b.pub: could not be opened"));
    buf_free(&text);
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_there_and_back),
        cmocka_unit_test(labels_that_are_none),
        cmocka_unit_test(a_changed_label_says_something_else),
        cmocka_unit_test(which_bundle_may_follow),
        IN_A_FOLDER(verifies_a_bundle_where_it_lies),
        IN_A_FOLDER(refuses_a_bundle_by_name_and_reason),
        IN_A_FOLDER(all_keys_must_be_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
