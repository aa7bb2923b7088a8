#include "command/passphrase.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"

enum { ROOM = 1024, SIGNALS = 4 };

/* Signals that would end us while the terminal shows nothing of what is typed. */
static const int signals[SIGNALS] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
static volatile sig_atomic_t caught;

static void on_signal(int number)
{
    caught = number;
}

static bool read_line(int fd, char *out, struct err *err)
{
    size_t len = 0;
    for (;;) {
        char c;
        ssize_t got = read(fd, &c, 1);
        if (got < 0 && errno == EINTR && caught == 0)
            continue;
        if (got < 0)
            return err_set_errno(err, "the passphrase could not be read");
        if (got == 0 || c == '\n')
            break;
        if (c == '\0' || len + 1 == ROOM)
            return err_set(err,
                           "the passphrase is longer than %d bytes or has a zero in it",
                           ROOM - 1);
        out[len++] = c;
    }
    /* A file that was written on Windows. */
    if (len > 0 && out[len - 1] == '\r')
        len--;
    out[len] = '\0';
    return len > 0 || err_set(err, "the passphrase is empty; for a key without one say "
                                   "--no-passphrase");
}

static bool ask(int tty, const char *question, char *out, struct err *err)
{
    struct termios before;
    if (tcgetattr(tty, &before) != 0)
        return err_set_errno(err, "the terminal does not answer");
    struct termios silent = before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    struct sigaction stop = {.sa_handler = on_signal}; /* without SA_RESTART */
    struct sigaction old[SIGNALS];
    caught = 0;
    for (int i = 0; i < SIGNALS; i++)
        sigaction(signals[i], &stop, &old[i]);
    ssize_t put = write(tty, question, strlen(question));
    tcsetattr(tty, TCSAFLUSH, &silent);
    bool ok = read_line(tty, out, err);
    tcsetattr(tty, TCSAFLUSH, &before);
    put += write(tty, "\n", 1);
    for (int i = 0; i < SIGNALS; i++)
        sigaction(signals[i], &old[i], NULL);
    if (caught != 0) {
        wipe(out, ROOM);
        raise(caught);
    }
    return put > 0 && ok;
}

static bool ask_on_terminal(bool twice, char *out, struct err *err)
{
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (tty < 0)
        return err_set(err, "there is no terminal to ask for the passphrase; say "
                            "--passphrase-fd N or --no-passphrase");
    bool ok = ask(tty, message("Passphrase: "), out, err);
    if (ok && twice) {
        char again[ROOM];
        ok = ask(tty, message("The same again: "), again, err);
        if (ok && strcmp(again, out) != 0)
            ok = err_set(err, "the two passphrases are not the same; nothing was done");
        wipe(again, sizeof again);
    }
    close(tty);
    return ok;
}

static bool read_from(const char *word, char *out, struct err *err)
{
    char *end = NULL;
    long fd = strtol(word, &end, 10);
    if (word[0] == '\0' || *end != '\0' || fd < 0 || fd > 65535)
        return err_set(err, "--passphrase-fd: \"%s\" is not a file descriptor", word);
    return read_line((int)fd, out, err);
}

bool passphrase_get(const struct passphrase_options *options, bool twice, char **out,
                    struct err *err)
{
    if (options->none && options->fd != NULL)
        return err_set(err, "--passphrase-fd and --no-passphrase exclude each other");
    if (options->none) {
        *out = NULL;
        return true;
    }
    char *text = calloc(1, ROOM);
    if (text == NULL)
        return err_set(err, "not enough memory");
    mlock(text, ROOM);
    if (options->kept != NULL) {
        memcpy(text, options->kept, ROOM);
        *out = text;
        return true;
    }
    bool ok = options->fd != NULL ? read_from(options->fd, text, err)
                                  : ask_on_terminal(twice, text, err);
    if (!ok) {
        passphrase_forget(text);
        return false;
    }
    *out = text;
    return true;
}

bool passphrase_keep(struct passphrase_options *options, struct err *err)
{
    return passphrase_get(options, false, &options->kept, err);
}

void passphrase_forget(char *passphrase)
{
    if (passphrase == NULL)
        return;
    wipe(passphrase, ROOM);
    munlock(passphrase, ROOM);
    free(passphrase);
}
