#include "pages/drawing.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/scratch.h"
#include "base/share.h"
#include "workspace/store.h"

enum { PATIENCE_MS = 10000, ANSWER_MOST = 1024, PICTURE_MOST = 32 << 20 };

struct drawing {
    char folder[SCRATCH_PATH];
    pid_t child; /* 0: there is none */
    int ask;     /* its stdin */
    int answer;  /* its stdout */
};

bool drawing_open(struct drawing **out, struct err *err)
{
    struct drawing *drawing = calloc(1, sizeof *drawing);
    if (drawing == NULL)
        return err_set(err, "not enough memory");
    if (!scratch_folder(drawing->folder, "preview", err)) {
        free(drawing);
        return false;
    }
    *out = drawing;
    return true;
}

static void end_child(struct drawing *drawing)
{
    if (drawing->child == 0)
        return;
    close(drawing->ask);
    close(drawing->answer);
    kill(drawing->child, SIGKILL);
    while (waitpid(drawing->child, NULL, 0) < 0 && errno == EINTR)
        ;
    drawing->child = 0;
}

/* "FOLDER/NAME" */
static const char *file_of(struct arena *arena, const struct drawing *drawing,
                           const char *name)
{
    return arena_print(arena, "%s/%s", drawing->folder, name);
}

void drawing_close(struct drawing *drawing)
{
    struct arena arena = {0};
    if (drawing == NULL)
        return;
    end_child(drawing);
    const char *content = file_of(&arena, drawing, "content");
    const char *picture = file_of(&arena, drawing, "picture");
    if (content != NULL && picture != NULL) {
        unlink(content);
        unlink(picture);
    }
    rmdir(drawing->folder);
    arena_free(&arena);
    free(drawing);
}

/* Beside this program, where a package and a build both put it. */
static void run_child(int ask, int answer)
{
    static const char name[] = "anna-preview";
    char own[SHARE_PATH];
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - sizeof name);
    if (len < 0 || dup2(ask, STDIN_FILENO) < 0 || dup2(answer, STDOUT_FILENO) < 0)
        _exit(127);
    own[len] = '\0';
    char *slash = strrchr(own, '/');
    memcpy(slash != NULL ? slash + 1 : own, name, sizeof name);
    execl(own, name, (char *)NULL);
    _exit(127);
}

static bool begin_child(struct drawing *drawing, struct err *err)
{
    int ask[2], answer[2];
    if (drawing->child != 0)
        return true;
    if (pipe2(ask, O_CLOEXEC) != 0)
        return err_set_errno(err, "the preview cannot be begun");
    if (pipe2(answer, O_CLOEXEC) != 0) {
        err_set_errno(err, "the preview cannot be begun");
        close(ask[0]);
        close(ask[1]);
        return false;
    }
    pid_t child = fork();
    if (child == 0)
        run_child(ask[0], answer[1]);
    close(ask[0]);
    close(answer[1]);
    if (child < 0) {
        close(ask[1]);
        close(answer[0]);
        return err_set_errno(err, "the preview cannot be begun");
    }
    drawing->child = child;
    drawing->ask = ask[1];
    drawing->answer = answer[0];
    return true;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes += n;
        len -= (size_t)n;
    }
    return true;
}

/* One line of an answer, without its end. */
static bool read_line(int fd, char out[ANSWER_MOST])
{
    size_t len = 0;
    while (len < ANSWER_MOST - 1) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = poll(&wait, 1, PATIENCE_MS);
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0 || read(fd, out + len, 1) != 1)
            return false;
        if (out[len] == '\n') {
            out[len] = '\0';
            return true;
        }
        len++;
    }
    return false;
}

static bool take_kind(struct arena *arena, const struct document *from,
                      enum record_kind kind, struct document *out)
{
    for (size_t i = 0; i < from->list[kind].count; i++)
        if (!document_add(arena, out, from->list[kind].item[i]))
            return false;
    return true;
}

static bool take_offer(struct arena *arena, const struct drawing_order *order,
                       struct document *out)
{
    struct record *offer = NULL;
    bool ok = record_copy(arena, order->offer, &offer) &&
              document_add(arena, out, offer) &&
              take_kind(arena, order->document, RECORD_ANSWER, out);
    const struct value *related = offer_value(order->offer, OFFER_RELATED);
    for (size_t i = 0; ok && related != NULL && i < related->list.count; i++) {
        struct record *other =
            document_find(order->document, RECORD_OFFER, related->list.item[i]);
        if (other != NULL && strcmp(record_id(other), record_id(offer)) != 0)
            ok = document_add(arena, out, other);
    }
    return ok;
}

/* With the offer that it is about. */
static bool take_answer(struct arena *arena, const struct drawing_order *order,
                        struct document *out)
{
    struct record *answer = NULL;
    const char *id = answer_text(order->answer, ANSWER_OFFER);
    struct record *offer =
        id != NULL ? document_find(order->document, RECORD_OFFER, id) : NULL;
    return record_copy(arena, order->answer, &answer) &&
           document_add(arena, out, answer) &&
           (offer == NULL || document_add(arena, out, offer));
}

/* The offer and what leads on from it, or the answer, and all that is neither. */
static bool write_content(struct arena *arena, const struct drawing_order *order,
                          const char *path, struct err *err)
{
    struct document content = {0};
    static const enum record_kind kinds[] = {RECORD_SITE, RECORD_TOPIC, RECORD_BARRIER,
                                             RECORD_COACH, RECORD_HOST};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof kinds / sizeof kinds[0]; i++)
        ok = take_kind(arena, order->document, kinds[i], &content);
    ok = ok && (order->answer != NULL ? take_answer(arena, order, &content)
                                      : take_offer(arena, order, &content));
    if (!ok)
        return err_set(err, "not enough memory");
    char day[16];
    snprintf(day, sizeof day, "%.10s", order->moment);
    const struct store_word word[] = {
        {"site", ""}, {"sequence", "1"}, {"created", day}, {"valid_until", "9999-12-31"}};
    const struct store_extra extra = {.word = word,
                                      .word_count = sizeof word / sizeof word[0]};
    unlink(path);
    return store_write_copy(path, &content, &extra, err);
}

static bool ask_child(struct drawing *drawing, const char *request, struct err *err)
{
    char line[ANSWER_MOST];
    if (!begin_child(drawing, err))
        return false;
    if (!write_all(drawing->ask, request, strlen(request)) ||
        !read_line(drawing->answer, line)) {
        end_child(drawing);
        return err_set(err, "the preview has ended; the next one begins it again");
    }
    return strcmp(line, "ok") == 0 || err_set(err, "%s", line);
}

bool drawing_make(struct drawing *drawing, struct arena *arena,
                  const struct drawing_order *order, struct buf *out, struct err *err)
{
    const char *content = file_of(arena, drawing, "content");
    const char *picture = file_of(arena, drawing, "picture");
    const char *request = arena_print(
        arena, "%s\t%s\t%s\t%s\t%s\t%s\t%d\t%dx%d\t%d\t%s\t%s\n", content, order->site,
        order->lang, order->theme, order->answer != NULL ? "answers" : "offer",
        order->answer != NULL ? "" : record_id(order->offer), order->percent, order->w_px,
        order->h_px, order->page, order->moment, picture);
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (strpbrk(order->site, "\t\n") != NULL || strpbrk(order->lang, "\t\n") != NULL ||
        strpbrk(order->theme, "\t\n") != NULL)
        return err_set(err, "that cannot be drawn");
    bool ok = write_content(arena, order, content, err) &&
              ask_child(drawing, request, err) &&
              buf_read_file(out, picture, PICTURE_MOST, err);
    unlink(picture);
    return ok;
}
