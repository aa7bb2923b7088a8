#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "help/folder.h"

static void grows_and_stays_terminated(void **state)
{
    struct buf buf = {0};
    (void)state;
    for (int i = 0; i < 1000; i++) {
        buf_add(&buf, "ab\0c", 4);
        buf_add_text(&buf, "de");
        buf_print(&buf, "%d", i % 10);
        assert_int_equal(buf.len, (size_t)(i + 1) * 7);
        assert_int_equal(buf.bytes[buf.len], 0);
        assert_memory_equal(buf.bytes + i * 7, "ab\0cde", 6);
        assert_int_equal(buf.bytes[i * 7 + 6], '0' + i % 10);
    }
    buf_print(&buf, "%5000s", "x");
    assert_int_equal(buf.len, 12000);
    assert_false(buf.failed);
    buf_reset(&buf);
    assert_int_equal(buf.len, 0);
    assert_string_equal(buf.bytes, "");
    buf_free(&buf);
    assert_null(buf.bytes);
}

static void empty_is_no_memory(void **state)
{
    struct buf buf = {0};
    (void)state;
    buf_reset(&buf);
    buf_wipe_free(&buf);
    buf_add(&buf, NULL, 0);
    assert_string_equal(buf.bytes, "");
    buf_free(&buf);
}

static void too_much_fails_and_stays_so(void **state)
{
    struct buf buf = {0};
    (void)state;
    buf_add_text(&buf, "kept");
    buf_add(&buf, "x", SIZE_MAX - 2);
    assert_true(buf.failed);
    buf_add_text(&buf, "more");
    assert_true(buf.failed);
    assert_string_equal(buf.bytes, "kept");
    buf_reset(&buf);
    assert_false(buf.failed);
    buf_add_text(&buf, "again");
    assert_string_equal(buf.bytes, "again");
    buf_wipe_free(&buf);
    assert_null(buf.bytes);
}

static void reads_up_to_the_limit(void **state)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "file");
    char bytes[40000];
    (void)state;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    static const size_t size[] = {0, 1, 16383, 16384, 16385, 40000};
    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        struct buf buf = {0};
        struct err err = {""};
        file_write(path, bytes, size[i]);
        buf_add_text(&buf, "before");
        assert_true(buf_read_file(&buf, path, size[i], &err));
        assert_int_equal(buf.len, size[i]);
        assert_memory_equal(buf.bytes, bytes, size[i]);
        assert_int_equal(buf.bytes[buf.len], 0);
        if (size[i] > 0) {
            struct buf kept = {0};
            buf_add_text(&kept, "before");
            assert_false(buf_read_file(&kept, path, size[i] - 1, &err));
            assert_string_equal(kept.bytes, "before");
            assert_non_null(strstr(err.text, path));
            assert_non_null(strstr(err.text, "larger than"));
            buf_free(&kept);
        }
        buf_free(&buf);
    }
    folder_remove(folder);
}

static void refuses_what_cannot_be_read(void **state)
{
    const char *folder = folder_make();
    struct buf buf = {0};
    struct err err = {""};
    (void)state;
    assert_false(buf_read_file(&buf, folder_file(folder, "none"), 10, &err));
    assert_non_null(strstr(err.text, "none"));
    assert_non_null(strstr(err.text, "No such file"));
    assert_false(buf_read_file(&buf, folder, 10, &err));
    assert_non_null(strstr(err.text, "Is a directory"));
    assert_null(buf.bytes);
    folder_remove(folder);
}

static void pipes_are_read_and_never_waited_for(void **state)
{
    const char *folder = folder_make();
    const char *path = folder_file(folder, "pipe");
    struct buf buf = {0};
    struct err err = {""};
    char words[64];
    int ends[2];
    (void)state;
    assert_int_equal(mkfifo(path, 0644), 0);
    assert_true(buf_read_file(&buf, path, 10, &err));
    assert_int_equal(buf.len, 0);
    /* As a shell's <(...) hands it on, the writer still at work. */
    assert_int_equal(pipe(ends), 0);
    snprintf(words, sizeof words, "/dev/fd/%d", ends[0]);
    pid_t child = fork();
    if (child == 0) {
        usleep(50000);
        _exit(write(ends[1], "late", 4) == 4 ? 0 : 1);
    }
    close(ends[1]);
    assert_true(buf_read_file(&buf, words, 10, &err));
    assert_string_equal(buf.bytes, "late");
    close(ends[0]);
    waitpid(child, NULL, 0);
    buf_free(&buf);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_stays_terminated),
        cmocka_unit_test(empty_is_no_memory),
        cmocka_unit_test(too_much_fails_and_stays_so),
        cmocka_unit_test(reads_up_to_the_limit),
        cmocka_unit_test(refuses_what_cannot_be_read),
        cmocka_unit_test(pipes_are_read_and_never_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
