#ifndef ANNA_KIOSK_APP_WORK_H
#define ANNA_KIOSK_APP_WORK_H

#include "app_stick_options.h"
#include "core/delivery.h"
#include "device/child.h"
#include "device/mounts.h"

/* The work on one stick, from its start to its last word. Programs do it, one after the
 * other: this one again, for the same terminal, without a configuration of its own. */

enum app_work_deed {
    APP_WORK_INSTALL, /* take what is new from the stick */
    APP_WORK_NOTE,    /* leave the note that the one before broke off */
    APP_WORK_CHOSEN,  /* leave the note that somebody chose another content */
    APP_WORK_SET_UP   /* keep the setup that somebody has confirmed */
};

struct app_work {
    const struct app_stick_options *options;
    const struct moment *clock; /* what the terminal's clock shows; no real date: it has
                                   none */
    struct delivery *told;      /* what the programs say */
    struct child child;
    enum app_work_deed deed;
    const struct mounts_stick *stick;
    bool as_is;    /* a setup on the stick is left alone */
    bool given_up; /* nobody listens to it any more; its end is awaited */
};

/* Nothing is done yet. `options`, `clock` and `told` stay with the caller. */
void app_work_none(struct app_work *work, const struct app_stick_options *options,
                   const struct moment *clock, struct delivery *told);

/* Writes the options that make a program work for the same terminal, trust the same keys
 * and read no configuration; returns how many words. Room for 14 is enough. */
size_t app_work_same(const struct config *config, const char *argument[]);

/* Begins, with `told` empty. False if the program could not be started; then there is
 * no work. `stick` stays as it is until the end. */
bool app_work_install(struct app_work *work, const struct mounts_stick *stick, bool as_is,
                      struct err *err);
/* Goes on with the stick of the last app_work_install. */
bool app_work_chosen(struct app_work *work, struct err *err);
bool app_work_set_up(struct app_work *work, struct err *err);

enum app_work_news {
    APP_WORK_SILENT, /* nothing more to hear now */
    APP_WORK_SPEAKS, /* it is alive; `told` may say more */
    APP_WORK_ENDED,  /* `told` has an end, unless its deed was APP_WORK_SET_UP */
    APP_WORK_GONE    /* what was given up is gone */
};

/* Takes the next thing that it says. A program that installs and ends without a word is
 * followed by one that notes so on the stick. Never waits. */
enum app_work_news app_work_hear(struct app_work *work);

static inline bool app_work_runs(const struct app_work *work)
{
    return work->child.pid != 0;
}

/* Ends it by force; nothing that it still says is heard. */
void app_work_give_up(struct app_work *work);

#endif
