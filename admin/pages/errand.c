#include "pages/errand.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/on_page.h"

enum { PIECE = 1 << 16 };

struct running {
    pid_t child; /* 0: there is none */
    int told;    /* its standard output; negative: at its end */
    int failed;
};

struct errands {
    const char *program;
    const char *workspace;
    struct errand errand[ERRAND_KINDS];
    struct running running[ERRAND_KINDS];
};

bool errands_open(struct errands **out, const char *program, const char *workspace,
                  struct err *err)
{
    struct errands *errands = calloc(1, sizeof *errands);
    if (errands == NULL)
        return err_set(err, "not enough memory");
    errands->program = program != NULL ? program : "/proc/self/exe";
    errands->workspace = workspace;
    *out = errands;
    return true;
}

/* The ends of three pipes. */
struct pipes {
    int told[2], failed[2], secret[2];
};

static void close_all(struct pipes *pipes)
{
    int *const fd[] = {pipes->told, pipes->failed, pipes->secret};
    for (size_t i = 0; i < sizeof fd / sizeof fd[0]; i++)
        for (int end = 0; end < 2; end++)
            if (fd[i][end] >= 0)
                close(fd[i][end]);
}

static bool open_all(struct pipes *out)
{
    *out = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    return pipe2(out->told, O_CLOEXEC) == 0 && pipe2(out->failed, O_CLOEXEC) == 0 &&
           pipe2(out->secret, O_CLOEXEC) == 0 &&
           fcntl(out->told[0], F_SETFL, O_NONBLOCK) == 0 &&
           fcntl(out->failed[0], F_SETFL, O_NONBLOCK) == 0;
}

/* In the child: nothing of the server's stays open, and no errand outlives it. The ends
 * of the pipes are moved away first, for one of them may be what another shall become. */
static void run_child(const struct errands *errands, const struct pipes *pipes,
                      const struct errand_order *order, pid_t server)
{
    const char *argv[ERRAND_WORDS + 6] = {"anna-admin", "-w", errands->workspace, "--by",
                                          order->who};
    for (size_t i = 0; i < ERRAND_WORDS && order->word[i] != NULL; i++)
        argv[5 + i] = order->word[i];
    /* The terminal's words, which a page may have asked for, change it. */
    setenv("LANGUAGE", message_lang(), 1);
    setenv(ON_PAGE_VARIABLE, "1", 1);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int secret = fcntl(pipes->secret[0], F_DUPFD_CLOEXEC, 16);
    int told = fcntl(pipes->told[1], F_DUPFD_CLOEXEC, 16);
    int failed = fcntl(pipes->failed[1], F_DUPFD_CLOEXEC, 16);
    if (getppid() != server || dup2(nothing, STDIN_FILENO) < 0 ||
        dup2(told, STDOUT_FILENO) < 0 || dup2(failed, STDERR_FILENO) < 0 ||
        dup2(secret, ERRAND_SECRET_FD) < 0 ||
        close_range(ERRAND_SECRET_FD + 1, ~0U, 0) != 0)
        _exit(127);
    execv(errands->program, (char *const *)argv);
    _exit(127);
}

/* A pipe takes far more than a secret at once, so nobody waits here. */
static bool hand_over(int fd, const char *secret)
{
    size_t len = strlen(secret);
    return write(fd, secret, len) == (ssize_t)len && write(fd, "\n", 1) == 1;
}

static bool may_begin(const struct errands *errands, enum errand_kind kind,
                      const struct errand_order *order, struct err *err)
{
    const char *secret = order->secret;
    if (order->who == NULL || order->word[0] == NULL)
        return err_set(err, "a command that nobody asked for is not begun");
    if (errands->running[kind].child != 0)
        return err_set(err, "this runs already; wait for its end");
    return secret == NULL ||
           (strlen(secret) <= ERRAND_SECRET && strpbrk(secret, "\r\n") == NULL) ||
           err_set(err, "the passphrase has more than %d bytes, or more than one line",
                   (int)ERRAND_SECRET);
}

bool errand_begin(struct errands *errands, enum errand_kind kind,
                  const struct errand_order *order, struct err *err)
{
    struct pipes pipes;
    if (!may_begin(errands, kind, order, err))
        return false;
    errand_forget(errands, kind);
    bool ok = open_all(&pipes) &&
              (order->secret == NULL || hand_over(pipes.secret[1], order->secret));
    pid_t server = getpid();
    pid_t child = ok ? fork() : -1;
    if (child == 0)
        run_child(errands, &pipes, order, server);
    if (child < 0) {
        err_set_errno(err, "the command could not be begun");
        close_all(&pipes);
        return false;
    }
    errands->running[kind] = (struct running){child, pipes.told[0], pipes.failed[0]};
    errands->errand[kind].state = ERRAND_RUNNING;
    errands->errand[kind].begun = order->now;
    pipes.told[0] = pipes.failed[0] = -1;
    close_all(&pipes);
    return true;
}

/* What lies in a pipe now. False: more than anybody may say. */
static bool gather(int *fd, struct buf *out)
{
    char piece[PIECE];
    while (*fd >= 0) {
        ssize_t len = read(*fd, piece, sizeof piece);
        if (len < 0 && errno == EINTR)
            continue;
        if (len < 0 && errno == EAGAIN)
            break;
        if (len <= 0) {
            close(*fd);
            *fd = -1;
        } else if (out->len + (size_t)len > ERRAND_TOLD) {
            return false;
        } else {
            buf_add(out, piece, (size_t)len);
        }
    }
    wipe(piece, sizeof piece);
    return !out->failed;
}

static enum errand_state state_of(int status)
{
    if (!WIFEXITED(status))
        return ERRAND_FAILED;
    switch (WEXITSTATUS(status)) {
    case 0:
        return ERRAND_DONE;
    case 1:
        return ERRAND_NO;
    default:
        return ERRAND_FAILED;
    }
}

/* The child first, then the pipes: what it has said to its end lies in them by then. */
static void tend_one(struct running *running, struct errand *errand)
{
    int status = 0;
    pid_t ended = waitpid(running->child, &status, WNOHANG);
    bool whole = gather(&running->told, &errand->told) &&
                 gather(&running->failed, &errand->failed);
    if (!whole && ended == 0) {
        kill(running->child, SIGKILL);
        ended = waitpid(running->child, &status, 0);
    }
    if (ended == 0 || (ended < 0 && errno == EINTR))
        return;
    errand->state = ended > 0 && whole ? state_of(status) : ERRAND_FAILED;
    if (running->told >= 0)
        close(running->told);
    if (running->failed >= 0)
        close(running->failed);
    *running = (struct running){0, -1, -1};
}

void errands_tend(struct errands *errands)
{
    for (int kind = 0; kind < ERRAND_KINDS; kind++)
        if (errands->running[kind].child != 0)
            tend_one(&errands->running[kind], &errands->errand[kind]);
}

const struct errand *errand_look(const struct errands *errands, enum errand_kind kind)
{
    return &errands->errand[kind];
}

void errand_take(struct errands *errands, enum errand_kind kind, struct buf *told,
                 struct buf *failed)
{
    struct errand *errand = &errands->errand[kind];
    *told = errand->told;
    *failed = errand->failed;
    *errand = (struct errand){0};
}

void errand_forget(struct errands *errands, enum errand_kind kind)
{
    struct errand *errand = &errands->errand[kind];
    if (errand->state == ERRAND_RUNNING)
        return;
    buf_wipe_free(&errand->told);
    buf_wipe_free(&errand->failed);
    *errand = (struct errand){0};
}

void errands_close(struct errands *errands)
{
    if (errands == NULL)
        return;
    for (int kind = 0; kind < ERRAND_KINDS; kind++) {
        struct running *running = &errands->running[kind];
        if (running->child != 0) {
            kill(running->child, SIGKILL);
            while (waitpid(running->child, NULL, 0) < 0 && errno == EINTR)
                ;
            if (running->told >= 0)
                close(running->told);
            if (running->failed >= 0)
                close(running->failed);
            errands->errand[kind].state = ERRAND_FAILED;
        }
        errand_forget(errands, (enum errand_kind)kind);
    }
    free(errands);
}
