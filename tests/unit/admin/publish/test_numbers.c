#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "core/crypt.h"
#include "help/folder.h"
#include "help/signer.h"
#include "publish/numbers.h"

static void write_signature(const char *path, const struct signer *signer,
                            const char *comment)
{
    unsigned char hash[64] = {7};
    struct minisig minisig;
    struct buf text = {0};
    minisig_make(&minisig, signer, hash, sizeof hash, comment);
    minisig_text(&minisig, &text);
    file_write(path, text.bytes, text.len);
    buf_free(&text);
}

static void counts_names_of_what_was_published(void **state)
{
    (void)state;
    static const char *const name[] = {"7.anna",       "9.anna.minisig",
                                       "12.anna.part", "013.anna",
                                       "-14.anna",     "15.annas",
                                       "16x.anna",     "x17.anna",
                                       "+18.anna",     "99999999999999999999999.anna"};
    const char *folder = folder_make();
    assert_int_equal(numbers_published("/nowhere/at/all"), 0);
    assert_int_equal(numbers_published(folder), 0);
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++)
        file_write_text(folder_file(folder, "%s", name[i]), "x");
    assert_int_equal(numbers_published(folder), 9);
    file_write_text(folder_file(folder, "1000.anna"), "");
    assert_int_equal(numbers_published(folder), 1000);
    folder_remove(folder);
}

static void believes_what_its_key_signed(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct signer ours;
    struct signer other;
    signer_make(&ours, 1);
    signer_make(&other, 2);
    struct signature_key key = signer_key(&ours);
    write_signature(folder_file(folder, "anna-5.anna.minisig"), &ours,
                    "anna-content site=s sequence=5 created=2026-11-23 "
                    "valid-until=2027-11-23 schema=1");
    write_signature(folder_file(folder, "any name.anna.minisig"), &ours,
                    "anna-content site=all sequence=6 created=2026-11-23 "
                    "valid-until=2027-11-23 schema=99");
    write_signature(folder_file(folder, "strange.anna.minisig"), &other,
                    "anna-content site=s sequence=50 created=2026-11-23 "
                    "valid-until=2027-11-23 schema=1");
    write_signature(folder_file(folder, "program.anna.minisig"), &ours,
                    "anna-program version=1 number=60");
    write_signature(folder_file(folder, "anna-70.anna.sig"), &ours,
                    "anna-content site=s sequence=70 created=2026-11-23 "
                    "valid-until=2027-11-23 schema=1");
    file_write_text(folder_file(folder, "empty.anna.minisig"), "");
    mkdir(folder_file(folder, "folder.anna.minisig"), 0700);
    assert_int_equal(numbers_signed(folder, &key), 6);
    assert_int_equal(
        numbers_of_signature(folder_file(folder, "anna-5.anna.minisig"), &key), 5);
    assert_int_equal(
        numbers_of_signature(folder_file(folder, "strange.anna.minisig"), &key), 0);
    assert_int_equal(numbers_of_signature(folder_file(folder, "nothing.minisig"), &key),
                     0);
    assert_int_equal(numbers_signed("/nowhere/at/all", &key), 0);
    folder_remove(folder);
}

static void hears_what_notes_tell(void **state)
{
    (void)state;
    const char *folder = folder_make();
    char name[256];
    assert_int_equal(numbers_told(folder, name), 0);
    mkdir(folder_file(folder, "anna"), 0700);
    file_write_text(
        folder_file(folder, "anna/ANNA-Meldung-a.txt"),
        "ANNA-Ger\xc3\xa4t: a\r\n\r\nGezeigt: Nummer 20, Stand 1. M\xc3\xa4rz\r\n"
        "Neueste: Nummer 21\r\n");
    file_write_text(
        folder_file(folder, "anna/ANNA-Meldung-b\033[31m.txt"),
        "Gezeigt: Nummer 22 und mehr\nGezeigt: Nummer 0\nx Gezeigt: Nummer 30\n"
        "Gezeigt: Nummer 99999999999999999999\nGezeigt: Nummer 24");
    file_write_text(folder_file(folder, "anna/other.txt"), "Gezeigt: Nummer 40\n");
    assert_int_equal(numbers_told(folder, name), 24);
    assert_string_equal(name, "ANNA-Meldung-b?[31m.txt");
    folder_remove(folder);
}

static int set_up(void **state)
{
    (void)state;
    return crypt_init(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_names_of_what_was_published),
        cmocka_unit_test(believes_what_its_key_signed),
        cmocka_unit_test(hears_what_notes_tell),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
