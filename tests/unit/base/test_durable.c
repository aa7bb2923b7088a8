#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "help/folder.h"

static void assert_file(const char *path, const char *text)
{
    struct buf whole = file_read(path);
    assert_string_equal(whole.bytes, text);
    buf_free(&whole);
}

static void writes_whole_or_not_at_all(void **state)
{
    const char *path = folder_file(*state, "file");
    struct err err = {""};
    struct stat about;
    umask(022);
    assert_true(durable_write(path, "one", 3, 0600, &err));
    assert_file(path, "one");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_true(durable_write(path, "", 0, 0644, &err));
    assert_file(path, "");
    assert_true(durable_write(path, "three", 5, 0644, &err));
    assert_file(path, "three");
    assert_int_equal(folder_count(*state, ""), 1);
    assert_false(durable_write(folder_file(*state, "none/file"), "x", 1, 0644, &err));
    assert_non_null(strstr(err.text, "none/file.part: could not be made: No such file"));
}

/* The name is taken by something that is no file, as /dev/stdout is: it stays. */
static void what_is_no_file_is_not_replaced(void **state)
{
    const char *const path[] = {folder_file(*state, "folder"),
                                folder_file(*state, "pipe"), folder_file(*state, "link")};
    assert_int_equal(mkdir(path[0], 0755), 0);
    assert_int_equal(mkfifo(path[1], 0600), 0);
    assert_int_equal(symlink("nowhere", path[2]), 0);
    for (size_t i = 0; i < 3; i++) {
        struct err err = {""};
        struct stat before;
        struct stat after;
        assert_int_equal(lstat(path[i], &before), 0);
        assert_false(durable_write(path[i], "x", 1, 0644, &err));
        assert_non_null(strstr(err.text, "is not replaced"));
        assert_int_equal(lstat(path[i], &after), 0);
        assert_int_equal(before.st_ino, after.st_ino);
    }
    assert_int_equal(folder_count(*state, ""), 3);
}

static void a_link_in_the_way_is_not_followed(void **state)
{
    const char *path = folder_file(*state, "file");
    const char *other = folder_file(*state, "other");
    struct err err = {""};
    file_write_text(other, "untouched");
    assert_int_equal(symlink("other", folder_file(*state, "file.part")), 0);
    assert_false(durable_write(path, "x", 1, 0644, &err));
    assert_false(durable_commit(folder_file(*state, "file.part"), path, &err));
    assert_int_equal(symlink("other", folder_file(*state, "copy")), 0);
    file_write_text(path, "new");
    assert_true(durable_copy(path, folder_file(*state, "copy"), 10, NULL, NULL, &err));
    assert_file(folder_file(*state, "copy"), "new");
    assert_file(other, "untouched");
}

static void commits_what_somebody_else_wrote(void **state)
{
    const char *part = folder_file(*state, "a.part");
    const char *path = folder_file(*state, "a");
    struct err err = {""};
    file_write_text(path, "old");
    file_write_text(part, "new");
    assert_true(durable_commit(part, path, &err));
    assert_file(path, "new");
    assert_false(file_is_there(part));
    assert_false(durable_commit(part, path, &err));
    assert_non_null(strstr(err.text, "a.part: could not be opened"));
    assert_file(path, "new");
}

struct passed {
    struct buf bytes;
    size_t most; /* stop growing the source when so much has passed */
    const char *grow;
};

static void watch(void *context, const void *bytes, size_t len)
{
    struct passed *passed = context;
    buf_add(&passed->bytes, bytes, len);
    if (passed->grow == NULL || passed->bytes.len >= passed->most)
        return;
    FILE *file = fopen(passed->grow, "ab");
    assert_non_null(file);
    for (size_t i = 0; i < len; i++)
        fputc('x', file);
    fclose(file);
}

static void copies_each_byte_once(void **state)
{
    static const size_t size[] = {0, 1, 262143, 262144, 262145, 700000};
    static char bytes[700000];
    const char *from = folder_file(*state, "from");
    const char *to = folder_file(*state, "to");
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 31 >> 3);
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        struct passed passed = {.grow = NULL};
        struct err err = {""};
        file_write(from, bytes, size[i]);
        file_write_text(to, "something that was there");
        assert_true(durable_copy(from, to, size[i], watch, &passed, &err));
        struct buf copy = file_read(to);
        assert_int_equal(copy.len, size[i]);
        assert_int_equal(passed.bytes.len, size[i]);
        assert_memory_equal(copy.bytes, bytes, size[i]);
        assert_true(size[i] == 0 || memcmp(passed.bytes.bytes, bytes, size[i]) == 0);
        buf_free(&copy);
        buf_free(&passed.bytes);
        if (size[i] == 0)
            continue;
        assert_false(durable_copy(from, to, size[i] - 1, NULL, NULL, &err));
        assert_non_null(strstr(err.text, "from: larger than the"));
        assert_false(file_is_there(to));
    }
}

/* A stick that never ends: the file grows as fast as it is read. */
static void a_growing_file_is_stopped(void **state)
{
    const char *from = folder_file(*state, "from");
    const char *to = folder_file(*state, "to");
    struct passed passed = {.most = 10 << 20, .grow = from};
    struct err err = {""};
    char bytes[65536] = {0};
    file_write(from, bytes, sizeof bytes);
    assert_false(durable_copy(from, to, 1 << 20, watch, &passed, &err));
    assert_true(passed.bytes.len <= 1 << 20);
    assert_non_null(strstr(err.text, "larger than the 1048576 bytes"));
    assert_false(file_is_there(to));
    buf_free(&passed.bytes);
}

/* A file that says it is too large is not read at all. */
static void a_huge_file_is_not_even_begun(void **state)
{
    const char *from = folder_file(*state, "huge");
    struct passed passed = {.grow = NULL};
    struct err err = {""};
    file_write_text(from, "");
    assert_int_equal(truncate(from, 1LL << 40), 0);
    assert_false(
        durable_copy(from, folder_file(*state, "to"), 1 << 30, watch, &passed, &err));
    assert_int_equal(passed.bytes.len, 0);
    assert_non_null(strstr(err.text, "larger than the 1073741824 bytes"));
    assert_int_equal(folder_count(*state, ""), 1);
}

static void copies_plain_files_alone(void **state)
{
    const char *to = folder_file(*state, "to");
    struct err err = {""};
    assert_int_equal(mkdir(folder_file(*state, "folder"), 0755), 0);
    assert_int_equal(mkfifo(folder_file(*state, "fifo"), 0644), 0);
    file_write_text(folder_file(*state, "file"), "x");
    assert_int_equal(symlink("file", folder_file(*state, "link")), 0);
    const struct {
        const char *path;
        const char *words;
    } rows[] = {
        {folder_file(*state, "none"), "could not be opened: No such file"},
        {folder_file(*state, "link"), "could not be opened: Too many levels"},
        {folder_file(*state, "folder"), "this is not a plain file"},
        {folder_file(*state, "fifo"), "this is not a plain file"},
        {"/dev/zero", "this is not a plain file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_false(durable_copy(rows[i].path, to, 100, NULL, NULL, &err));
        assert_non_null(strstr(err.text, rows[i].words));
        assert_memory_equal(err.text, rows[i].path, strlen(rows[i].path));
        assert_false(file_is_there(to));
    }
    assert_false(durable_copy(folder_file(*state, "file"), folder_file(*state, "none/to"),
                              9, NULL, NULL, &err));
    assert_non_null(strstr(err.text, "none/to: could not be made"));
}

static void links_are_swapped(void **state)
{
    const char *link = folder_file(*state, "current");
    struct err err = {""};
    char target[16] = "";
    assert_true(durable_link("7.anna", link, &err));
    assert_int_equal(readlink(link, target, sizeof target), 6);
    assert_memory_equal(target, "7.anna", 6);
    assert_int_equal(symlink("x", folder_file(*state, "current.part")), 0);
    assert_true(durable_link("8.anna", link, &err));
    assert_int_equal(readlink(link, target, sizeof target), 6);
    assert_memory_equal(target, "8.anna", 6);
    assert_int_equal(folder_count(*state, ""), 1);
    unlink(link);
    assert_int_equal(mkdir(link, 0755), 0);
    assert_false(durable_link("9.anna", link, &err));
    assert_non_null(strstr(err.text, "the link could not be put in place"));
    assert_int_equal(folder_count(*state, ""), 1);
    assert_false(durable_link("9.anna", folder_file(*state, "none/current"), &err));
}

static void folders_are_made_with_those_above(void **state)
{
    struct err err = {""};
    assert_true(durable_folder(folder_file(*state, "a/b/c"), 0755, &err));
    assert_true(durable_folder(folder_file(*state, "a/b/c/"), 0755, &err));
    assert_true(file_is_there(folder_file(*state, "a/b/c")));
    file_write_text(folder_file(*state, "a/file"), "x");
    assert_false(durable_folder(folder_file(*state, "a/file"), 0755, &err));
    assert_non_null(strstr(err.text, "a/file: this is not a folder"));
    assert_false(durable_folder(folder_file(*state, "a/file/x"), 0755, &err));
    assert_false(durable_folder("", 0755, &err));
    assert_true(durable_sync_folder(*state, &err));
    assert_false(durable_sync_folder(folder_file(*state, "a/file"), &err));
    assert_false(durable_sync_folder(folder_file(*state, "none"), &err));
}

static void removing_needs_nothing_to_be_there(void **state)
{
    file_write_text(folder_file(*state, "x"), "x");
    durable_remove(folder_file(*state, "x"));
    durable_remove(folder_file(*state, "x"));
    assert_int_equal(folder_count(*state, ""), 0);
}

static void long_paths_are_refused(void **state)
{
    char path[6000];
    struct err err = {""};
    memset(path, 'p', sizeof path - 1);
    path[0] = '/';
    path[sizeof path - 1] = '\0';
    (void)state;
    assert_false(durable_write(path, "x", 1, 0644, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    assert_false(durable_link("x", path, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
    assert_false(durable_folder(path, 0755, &err));
    assert_non_null(strstr(err.text, "the path is too long"));
}

#define IN_A_FOLDER(test) \
    cmocka_unit_test_setup_teardown(test, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(writes_whole_or_not_at_all),
        IN_A_FOLDER(what_is_no_file_is_not_replaced),
        IN_A_FOLDER(a_link_in_the_way_is_not_followed),
        IN_A_FOLDER(commits_what_somebody_else_wrote),
        IN_A_FOLDER(copies_each_byte_once),
        IN_A_FOLDER(a_growing_file_is_stopped),
        IN_A_FOLDER(a_huge_file_is_not_even_begun),
        IN_A_FOLDER(copies_plain_files_alone),
        IN_A_FOLDER(links_are_swapped),
        IN_A_FOLDER(folders_are_made_with_those_above),
        IN_A_FOLDER(removing_needs_nothing_to_be_there),
        IN_A_FOLDER(long_paths_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
