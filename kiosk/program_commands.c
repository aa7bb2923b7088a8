#include "program_commands.h"

#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "device/program_ask.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

extern char **environ;

static int complain(const struct err *err, int code)
{
    fprintf(stderr, "anna-program: %s\n", err->text);
    return code;
}

/* write */

struct writing {
    const struct program_arguments *arguments;
    const struct program_ask *ask; /* NULL: nobody asked, somebody said the file */
};

static void tell(void *context, int percent)
{
    const struct writing *w = context;
    struct err ignored = {""};
    if (w->ask != NULL)
        program_ask_tell(w->ask, w->arguments->told, percent, &ignored);
}

static bool wanted(void *context)
{
    const struct writing *w = context;
    return w->ask == NULL || program_ask_stands(w->ask, w->arguments->asks);
}

static int write_one(struct writing *w, const char *path)
{
    const struct program_arguments *a = w->arguments;
    struct err err = {""};
    struct program_label label = {.number = 0};
    const struct program_order order = {.path = path,
                                        .keys = a->key,
                                        .key_count = a->key_count,
                                        .tell = tell,
                                        .wanted = wanted,
                                        .context = w};
    enum program_answer answer = program_write(&a->machine, &order, &label, &err);
    if (w->ask != NULL) {
        struct err untold = {""};
        if (!program_ask_end(w->ask, a->told, answer, label.number, &untold))
            complain(&untold, EXIT_COULD_NOT);
    }
    if (answer == PROGRAM_WRITTEN) {
        printf("%s: number %ld is written, and tried at the next start\n", path,
               label.number);
        return EXIT_DONE;
    }
    err_prefix(&err, "%s", program_answer_word(answer));
    bool could_not = answer == PROGRAM_UNKEPT || answer == PROGRAM_UNREADABLE;
    return complain(&err, could_not ? EXIT_COULD_NOT : EXIT_NO);
}

int program_command_write(const struct program_arguments *arguments)
{
    struct program_ask ask;
    struct writing w = {.arguments = arguments};
    struct err err = {""};
    if (arguments->file != NULL)
        return write_one(&w, arguments->file);
    if (!program_ask_read(&ask, arguments->asks, arguments->sticks, &err))
        return complain(&err, EXIT_NO);
    w.ask = &ask;
    return write_one(&w, ask.path);
}

/* tried */

/* Its exit code, -1 if it did not end by itself. */
static int run(const char *const *argument)
{
    pid_t pid;
    int status;
    if (posix_spawn(&pid, argument[0], NULL, NULL, (char *const *)argument, environ) != 0)
        return -1;
    while (waitpid(pid, &status, 0) < 0)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* anna-kiosk.service is active once its first picture is shown. */
static bool picture_comes(const struct program_arguments *a)
{
    const char *const ask[] = {a->systemctl, "is-active", "--quiet", "anna-kiosk.service",
                               NULL};
    int64_t end_ms = now_ms() + (int64_t)a->seconds * 1000;
    do {
        if (run(ask) == 0)
            return true;
        sleep(1);
    } while (now_ms() < end_ms);
    return false;
}

/* In order if that is possible, and in any case: what is on trial is not to be trusted
 * with its own end. */
static int go_back(const struct program_arguments *a)
{
    const char *const restart[] = {a->systemctl, "reboot", NULL};
    const char *const force[] = {a->systemctl, "reboot", "--force", "--force", NULL};
    fprintf(stderr,
            "anna-program: no picture in %d seconds; the program before comes back\n",
            a->seconds);
    if (run(restart) == 0)
        sleep((unsigned)a->seconds);
    run(force);
    return EXIT_NO;
}

int program_command_tried(const struct program_arguments *arguments)
{
    struct err err = {""};
    if (!picture_comes(arguments)) {
        if (program_write_on_trial(&arguments->machine))
            return go_back(arguments);
        err_set(&err, "no picture in %d seconds; this program is good, and stays",
                arguments->seconds);
        return complain(&err, EXIT_NO);
    }
    if (!program_write_came(&arguments->machine, &err))
        return complain(&err, EXIT_COULD_NOT);
    printf("the picture is there: number %ld on the root %s is good\n",
           arguments->machine.have.number, boot_slot_word(arguments->machine.runs));
    return EXIT_DONE;
}

/* restart */

int program_command_restart(const struct program_arguments *arguments)
{
    const char *const restart[] = {arguments->systemctl, "reboot", NULL};
    struct err err = {""};
    if (!program_write_waits(&arguments->machine)) {
        err_set(&err, "no program waits for a restart");
        return complain(&err, EXIT_NO);
    }
    return run(restart) == 0 ? EXIT_DONE : EXIT_COULD_NOT;
}
