#include "device/program_ask.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/label.h"

enum {
    LOOK_MS = 100,
    GRACE_MS = 1000, /* between the question that is gone and the answer that comes */
    TEXT_LEN = PROGRAM_ASK_MARK + PROGRAM_ASK_PATH + 2,
    LINE = 160
};

static const char mark_letters[] = "0123456789-";

static bool path_of(char out[PROGRAM_ASK_PATH], const char *folder, const char *name,
                    struct err *err)
{
    return snprintf(out, PROGRAM_ASK_PATH, "%s/%s", folder, name) < PROGRAM_ASK_PATH ||
           err_set(err, "%.60s...: the path is too long", folder);
}

bool program_ask_parse(struct program_ask *out, const char *text, size_t len)
{
    struct program_ask ask;
    const char *end = memchr(text, '\n', len);
    size_t mark_len = end != NULL ? (size_t)(end - text) : 0;
    size_t path_len = end != NULL ? len - mark_len - 1 : 0;
    if (mark_len == 0 || mark_len >= sizeof ask.mark || path_len < 2 ||
        path_len - 1 >= sizeof ask.path || text[len - 1] != '\n' ||
        memchr(text, '\0', len) != NULL || memchr(end + 1, '\n', path_len - 1) != NULL)
        return false;
    memcpy(ask.mark, text, mark_len);
    ask.mark[mark_len] = '\0';
    memcpy(ask.path, end + 1, path_len - 1);
    ask.path[path_len - 1] = '\0';
    if (!label_made_of(ask.mark, mark_letters))
        return false;
    *out = ask;
    return true;
}

/* A plain file, no link and no pipe that one waits at. */
static bool read_plain(const char *path, char *out, size_t room, size_t *len,
                       struct err *err)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    ssize_t got = -1;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
        got = read(fd, out, room);
    close(fd);
    if (got < 0 || (size_t)got == room)
        return err_set(err, "%s: this is not a plain file of a few lines", path);
    *len = (size_t)got;
    return true;
}

static bool read_ask(struct program_ask *out, const char *folder, struct err *err)
{
    char path[PROGRAM_ASK_PATH];
    char text[TEXT_LEN + 1];
    size_t len;
    return path_of(path, folder, "ask", err) &&
           read_plain(path, text, sizeof text, &len, err) &&
           (program_ask_parse(out, text, len) ||
            err_set(err, "%s: this is no question", path));
}

/* Where the path leads in truth. */
static bool below(const char *path, const char *sticks, struct err *err)
{
    char *real = realpath(path, NULL);
    char *top = realpath(sticks, NULL);
    size_t len = top != NULL ? strlen(top) : 0;
    bool ok = real != NULL && top != NULL && strncmp(real, top, len) == 0 &&
              real[len] == '/' && strcmp(real, path) == 0;
    free(real);
    free(top);
    return ok || err_set(err, "%s: it lies on no stick", path);
}

bool program_ask_read(struct program_ask *out, const char *folder, const char *sticks,
                      struct err *err)
{
    return read_ask(out, folder, err) && below(out->path, sticks, err);
}

bool program_ask_stands(const struct program_ask *ask, const char *folder)
{
    struct program_ask now;
    struct err ignored = {""};
    return read_ask(&now, folder, &ignored) && strcmp(now.mark, ask->mark) == 0;
}

bool program_ask_tell(const struct program_ask *ask, const char *told, int percent,
                      struct err *err)
{
    char line[LINE];
    int len = snprintf(line, sizeof line, "%s percent %d\n", ask->mark, percent);
    return durable_write(told, line, (size_t)len, 0644, err);
}

bool program_ask_end(const struct program_ask *ask, const char *told,
                     enum program_answer answer, long number, struct err *err)
{
    char line[LINE];
    int len = snprintf(line, sizeof line, "%s end %s %ld\n", ask->mark,
                       program_answer_word(answer), number);
    return durable_write(told, line, (size_t)len, 0644, err);
}

bool program_ask_restart(const char *folder, struct err *err)
{
    char path[PROGRAM_ASK_PATH];
    return path_of(path, folder, "restart", err) && durable_write(path, "", 0, 0644, err);
}

/* the terminal's side */

/* What root said last. */
struct heard {
    char line[LINE];
    int percent;
    bool ended;
    enum program_answer answer;
};

static bool lay(const struct program_ask *ask, const char *path, struct err *err)
{
    char text[TEXT_LEN + 1];
    int len = snprintf(text, sizeof text, "%s\n%s\n", ask->mark, ask->path);
    return durable_write(path, text, (size_t)len, 0644, err);
}

static void understand(struct heard *h, const char *line, const char *mark)
{
    char word[LINE];
    const char *at = line;
    size_t mark_len = strlen(mark);
    if (strncmp(line, mark, mark_len) != 0)
        return;
    at += mark_len;
    if (label_word(&at, " percent ", word, sizeof word)) {
        long percent = strtol(word, NULL, 10);
        h->percent = percent < 0 ? 0 : percent > 99 ? 99 : (int)percent;
    } else if (label_word(&at, " end ", word, sizeof word)) {
        h->ended = program_answer_read(word, &h->answer);
    }
}

/* True if there is something new. */
static bool hear(struct heard *h, const char *told, const char *mark)
{
    char line[LINE];
    size_t len;
    struct err ignored = {""};
    if (!read_plain(told, line, sizeof line - 1, &len, &ignored))
        return false;
    line[len] = '\0';
    if (strcmp(line, h->line) == 0)
        return false;
    memcpy(h->line, line, len + 1);
    understand(h, line, mark);
    return true;
}

static enum program_answer wait_for_end(const char *path, const char *told,
                                        const char *mark,
                                        void (*tell)(void *context, int percent),
                                        void *context, struct err *err)
{
    const struct timespec moment = {0, LOOK_MS * 1000000L};
    struct heard heard = {.line = "", .percent = 0};
    int gone_ms = 0;
    for (int ms = 0; ms < PROGRAM_ASK_SILENCE_MS && gone_ms < GRACE_MS; ms += LOOK_MS) {
        if (hear(&heard, told, mark))
            ms = 0;
        if (heard.ended)
            return heard.answer;
        if (ms % 1000 == 0)
            tell(context, heard.percent);
        gone_ms = access(path, F_OK) == 0 ? 0 : gone_ms + LOOK_MS;
        nanosleep(&moment, NULL);
    }
    err_set(err, "root did not write the program; look at anna-program.service");
    return PROGRAM_UNKEPT;
}

enum program_answer program_ask(const char *folder, const char *told, const char *path,
                                void (*tell)(void *context, int percent), void *context,
                                struct err *err)
{
    struct program_ask ask;
    struct timespec now;
    char question[PROGRAM_ASK_PATH];
    if (!path_of(question, folder, "ask", err))
        return PROGRAM_UNKEPT;
    clock_gettime(CLOCK_BOOTTIME, &now);
    snprintf(ask.mark, sizeof ask.mark, "%ld-%lld-%ld", (long)getpid(),
             (long long)now.tv_sec, now.tv_nsec);
    if (strlen(path) >= sizeof ask.path || strchr(path, '\n') != NULL) {
        err_set(err, "%.60s...: the path cannot be asked for", path);
        return PROGRAM_UNREADABLE;
    }
    memcpy(ask.path, path, strlen(path) + 1);
    if (!lay(&ask, question, err))
        return PROGRAM_UNKEPT;
    enum program_answer answer =
        wait_for_end(question, told, ask.mark, tell, context, err);
    unlink(question);
    return answer;
}
