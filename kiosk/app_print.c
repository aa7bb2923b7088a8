#include "app_print.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "app_slip.h"

enum { LOOK_AGAIN_MS = 30000, LISTEN_MS = 100, TELL_MS = 8000, SIZE_LEN = 32 };

void app_print_open(struct app_print *print, const struct config *config,
                    const char *program)
{
    *print = (struct app_print){.config = config};
    snprintf(print->program, sizeof print->program, "%s", program);
    child_none(&print->child);
}

void app_print_close(struct app_print *print)
{
    if (print->child.pid != 0)
        close(print->child.fd);
    child_none(&print->child);
}

/* `page` is what it reads, `w` and `h` how large that is in millimetres; -1: it looks. */
static bool start(struct app_print *print, int page, const char *w, const char *h)
{
    struct err ignored = {""};
    const char *argument[] = {print->program, print->config->printer, NULL, NULL, NULL};
    if (page >= 0) {
        argument[2] = w;
        argument[3] = h;
    }
    print->good = false;
    print->prints = page >= 0;
    return child_start_with(&print->child, argument, page, &ignored);
}

void app_print_come(struct app_print *print, int64_t now_ms)
{
    bool lately = print->looked && now_ms - print->looked_ms < LOOK_AGAIN_MS;
    bool tells = print->view.state == PRINT_DONE || print->view.state == PRINT_FAILED;
    if (print->config->printer[0] == '\0' || print->child.pid != 0 || lately || tells)
        return;
    print->looked = true;
    print->looked_ms = now_ms;
    if (!start(print, -1, NULL, NULL))
        print->view.state = PRINT_NONE;
}

/* In memory that has no name. -1 on failure. */
static int keep_page(const struct buf *page)
{
    int fd = memfd_create("page", MFD_CLOEXEC);
    size_t done = 0;
    while (fd >= 0 && done < page->len) {
        ssize_t wrote = write(fd, page->bytes + done, page->len - done);
        if (wrote <= 0) {
            close(fd);
            return -1;
        }
        done += (size_t)wrote;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

static void end(struct app_print *print, bool ok, int64_t now_ms)
{
    print->view.state = ok ? PRINT_DONE : PRINT_FAILED;
    print->told_ms = now_ms;
    print->looked = false;
}

void app_print_begin(struct app_print *print, struct hall *hall, struct text *text,
                     int64_t now_ms)
{
    struct buf page = {0};
    struct err ignored = {""};
    char w[SIZE_LEN];
    char h[SIZE_LEN];
    double h_mm = 0;
    if (print->view.state != PRINT_READY || print->child.pid != 0)
        return;
    int fd = app_slip_draw(hall, text, &print->paper, &page, &h_mm, &ignored)
                 ? keep_page(&page)
                 : -1;
    buf_wipe_free(&page);
    snprintf(w, sizeof w, "%.1f", print->paper.w_mm);
    snprintf(h, sizeof h, "%.1f", h_mm);
    if (fd >= 0 && start(print, fd, w, h))
        print->view.state = PRINT_RUNS;
    else
        end(print, false, now_ms);
    if (fd >= 0)
        close(fd);
}

void app_print_leave(struct app_print *print)
{
    if (print->view.state == PRINT_DONE || print->view.state == PRINT_FAILED)
        print->view.state = PRINT_NONE;
    print->looked = false;
}

static void hear(struct app_print *print, const char *line)
{
    struct printer_paper paper;
    if (print->prints)
        print->good = strcmp(line, PRINTER_PRINTED) == 0;
    else if (printer_paper_read(&paper, line)) {
        print->paper = paper;
        print->good = true;
    }
}

static bool listen(struct app_print *print, int64_t now_ms)
{
    char line[CHILD_LINE_LEN];
    for (;;) {
        switch (child_read(&print->child, line)) {
        case CHILD_NOTHING:
            return false;
        case CHILD_LINE:
            hear(print, line);
            break;
        case CHILD_ENDED:
            if (print->prints)
                end(print, print->good, now_ms);
            else
                print->view.state = print->good ? PRINT_READY : PRINT_NONE;
            return true;
        }
    }
}

bool app_print_tick(struct app_print *print, int64_t now_ms)
{
    enum print_state before = print->view.state;
    bool tells = before == PRINT_DONE || before == PRINT_FAILED;
    if (print->child.pid != 0)
        listen(print, now_ms);
    else if (tells && now_ms - print->told_ms >= TELL_MS) {
        print->view.state = PRINT_NONE;
        app_print_come(print, now_ms);
    }
    return print->view.state != before;
}

int app_print_next_ms(const struct app_print *print, int64_t now_ms)
{
    int64_t left = print->told_ms + TELL_MS - now_ms;
    if (print->child.pid != 0)
        return LISTEN_MS;
    if (print->view.state != PRINT_DONE && print->view.state != PRINT_FAILED)
        return -1;
    return left > 0 ? (int)left : 0;
}
