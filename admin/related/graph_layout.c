#include "related/graph_layout.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/scratch.h"

static const double mm_per_inch = 25.4;
enum { ANSWER_MOST = 64 << 20 };

static void write_graph(const struct graph_box *box, size_t count,
                        const struct graph_link *link, size_t links, struct buf *out)
{
    buf_add_text(out, "graph g {\n"
                      "graph [overlap=prism, overlap_scaling=-2, sep=\"+4\", start=7, "
                      "splines=false, K=1.2, repulsiveforce=1.4];\n"
                      "node [shape=box, fixedsize=true, label=\"\"];\n");
    for (size_t i = 0; i < count; i++)
        buf_print(out, "n%zu [width=%.3f, height=%.3f];\n", i, box[i].w_mm / mm_per_inch,
                  box[i].h_mm / mm_per_inch);
    for (size_t i = 0; i < links; i++)
        buf_print(out, "n%zu -- n%zu [weight=%d];\n", link[i].from, link[i].to,
                  link[i].weight);
    buf_add_text(out, "}\n");
}

static bool put_all(int fd, const struct buf *text, struct err *err)
{
    for (size_t done = 0; done < text->len;) {
        ssize_t wrote = write(fd, text->bytes + done, text->len - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return err_set_errno(err, "the temporary file could not be written");
        done += (size_t)wrote;
    }
    return lseek(fd, 0, SEEK_SET) == 0 ||
           err_set_errno(err, "the temporary file could not be read");
}

static bool get_all(int fd, struct buf *out, struct err *err)
{
    char piece[16384];
    if (lseek(fd, 0, SEEK_SET) != 0)
        return err_set_errno(err, "the temporary file could not be read");
    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "the temporary file could not be read");
        if (got == 0)
            return !out->failed || err_set(err, "not enough memory");
        if (out->len > ANSWER_MOST)
            return err_set(err, "sfdp of Graphviz said too much");
        buf_add(out, piece, (size_t)got);
    }
}

static bool run_sfdp(int in, int out, struct err *err)
{
    extern char **environ;
    char *const words[] = {"sfdp", "-Tplain", NULL};
    posix_spawn_file_actions_t actions;
    pid_t child = 0;
    int status = 0;
    if (posix_spawn_file_actions_init(&actions) != 0)
        return err_set(err, "not enough memory");
    int failed = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    if (failed == 0)
        failed = posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                                  O_WRONLY, 0);
    if (failed == 0)
        failed = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return err_set(err,
                       "sfdp could not be started (%s); install the package graphviz",
                       strerror(failed));
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return err_set_errno(err, "sfdp of Graphviz got lost");
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           err_set(err, "sfdp of Graphviz failed; is the package graphviz whole?");
}

/* A line "node n12 X Y WIDTH HEIGHT ...", in inches, upwards
 * (https://graphviz.org/docs/outputs/plain/). False if it is another. */
static bool read_place(const char *line, struct graph_box *box, size_t count)
{
    static const char head[] = "node n";
    char *end = NULL;
    if (strncmp(line, head, sizeof head - 1) != 0)
        return false;
    unsigned long number = strtoul(line + sizeof head - 1, &end, 10);
    if (*end != ' ' || number >= count)
        return false;
    double x = strtod(end, &end);
    double y = strtod(end, &end);
    if (*end != ' ' || !isfinite(x) || !isfinite(y))
        return false;
    box[number].x_mm = x * mm_per_inch;
    box[number].y_mm = -y * mm_per_inch;
    return true;
}

static bool read_places(const struct buf *text, struct graph_box *box, size_t count,
                        struct err *err)
{
    size_t placed = 0;
    const char *line = text->len == 0 ? NULL : text->bytes;
    while (line != NULL && *line != '\0') {
        placed += read_place(line, box, count);
        line = strchr(line, '\n');
        line = line == NULL ? NULL : line + 1;
    }
    return placed == count ||
           err_set(err, "sfdp of Graphviz placed %zu of %zu boxes", placed, count);
}

bool graph_layout(struct graph_box *box, size_t count, const struct graph_link *link,
                  size_t links, struct err *err)
{
    struct buf question = {0};
    struct buf answer = {0};
    if (count == 0)
        return true;
    write_graph(box, count, link, links, &question);
    int in = scratch_file(err);
    int out = in < 0 ? -1 : scratch_file(err);
    bool ok = in >= 0 && out >= 0;
    if (ok && question.failed)
        ok = err_set(err, "not enough memory");
    ok = ok && put_all(in, &question, err) && run_sfdp(in, out, err) &&
         get_all(out, &answer, err) && read_places(&answer, box, count, err);
    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    buf_free(&question);
    buf_free(&answer);
    return ok;
}
