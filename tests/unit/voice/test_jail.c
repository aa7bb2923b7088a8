#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "voice/engine.h"
#include "voice/jail.h"

/* What was possible inside, as bits. */
enum {
    NET = 1,
    WRITES = 2,
    STARTS = 4,
    FORKS = 8,
    CODE = 16,
    KILLS = 32,
    LOOKS = 64, /* at a file outside */
    MUTE = 128  /* what must be possible is not */
};

static size_t heard;

static bool hear(void *context, const int16_t *sample, size_t count)
{
    (void)context;
    (void)sample;
    heard += count;
    return true;
}

static bool note(void *context, uint32_t character, uint32_t sample)
{
    (void)context;
    (void)character;
    (void)sample;
    return true;
}

static int try_all(void)
{
    static const struct engine_ear ear = {hear, note, NULL};
    int done = 0;
    int fd;
    if ((fd = socket(AF_UNIX, SOCK_STREAM, 0)) >= 0 ||
        socket(AF_INET, SOCK_DGRAM, 0) >= 0)
        done |= NET;
    if (open("/dev/shm/anna-jail", O_WRONLY | O_CREAT, 0600) >= 0 ||
        open("/dev/null", O_RDWR) >= 0 || unlink("/dev/shm/anna-jail-none") == 0 ||
        errno != ENOSYS)
        done |= WRITES;
    if (syscall(SYS_execve, "/bin/true", NULL, NULL) == 0 || errno != ENOSYS)
        done |= STARTS;
    if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0 || errno != ENOSYS)
        done |= FORKS;
    if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
        MAP_FAILED)
        done |= CODE;
    if (syscall(SYS_kill, getppid(), 0) == 0)
        done |= KILLS;
    if ((fd = open("/etc/passwd", O_RDONLY)) >= 0)
        done |= LOOKS;
    if (!engine_say("pl", "Dzień dobry.", 13, 100, true, &ear) ||
        !engine_say("ru", "Да.", 5, 100, true, &ear) || heard < 20000)
        done |= MUTE;
    return done;
}

static int in_jail(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        const char *data = engine_open(NULL);
        _exit(data != NULL && jail_close(data) ? try_all() : MUTE);
    }
    int status = 0;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

#if defined(__SANITIZE_ADDRESS__)
enum { LOOKED_AT_FROM_OUTSIDE = 1 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
enum { LOOKED_AT_FROM_OUTSIDE = 1 };
#else
enum { LOOKED_AT_FROM_OUTSIDE = 0 };
#endif
#else
enum { LOOKED_AT_FROM_OUTSIDE = 0 };
#endif

/* Skips where no jail can be built. */
static void need_jail(void)
{
    if (!LOOKED_AT_FROM_OUTSIDE)
        return;
    puts("SKIPPED: the sanitizers need more of the system than the jail gives");
    skip();
}

static bool has_landlock(void)
{
    /* 1: LANDLOCK_CREATE_RULESET_VERSION */
    return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) > 0;
}

static void speaks_and_can_do_nothing_else(void **state)
{
    (void)state;
    need_jail();
    int done = in_jail();
    if (!has_landlock())
        done &= ~LOOKS;
    assert_int_equal(done, 0);
}

static void sees_its_own_files_alone(void **state)
{
    (void)state;
    need_jail();
    if (!has_landlock()) {
        puts("SKIPPED: this kernel has no Landlock");
        skip();
    }
    assert_int_equal(in_jail() & LOOKS, 0);
}

static void data_that_are_not_there_are_missed(void **state)
{
    (void)state;
    assert_null(engine_open("/nonexistent"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaks_and_can_do_nothing_else),
        cmocka_unit_test(sees_its_own_files_alone),
        cmocka_unit_test(data_that_are_not_there_are_missed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
