#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/watchdog.h"
#include "help/folder.h"

/* A service manager of our own: the socket that answers go to. */
static int manager = -1;
static char *folder;
static struct sockaddr_un place = {.sun_family = AF_UNIX};

static int open_manager(void **state)
{
    (void)state;
    folder = strdup(folder_make());
    snprintf(place.sun_path, sizeof place.sun_path, "%s", folder_file(folder, "notify"));
    manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return manager < 0 ||
           bind(manager, (const struct sockaddr *)&place, sizeof place) != 0 ||
           setenv("NOTIFY_SOCKET", place.sun_path, 1) != 0;
}

static int close_manager(void **state)
{
    (void)state;
    close(manager);
    folder_remove(folder);
    free(folder);
    return 0;
}

/* What came since the last call, answer after answer. */
static const char *heard(void)
{
    static char all[1024];
    size_t len = 0;
    ssize_t got;
    while ((got = recv(manager, all + len, sizeof all - len - 2, 0)) > 0) {
        len += (size_t)got;
        all[len++] = ';';
    }
    all[len] = '\0';
    for (size_t i = 0; i < len; i++)
        if (all[i] == '\n')
            all[i] = ' ';
    return all;
}

static void asks(const char *usec, long pid)
{
    char words[32];
    snprintf(words, sizeof words, "%ld", pid);
    setenv("WATCHDOG_USEC", usec, 1);
    setenv("WATCHDOG_PID", words, 1);
}

static const char work[] = "WATCHDOG=1 WATCHDOG_USEC=3000000;";
static const char rest[] = "WATCHDOG=1 WATCHDOG_USEC=60000000;";

/* Nobody asks, or another process is asked: nobody is woken and nothing is sent. */
static void test_nobody_asks(void **state)
{
    (void)state;
    static const struct {
        const char *usec;
        bool ours;
    } table[] = {{NULL, false}, {"60000000", false}, {"0", true}, {"never", true}};
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        unsetenv("WATCHDOG_USEC");
        unsetenv("WATCHDOG_PID");
        if (table[i].usec != NULL)
            asks(table[i].usec, table[i].ours ? getpid() : 1);
        struct watchdog w;
        watchdog_open(&w, 0);
        for (int64_t ms = 0; ms < 1000000; ms += 7000) {
            watchdog_wake(&w, ms % 2 == 0, ms);
            watchdog_shown(&w, ms);
            assert_int_equal(watchdog_wait_ms(&w, ms), -1);
        }
        assert_string_equal(heard(), "");
        watchdog_ready(&w, 0);
        assert_string_equal(heard(), "READY=1;");
    }
}

/* Asleep it is woken twice in the time that the unit gives, and no more. */
static void test_asleep(void **state)
{
    (void)state;
    asks("60000000", getpid());
    struct watchdog w;
    watchdog_open(&w, 5000);
    watchdog_ready(&w, 6000);
    assert_string_equal(heard(), "READY=1;");
    int64_t ms = 6000;
    for (int i = 0; i < 10; i++) {
        assert_int_equal(watchdog_wait_ms(&w, ms), 30000);
        assert_int_equal(watchdog_wait_ms(&w, ms + 29999), 1);
        assert_int_equal(watchdog_wait_ms(&w, ms + 40000), 0);
        ms += 30000;
        watchdog_wake(&w, false, ms);
        assert_string_equal(heard(), work);
        watchdog_shown(&w, ms);
        assert_string_equal(heard(), rest);
    }
}

/* From a touch on the short time holds, until a second passed without another. */
static void test_at_work(void **state)
{
    (void)state;
    asks("60000000", getpid());
    struct watchdog w;
    watchdog_open(&w, 0);
    watchdog_ready(&w, 0);
    heard();
    watchdog_wake(&w, true, 10000);
    assert_string_equal(heard(), work);
    watchdog_shown(&w, 10010);
    assert_string_equal(heard(), "");
    assert_int_equal(watchdog_wait_ms(&w, 10010), 990);
    /* A finger that drags is no flood of answers: one a second. */
    int64_t ms = 10020;
    int answers = 0;
    for (; ms < 20000; ms += 10) {
        watchdog_wake(&w, true, ms);
        watchdog_shown(&w, ms);
        answers += strcmp(heard(), work) == 0;
    }
    assert_in_range(answers, 9, 10);
    /* Whoever hangs in here is found: nothing is sent without watchdog_shown. */
    watchdog_wake(&w, true, ms);
    watchdog_wake(&w, false, ms + 60000);
    assert_string_equal(heard(), "");
    watchdog_shown(&w, ms + 1000);
    assert_string_equal(heard(), rest);
    assert_int_equal(watchdog_wait_ms(&w, ms + 1000), 30000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nobody_asks),
        cmocka_unit_test(test_asleep),
        cmocka_unit_test(test_at_work),
    };
    return cmocka_run_group_tests(tests, open_manager, close_manager);
}
