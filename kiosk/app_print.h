#ifndef ANNA_KIOSK_APP_PRINT_H
#define ANNA_KIOSK_APP_PRINT_H

#include "config.h"
#include "device/child.h"
#include "base/share.h"
#include "device/printer_paper.h"
#include "screens/screen.h"

/* The printer while the terminal runs. anna-print talks to it (device/printer.h), one
 * after the other. The page goes to them through memory that has no name; nothing
 * of it comes onto the disk here. Whatever the system of printing does, the screen goes
 * on. */

struct app_print {
    const struct config *config;
    char program[SHARE_PATH]; /* anna-print */
    struct print_view view;
    struct printer_paper paper;
    struct child child;
    bool prints;       /* the child does; else it looks */
    bool good;         /* it has said so */
    bool looked;       /* at `looked_ms`, so the next look may wait */
    int64_t looked_ms; /* as app_time.ms */
    int64_t told_ms;   /* how it ended is told since then */
};

/* Nothing is known of it. `program` is anna-print's path. */
void app_print_open(struct app_print *print, const struct config *config,
                    const char *program);
/* A page that is printed comes out. */
void app_print_close(struct app_print *print);

/* Somebody is there: looks whether it can print, unless that was done lately. */
void app_print_come(struct app_print *print, int64_t now_ms);

/* Prints the page that stands. */
void app_print_begin(struct app_print *print, struct hall *hall, struct text *text,
                     int64_t now_ms);

/* She has gone: how hers ended is told to nobody else. */
void app_print_leave(struct app_print *print);

/* Lets time pass; true if the screen changes by it. And after how many milliseconds it
 * must be asked again, -1 = never. */
bool app_print_tick(struct app_print *print, int64_t now_ms);
int app_print_next_ms(const struct app_print *print, int64_t now_ms);

#endif
