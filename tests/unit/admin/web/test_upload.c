#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "web/upload.h"

struct world {
    char folder[64];
    struct arena arena;
    struct upload upload;
};

static int open_world(void **state)
{
    static struct world world;
    world = (struct world){.folder = "/tmp/anna-upload-XXXXXX"};
    *state = &world;
    if (mkdtemp(world.folder) == NULL)
        return -1;
    world.upload = (struct upload){.folder = world.folder, .arena = &world.arena};
    return 0;
}

static size_t files_in(const char *folder)
{
    DIR *list = opendir(folder);
    size_t count = 0;
    for (struct dirent *entry = readdir(list); entry != NULL; entry = readdir(list))
        count += entry->d_name[0] != '.';
    closedir(list);
    return count;
}

static int close_world(void **state)
{
    struct world *world = *state;
    upload_close(&world->upload);
    assert_int_equal(files_in(world->folder), 0);
    rmdir(world->folder);
    arena_free(&world->arena);
    return 0;
}

static bool take(struct world *world, const char *name, const char *file,
                 const char *data)
{
    return upload_take(&world->upload, name, file, true, data, strlen(data));
}

static const char *text_of(const struct world *world, const char *name)
{
    for (size_t i = 0; i < world->upload.fields.count; i++)
        if (strcmp(world->upload.fields.item[i].name, name) == 0)
            return world->upload.fields.item[i].text;
    return NULL;
}

static void fields_and_files_come_whole(void **state)
{
    struct world *world = *state;
    struct stat about;
    struct buf bytes = {0};
    struct err err = {""};
    assert_true(take(world, "token", NULL, "ab"));
    assert_true(upload_take(&world->upload, "token", NULL, false, "cd", 2));
    assert_true(take(world, "file", "C:\\x\\Angebote & <b>.csv", "a;b\n"));
    assert_true(upload_take(&world->upload, "file", "Angebote", false, "1;\0", 3));
    assert_true(take(world, "none", "", ""));
    assert_true(take(world, "empty", NULL, ""));
    assert_true(upload_end(&world->upload));
    assert_string_equal(text_of(world, "token"), "abcd");
    assert_string_equal(text_of(world, "empty"), "");
    assert_int_equal(world->upload.fields.count, 2);
    assert_int_equal(world->upload.file_count, 1);
    const struct http_file *file = &world->upload.file[0];
    assert_string_equal(file->name, "file");
    assert_string_equal(file->file, "Angebote & <b>.csv");
    assert_int_equal(file->len, 7);
    assert_int_equal(stat(file->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_true(buf_read_file(&bytes, file->path, 100, &err));
    assert_memory_equal(bytes.bytes, "a;b\n1;\0", 7);
    buf_free(&bytes);
    assert_int_equal(files_in(world->folder), 1);
}

static void names_lead_nowhere(void **state)
{
    struct world *world = *state;
    static const char *const names[][2] = {{"../../etc/passwd", "passwd"},
                                           {"/x/..\\..\\y", "y"},
                                           {"..", ".."},
                                           {"a\tb", "a\tb"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_true(take(world, "file", names[i][0], "x"));
    assert_true(upload_end(&world->upload));
    for (size_t i = 0; i < world->upload.file_count; i++) {
        assert_string_equal(world->upload.file[i].file, names[i][1]);
        assert_memory_equal(world->upload.file[i].path, world->folder,
                            strlen(world->folder));
        assert_null(strstr(world->upload.file[i].path, ".."));
    }
    char longest[600];
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_true(take(world, "file", longest, "x"));
    assert_true(strlen(world->upload.file[4].file) <= 200);
}

static void what_is_no_form_is_refused(void **state)
{
    struct world *world = *state;
    assert_false(take(world, "file", "a\x1b[31m", "x"));
    assert_false(take(world, "file", "\xff", "x"));
    assert_false(take(world, NULL, NULL, "x"));
    assert_true(take(world, "text", NULL, "a\x01"));
    assert_false(upload_end(&world->upload));
    static char large[HTTP_BODY + 1];
    memset(large, 'a', sizeof large);
    assert_false(upload_take(&world->upload, "text", NULL, true, large, sizeof large));
}

static void too_many_files_are_refused(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < HTTP_FILES; i++)
        assert_true(take(world, "file", "a", "x"));
    assert_false(take(world, "file", "a", "x"));
}

static void only_forms_with_files_are_taken(void **state)
{
    (void)state;
    assert_true(upload_is("multipart/form-data; boundary=x"));
    assert_true(upload_is("Multipart/Form-Data;boundary=x"));
    static const char *const others[] = {"multipart/form-data",
                                         "multipart/mixed; boundary=x",
                                         "application/x-www-form-urlencoded", ""};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(upload_is(others[i]));
    assert_false(upload_is(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fields_and_files_come_whole, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(names_lead_nowhere, open_world, close_world),
        cmocka_unit_test_setup_teardown(what_is_no_form_is_refused, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(too_many_files_are_refused, open_world,
                                        close_world),
        cmocka_unit_test(only_forms_with_files_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
