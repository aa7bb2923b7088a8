#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "help/folder.h"
#include "workspace/backup_note.h"

static void what_is_written_is_read(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct arena arena = {0};
    struct backup_note note;
    assert_true(backup_note_read(folder, &arena, &note, NULL));
    assert_null(note.path);
    assert_true(backup_note_write(folder, "/media/stick/anna Köln.zip", 20786, NULL));
    assert_true(backup_note_read(folder, &arena, &note, NULL));
    assert_string_equal(note.path, "/media/stick/anna Köln.zip");
    assert_int_equal(note.day, 20786);
    arena_free(&arena);
    folder_remove(folder);
}

static void what_nobody_wrote_is_none(void **state)
{
    (void)state;
    static const char *const bad[] = {"", "\n", "x", "12", "12 \n", "12\xFF x", " /a"};
    const char *folder = folder_make();
    struct arena arena = {0};
    struct backup_note note;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        file_write_text(folder_file(folder, "copied"), bad[i]);
        assert_true(backup_note_read(folder, &arena, &note, NULL));
        assert_null(note.path);
    }
    arena_free(&arena);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(what_nobody_wrote_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
