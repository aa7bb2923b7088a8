#include "speech/clip_program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/scratch.h"
#include "base/spawn.h"

enum { WORDS_MOST = 64, SECONDS_MOST = 120, LOOK_MS = 5, LINE_MOST = 1000 };

/* The next word of the line into `out`; false at its end. `*open` if a quote is. */
static bool next_word(const char **at, struct buf *out, bool *open)
{
    char quote = '\0';
    const char *p = *at + strspn(*at, " ");
    bool any = *p != '\0';
    buf_reset(out);
    buf_add(out, "", 0);
    for (; *p != '\0' && (quote != '\0' || *p != ' '); p++) {
        if (quote != '\0' ? *p == quote : *p == '\'' || *p == '"')
            quote = quote != '\0' ? '\0' : *p;
        else
            buf_add(out, p, 1);
    }
    *at = p;
    *open = quote != '\0';
    return any;
}

static const char *find_program(struct arena *arena, const char *name)
{
    const char *path = getenv("PATH");
    if (strchr(name, '/') != NULL)
        return name;
    while (path != NULL && *path != '\0') {
        size_t len = strcspn(path, ":");
        const char *whole = arena_print(arena, "%.*s/%s", (int)len, path, name);
        if (whole != NULL && len > 0 && access(whole, X_OK) == 0)
            return whole;
        path += len + (path[len] == ':');
    }
    return NULL;
}

static bool read_words(struct arena *arena, const char *line, struct clip_program *out,
                       struct err *err)
{
    struct buf word = {0};
    const char *at = line;
    bool open = false;
    while (out->count < WORDS_MOST && next_word(&at, &word, &open) && !open) {
        const char *text = word.bytes != NULL ? word.bytes : "";
        out->reads = out->reads && strstr(text, "%t") == NULL;
        out->writes = out->writes && strstr(text, "%o") == NULL;
        out->word[out->count++] = arena_copy(arena, text);
    }
    bool failed = word.failed || arena->failed;
    buf_free(&word);
    if (failed)
        return err_set(err, "not enough memory");
    return (!open && out->count > 0 && out->count < WORDS_MOST) ||
           err_set(err,
                   "\"%s\" is no line of a program; write it as in \"espeak-ng -v "
                   "%%l -w %%o %%t\"",
                   line);
}

bool clip_program_read(struct arena *arena, const char *line, struct clip_program *out,
                       struct err *err)
{
    *out = (struct clip_program){.line = line, .reads = true, .writes = true};
    out->word = arena_take_array(arena, WORDS_MOST + 1, sizeof *out->word);
    if (out->word == NULL)
        return err_set(err, "not enough memory");
    for (const char *p = line; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' || p - line > LINE_MOST)
            return err_set(err, "the line of a program is one of at most %d letters",
                           (int)LINE_MOST);
    if (!read_words(arena, line, out, err))
        return false;
    const char *name = out->word[0];
    out->word[0] = find_program(arena, name);
    return out->word[0] != NULL ||
           err_set(err, "%s: there is no such program in $PATH", name);
}

/* One argument, its marks filled. */
static const char *fill_word(struct arena *arena, const char *word, const char *lang,
                             const char *text, const char *path)
{
    struct buf out = {0};
    for (const char *p = word; *p != '\0'; p++) {
        const char *put = p[0] != '%'   ? NULL
                          : p[1] == 't' ? text
                          : p[1] == 'o' ? path
                          : p[1] == 'l' ? lang
                          : p[1] == '%' ? "%"
                                        : NULL;
        if (put == NULL) {
            buf_add(&out, p, 1);
        } else {
            if (put == text && out.len == 0 && text[0] == '-')
                buf_add_text(&out, " ");
            buf_add_text(&out, put);
            p++;
        }
    }
    const char *filled =
        out.failed ? NULL : arena_copy(arena, out.bytes != NULL ? out.bytes : "");
    buf_free(&out);
    return filled;
}

/* A file with the text, to be read from its beginning. */
static int text_file(const char *text, struct err *err)
{
    int file = scratch_file(err);
    size_t len = strlen(text);
    if (file >= 0 && (write(file, text, len) != (ssize_t)len ||
                      write(file, "\n", 1) != 1 || lseek(file, 0, SEEK_SET) != 0)) {
        err_set_errno(err, "the text could not be handed over");
        close(file);
        return -1;
    }
    return file;
}

/* Until it has ended, or its time is over. */
static bool await_end(pid_t pid, const char *name, struct err *err)
{
    const struct timespec look = {.tv_nsec = LOOK_MS * 1000000L};
    int status = 0;
    pid_t got = 0;
    for (int i = 0; got == 0 && i < SECONDS_MOST * 1000 / LOOK_MS; i++) {
        got = waitpid(pid, &status, WNOHANG);
        if (got < 0 && errno == EINTR)
            got = 0;
        if (got == 0)
            nanosleep(&look, NULL);
    }
    if (got == 0) {
        kill(pid, SIGKILL);
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
            continue;
        return err_set(err, "%s: did not end in %d seconds", name, (int)SECONDS_MOST);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    return err_set(err, "%s: ended with %s %d", name,
                   WIFEXITED(status) ? "exit" : "signal",
                   WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
}

static bool start(const struct clip_program *program, const char *const *argument,
                  const char *text, const char *path, struct err *err)
{
    int in = program->reads ? text_file(text, err) : -1;
    int out = open(program->writes ? path : "/dev/null",
                   O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool ok =
        (in >= 0 || !program->reads) && (out >= 0 || err_set_errno(err, "%s", path));
    pid_t pid;
    const int given[] = {in, out, STDERR_FILENO};
    if (ok) {
        errno =
            spawn_program(&pid, given, sizeof given / sizeof given[0], argument, environ);
        ok = errno == 0 ? await_end(pid, argument[0], err)
                        : err_set_errno(err, "%s: could not be started", argument[0]);
    }
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return ok;
}

bool clip_program_run(const struct clip_program *program, const char *lang,
                      const char *text, const char *path, struct err *err)
{
    struct arena arena = {0};
    struct stat about;
    const char **argument =
        arena_take_array(&arena, program->count + 1, sizeof *argument);
    if (argument == NULL)
        return err_set(err, "not enough memory");
    argument[0] = program->word[0];
    for (size_t i = 1; i < program->count; i++)
        argument[i] = fill_word(&arena, program->word[i], lang, text, path);
    unlink(path);
    bool ok = arena.failed ? err_set(err, "not enough memory")
                           : start(program, argument, text, path, err);
    if (ok && (stat(path, &about) != 0 || about.st_size == 0))
        ok = err_set(err, "%s: wrote no sound", program->word[0]);
    arena_free(&arena);
    return ok;
}
