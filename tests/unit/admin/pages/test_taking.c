#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "pages/taking.h"

struct world {
    char folder[64], sent[96];
    struct takings takings;
};

static int open_world(void **state)
{
    static struct world world;
    struct err err = {""};
    world = (struct world){.folder = "/tmp/anna-taking-XXXXXX"};
    *state = &world;
    if (mkdtemp(world.folder) == NULL ||
        !takings_open(&world.takings, world.folder, &err))
        return -1;
    snprintf(world.sent, sizeof world.sent, "%s/uploads/part", world.folder);
    return 0;
}

static int close_world(void **state)
{
    struct world *world = *state;
    takings_close(&world->takings);
    strcpy(strrchr(world->sent, '/'), "");
    assert_int_equal(rmdir(world->sent), 0);
    return rmdir(world->folder);
}

static struct taking *send(struct world *world, const char *name, int64_t now)
{
    struct err err = {""};
    const struct http_file file = {.name = "file", .file = name, .path = world->sent};
    assert_true(file_make(world->sent, "x", 1, 0600, &err));
    return takings_add(&world->takings, &file, now, &err);
}

static void a_file_is_kept_under_a_name_of_ours(void **state)
{
    struct world *world = *state;
    struct stat about;
    static const char *const names[][2] = {{"Tabelle.CSV", ".csv"},
                                           {"a.json", ".json"},
                                           {"<script>.zip", ".zip"},
                                           {"..", ""},
                                           {"x.php", ""},
                                           {".csv", ""}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct taking *taking = send(world, names[i][0], 1);
        assert_non_null(taking);
        assert_string_equal(taking->name, names[i][0]);
        assert_int_equal(strlen(taking->id), 32);
        assert_string_equal(strrchr(taking->path, '/') + 1 + 32, names[i][1]);
        assert_int_equal(stat(taking->path, &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
        assert_ptr_equal(takings_find(&world->takings, taking->id), taking);
    }
    assert_int_equal(stat(world->takings.folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_null(takings_find(&world->takings, ""));
    assert_null(takings_find(&world->takings, "../workspace.db"));
}

static void what_rests_too_long_goes(void **state)
{
    struct world *world = *state;
    struct taking *old = send(world, "old.csv", 1000);
    struct taking *runs = send(world, "runs.csv", 1000);
    struct taking *young = send(world, "young.csv", 2000);
    char path[128];
    snprintf(path, sizeof path, "%s", old->path);
    runs->stage = TAKING_TRYING;
    takings_tend(&world->takings, 1000 + TAKING_SECONDS);
    assert_true(file_exists(path));
    takings_tend(&world->takings, 1001 + TAKING_SECONDS);
    assert_false(file_exists(path));
    assert_int_equal(old->stage, TAKING_NONE);
    assert_true(file_exists(young->path));
    assert_ptr_equal(takings_running(&world->takings), runs);
}

static void the_oldest_gives_its_place(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < TAKING_MOST; i++)
        assert_non_null(send(world, "a.csv", 10 - i));
    world->takings.item[TAKING_MOST - 1].stage = TAKING_GOING;
    struct taking *next = send(world, "next.csv", 50);
    assert_ptr_equal(next, &world->takings.item[TAKING_MOST - 2]);
    for (int i = 0; i < TAKING_MOST; i++)
        world->takings.item[i].stage = TAKING_GOING;
    assert_null(send(world, "none.csv", 60));
    unlink(world->sent);
}

/* The first server was cut off. What is too old, has no name or no file is gone. */
static void a_new_server_finds_what_is_young(void **state)
{
    struct world *world = *state;
    struct err err = {""};
    char stray[128];
    const struct taking *young = send(world, "Müller.csv", 1);
    const struct taking *old = send(world, "old.csv", 1);
    const struct taking *bare = send(world, "bare.csv", 1);
    const struct taking *lost = send(world, "lost.csv", 1);
    const struct timespec long_ago[2] = {{.tv_sec = time(NULL) - TAKING_SECONDS - 5},
                                         {.tv_sec = time(NULL) - TAKING_SECONDS - 5}};
    assert_int_equal(utimensat(AT_FDCWD, old->label, long_ago, 0), 0);
    unlink(bare->label);
    unlink(lost->path);
    snprintf(stray, sizeof stray, "%s/part-x", world->takings.folder);
    assert_true(file_make(stray, "x", 1, 0600, &err));
    struct takings again;
    assert_true(takings_open(&again, world->folder, &err));
    const struct taking *found = takings_find(&again, young->id);
    assert_non_null(found);
    assert_string_equal(found->name, "Müller.csv");
    assert_string_equal(found->path, young->path);
    assert_int_equal(found->stage, TAKING_NEW);
    assert_true(time(NULL) - found->since < 60);
    assert_true(file_exists(young->path));
    assert_null(takings_find(&again, old->id));
    assert_null(takings_find(&again, bare->id));
    assert_null(takings_find(&again, lost->id));
    assert_false(file_exists(old->path) || file_exists(old->label));
    assert_false(file_exists(bare->path) || file_exists(lost->label));
    assert_false(file_exists(stray));
    takings_close(&again);
    assert_false(file_exists(young->path) || file_exists(young->label));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_kept_under_a_name_of_ours, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(what_rests_too_long_goes, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(the_oldest_gives_its_place, open_world,
                                        close_world),
        cmocka_unit_test_setup_teardown(a_new_server_finds_what_is_young, open_world,
                                        close_world),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
