#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zip.h>

#include "help/folder.h"
#include "base/zip_read.h"
#include "base/zip_write.h"

/* Archives, good ones and such as somebody hostile makes. */

struct entry {
    const char *name;
    const char *text;
    const char *password;
    unsigned mode; /* of Unix; 0: none is said */
};

static void make_zip(const char *path, const struct entry *entry, size_t count)
{
    int code = 0;
    zip_t *handle = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);
    assert_non_null(handle);
    for (size_t i = 0; i < count; i++) {
        zip_source_t *source =
            zip_source_buffer(handle, entry[i].text, strlen(entry[i].text), 0);
        zip_int64_t at = zip_file_add(handle, entry[i].name, source, 0);
        assert_true(at >= 0);
        if (entry[i].password != NULL)
            assert_int_equal(zip_file_set_encryption(handle, (zip_uint64_t)at,
                                                     ZIP_EM_AES_256, entry[i].password),
                             0);
        if (entry[i].mode != 0)
            assert_int_equal(zip_file_set_external_attributes(handle, (zip_uint64_t)at, 0,
                                                              ZIP_OPSYS_UNIX,
                                                              entry[i].mode << 16),
                             0);
    }
    assert_int_equal(zip_close(handle), 0);
}

static void reads_what_is_in_it(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "a.zip");
    const struct entry entries[] = {{"data/services.csv", "id,name\n", NULL, 0},
                                    {"b.json", "{}", NULL, S_IFREG | 0644}};
    struct zip_read *zip;
    struct err err = {""};
    const char *unpacked;
    make_zip(path, entries, 2);
    assert_true(zip_read_open(&zip, path, &err));
    assert_int_equal(zip_read_count(zip), 2);
    assert_string_equal(zip_read_name(zip, 0), "data/services.csv");
    for (size_t i = 0; i < 2; i++) {
        assert_true(zip_read_unpack(zip, i, &unpacked, &err));
        struct buf text = file_read(unpacked);
        assert_string_equal(text.bytes, entries[i].text);
        buf_free(&text);
    }
    zip_read_close(zip);
    /* Nothing is unpacked beside it. */
    assert_int_equal(folder_count(folder, ""), 1);
    folder_remove(folder);
}

static void refuses_hostile_entries(void **state)
{
    (void)state;
    static const struct {
        struct entry entry;
        const char *why;
    } cases[] = {
        {{"../services.csv", "x", NULL, 0}, "no name for a file"},
        {{"a/../../services.csv", "x", NULL, 0}, "no name for a file"},
        {{"/etc/passwd", "x", NULL, 0}, "no name for a file"},
        {{"a\\b.csv", "x", NULL, 0}, "no name for a file"},
        {{"C:evil.csv", "x", NULL, 0}, "no name for a file"},
        {{"a\nb.csv", "x", NULL, 0}, "no name for a file"},
        {{"services.csv", "x", "secret", 0}, "encrypted"},
        {{"services.csv", "/etc/passwd", NULL, S_IFLNK | 0777}, "link"},
        {{"services.csv", "x", NULL, S_IFIFO | 0666}, "link"},
    };
    const char *folder = folder_make();
    const char *path = folder_file(folder, "a.zip");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct zip_read *zip = NULL;
        struct err err = {""};
        make_zip(path, &cases[i].entry, 1);
        if (zip_read_open(&zip, path, &err) || strstr(err.text, cases[i].why) == NULL ||
            strstr(err.text, path) == NULL)
            fail_msg("case %zu: %s", i, err.text);
    }
    folder_remove(folder);
}

static void refuses_bombs(void **state)
{
    (void)state;
    enum { BOMB = 8 << 20 };
    const char *folder = folder_make();
    const char *path = folder_file(folder, "a.zip");
    char *zeros = calloc(1, BOMB);
    struct zip_read *zip = NULL;
    struct err err = {""};
    assert_non_null(zeros);
    assert_true(zip_write(path, &(struct zip_member){"a.csv", zeros, BOMB}, 1, &err));
    assert_false(zip_read_open(&zip, path, &err));
    assert_non_null(strstr(err.text, "too large"));
    free(zeros);
    folder_remove(folder);
}

/* Both places that say how long the entry is, and its checksum. */
static void refuses_lies_and_damage(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "a.zip");
    struct err err = {""};
    static const char text[] =
        "id,name\n1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";
    assert_true(zip_write(
        path, &(struct zip_member){"services.csv", text, sizeof text - 1}, 1, &err));
    struct buf good = file_read(path);
    size_t refused = 0;
    for (size_t at = 0; at < good.len; at++) {
        struct zip_read *zip = NULL;
        const char *unpacked;
        char *bytes = malloc(good.len);
        assert_non_null(bytes);
        memcpy(bytes, good.bytes, good.len);
        bytes[at] = (char)(bytes[at] ^ 0x5a);
        file_write(path, bytes, good.len);
        free(bytes);
        bool ok = zip_read_open(&zip, path, &err);
        if (ok && zip_read_count(zip) == 1 && zip_read_unpack(zip, 0, &unpacked, &err)) {
            struct buf got = file_read(unpacked);
            assert_int_equal(got.len, sizeof text - 1);
            assert_memory_equal(got.bytes, text, got.len);
            buf_free(&got);
        } else {
            refused++;
            assert_true(err.text[0] != '\0');
        }
        zip_read_close(zip);
    }
    /* Dates and the like may change; what says what is in it may not. */
    assert_true(refused > good.len / 3);
    for (size_t len = 0; len < good.len; len++) {
        struct zip_read *zip = NULL;
        file_write(path, good.bytes, len);
        assert_false(zip_read_open(&zip, path, &err));
    }
    buf_free(&good);
    folder_remove(folder);
}

static void the_same_members_make_the_same_bytes(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const struct zip_member members[] = {{"a.csv", "1", 1}, {"b.csv", "22", 2}};
    struct err err = {""};
    assert_true(zip_write(folder_file(folder, "1.zip"), members, 2, &err));
    assert_true(zip_write(folder_file(folder, "2.zip"), members, 2, &err));
    struct buf one = file_read(folder_file(folder, "1.zip"));
    struct buf two = file_read(folder_file(folder, "2.zip"));
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.bytes, two.bytes, one.len);
    buf_free(&one);
    buf_free(&two);
    /* After a failure nothing is there. */
    assert_false(zip_write(folder_file(folder, "no/3.zip"), members, 2, &err));
    assert_int_equal(folder_count(folder, ""), 2);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_in_it),
        cmocka_unit_test(refuses_hostile_entries),
        cmocka_unit_test(refuses_bombs),
        cmocka_unit_test(refuses_lies_and_damage),
        cmocka_unit_test(the_same_members_make_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
