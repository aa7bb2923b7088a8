#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "calls.h"
#include "core/db.h"
#include "fault.h"

/* The calls that are taken over: our own code and SQLite work on the simulated disk, real
 * paths stay real, and the n-th call fails when it shall. */

static int set_up(void **state)
{
    *state = disk_new();
    calls_mount(*state);
    fault_disarm();
    return 0;
}

static int tear_down(void **state)
{
    fault_disarm();
    calls_close_all();
    calls_mount(NULL);
    disk_free(*state);
    return 0;
}

static void files_and_folders(void **state)
{
    struct err err = {""};
    struct stat about;
    char text[16] = "";
    assert_true(durable_folder(CALLS_DISK "/a/b", 0755, &err));
    assert_true(durable_write(CALLS_DISK "/a/b/file", "bytes", 5, 0644, &err));
    assert_true(durable_link("file", CALLS_DISK "/a/b/link", &err));
    assert_int_equal(stat(CALLS_DISK "/a/b/link", &about), 0);
    assert_true(S_ISREG(about.st_mode));
    assert_int_equal(about.st_size, 5);
    assert_int_equal(lstat(CALLS_DISK "/a/b/link", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(readlink(CALLS_DISK "/a/b/link", text, sizeof text), 4);
    int fd = open(CALLS_DISK "/a/b/link", O_RDONLY);
    assert_true(fd >= 0);
    assert_int_equal(calls_open(), 1);
    char *map = mmap(NULL, 5, PROT_READ, MAP_PRIVATE, fd, 0);
    assert_memory_equal(map, "bytes", 5);
    assert_int_equal(madvise(map, 5, MADV_DONTNEED), 0);
    assert_memory_equal(map, "bytes", 5);
    munmap(map, 5);
    assert_int_equal(write(fd, "x", 1), -1);
    close(fd);
    assert_int_equal(calls_open(), 0);
    assert_int_equal(open(CALLS_DISK "/a/b/link", O_RDONLY | O_NOFOLLOW), -1);
    assert_int_equal(errno, ELOOP);
    assert_int_equal(open(CALLS_DISK "/none", O_RDONLY), -1);
    assert_int_equal(errno, ENOENT);
    assert_int_equal(disk_pending(*state), 0);
}

static void a_listing_has_every_name(void **state)
{
    (void)state;
    struct err err = {""};
    int count = 0;
    assert_true(durable_folder(CALLS_DISK "/a", 0755, &err));
    for (char name[] = CALLS_DISK "/a/0"; name[sizeof name - 2] <= '9';
         name[sizeof name - 2]++)
        assert_true(durable_write(name, "", 0, 0644, &err));
    DIR *folder = opendir(CALLS_DISK "/a");
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        char path[64];
        snprintf(path, sizeof path, CALLS_DISK "/a/%.20s", entry->d_name);
        assert_int_equal(unlink(path), 0);
        count++;
    }
    closedir(folder);
    assert_int_equal(count, 10);
}

static void sqlite_works_on_it(void **state)
{
    (void)state;
    struct err err = {""};
    struct db *db = NULL;
    assert_true(db_open_workspace(&db, CALLS_DISK "/w.db", true, &err));
    assert_true(db_exec(db, "CREATE TABLE t (x); INSERT INTO t VALUES (7)", &err));
    db_close(db);
    assert_true(disk_find(calls_disk(), "w.db", true) > 0);
    assert_int_equal(access("/w.db", F_OK), -1);
    assert_true(db_open_workspace(&db, CALLS_DISK "/w.db", false, &err));
    struct db_stmt *stmt = db_prepare(db, "SELECT x FROM t", &err);
    assert_true(db_step(stmt));
    assert_int_equal(db_int(stmt, 0), 7);
    db_close(db);
    assert_int_equal(calls_open(), 0);
}

static void real_paths_stay_real(void **state)
{
    struct err err = {""};
    char path[] = "/tmp/anna-calls-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    assert_true(durable_write(path, "real", 4, 0644, &err));
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_size, 4);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(disk_pending(*state), 0);
}

/* What fails, which call of its kind, and what a durable write says then. */
static void the_nth_call_fails(void **state)
{
    (void)state;
    static const struct {
        enum fault_kind kind;
        long number;
        int error;
        bool ok;
    } rows[] = {
        {FAULT_OPEN, 1, EIO, false},    {FAULT_OPEN, 2, EMFILE, false},
        {FAULT_OPEN, 3, EIO, true},     {FAULT_WRITE, 1, ENOSPC, false},
        {FAULT_WRITE, 1, EINTR, true},  {FAULT_WRITE, 1, FAULT_SHORT, true},
        {FAULT_WRITE, 2, ENOSPC, true}, {FAULT_SYNC, 1, EIO, false},
        {FAULT_SYNC, 2, EIO, false},    {FAULT_SYNC, 3, EIO, true},
        {FAULT_NAME, 1, EIO, false},    {FAULT_CLOSE, 1, EIO, false},
        {FAULT_READ, 1, EIO, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct err err = {""};
        fault_arm(rows[i].kind, rows[i].number, rows[i].error, false);
        bool ok = durable_write(CALLS_DISK "/file", "bytes", 5, 0644, &err);
        fault_disarm();
        assert_int_equal(ok, rows[i].ok);
        assert_int_equal(err.text[0] == '\0', rows[i].ok);
        assert_int_equal(calls_open(), 0);
    }
}

static void a_full_disk_is_full(void **state)
{
    (void)state;
    struct err err = {""};
    calls_set_room(3);
    assert_false(durable_write(CALLS_DISK "/file", "bytes", 5, 0644, &err));
    assert_non_null(strstr(err.text, "No space"));
    calls_set_room(SIZE_MAX);
    assert_true(durable_write(CALLS_DISK "/file", "bytes", 5, 0644, &err));
}

static long changes;

static void count_changes(void *context, const char *what)
{
    assert_null(context);
    assert_true(what[0] != '\0');
    changes++;
}

static void the_watcher_hears_every_change(void **state)
{
    (void)state;
    struct err err = {""};
    changes = 0;
    calls_watch(count_changes, NULL);
    /* make, write, sync, rename, sync */
    assert_true(durable_write(CALLS_DISK "/file", "bytes", 5, 0644, &err));
    calls_watch(NULL, NULL);
    assert_int_equal(changes, 5);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(files_and_folders),
        TEST(a_listing_has_every_name),
        TEST(sqlite_works_on_it),
        TEST(real_paths_stay_real),
        TEST(the_nth_call_fails),
        TEST(a_full_disk_is_full),
        TEST(the_watcher_hears_every_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
