#include "app_work.h"

#include <stdio.h>

#include "device/shelf.h"
#include "device/setup_look.h"

enum { MOST_WORDS = 32 };

void app_work_none(struct app_work *work, const struct app_stick_options *options,
                   const struct moment *clock, struct delivery *told)
{
    *work = (struct app_work){.options = options, .clock = clock, .told = told};
    child_none(&work->child);
}

size_t app_work_same(const struct config *c, const char *argument[])
{
    const char *const same[] = {"--config",  "/dev/null", "--state", c->state,
                                "--setup",   c->setup,    "--site",  c->site,
                                "--program", c->program};
    size_t count = 0;
    for (; count < sizeof same / sizeof same[0]; count++)
        argument[count] = same[count];
    for (size_t i = 0; i < c->key_count && !c->set_up; i++) {
        argument[count++] = "--key";
        argument[count++] = c->key[i];
    }
    return count;
}

static bool run(struct app_work *work, enum app_work_deed deed,
                const char *const *argument, struct err *err)
{
    if (app_work_runs(work))
        return err_set(err, "%s: the one before has not ended yet", argument[0]);
    work->deed = deed;
    work->given_up = false;
    return child_start(&work->child, argument, err);
}

/* `note`: only leave a note for this reason. */
static bool start(struct app_work *work, enum app_work_deed deed, const char *note,
                  struct err *err)
{
    const char *argument[MOST_WORDS] = {work->options->program, "install"};
    const struct moment *clock = work->clock;
    char words[64];
    size_t count = 2 + app_work_same(work->options->config, argument + 2);
    for (size_t i = 0; i < work->stick->part_count; i++)
        argument[count++] = work->stick->part[i].folder;
    if (note != NULL) {
        argument[count++] = "--note";
        argument[count++] = note;
    }
    if (work->as_is)
        argument[count++] = "--as-is";
    if (date_valid(clock->date)) {
        snprintf(words, sizeof words, "%04d-%02d-%02dT%02d:%02d", clock->date.year,
                 clock->date.month, clock->date.day, clock->minute / 60,
                 clock->minute % 60);
        argument[count++] = "--clock";
        argument[count++] = words;
    }
    return run(work, deed, argument, err);
}

bool app_work_install(struct app_work *work, const struct mounts_stick *stick, bool as_is,
                      struct err *err)
{
    work->stick = stick;
    work->as_is = as_is;
    return start(work, APP_WORK_INSTALL, NULL, err);
}

bool app_work_chosen(struct app_work *work, struct err *err)
{
    return start(work, APP_WORK_CHOSEN, delivery_end_word(DELIVERY_CHOSEN), err);
}

bool app_work_set_up(struct app_work *work, struct err *err)
{
    const struct app_stick_options *options = work->options;
    char path[SETUP_LOOK_PATH];
    const char *argument[MOST_WORDS] = {options->program, "setup", path};
    app_work_same(options->config, argument + 3);
    return (setup_look_path(options->config->state, path) ||
            err_set(err, "%.60s...: the path is too long", options->config->state)) &&
           run(work, APP_WORK_SET_UP, argument, err);
}

/* Without a last word: what stands now decides. */
static void end_without_word(struct app_work *work)
{
    struct delivery *d = work->told;
    long current = shelf_current(work->options->config->state);
    bool installed = d->number > 0 && current == d->number && d->before != d->number;
    delivery_take(d, installed ? "end installed none" : "end failed broken_off");
}

static enum app_work_news ended(struct app_work *work)
{
    struct delivery *d = work->told;
    struct err ignored = {""};
    if (work->given_up)
        return APP_WORK_GONE;
    if (work->deed == APP_WORK_CHOSEN)
        delivery_take(d, "end chosen none");
    if (work->deed == APP_WORK_SET_UP || d->end != DELIVERY_RUNS)
        return APP_WORK_ENDED;
    end_without_word(work);
    return work->deed == APP_WORK_INSTALL && d->end == DELIVERY_FAILED &&
                   start(work, APP_WORK_NOTE, delivery_reason_word(d->reason), &ignored)
               ? APP_WORK_SPEAKS
               : APP_WORK_ENDED;
}

enum app_work_news app_work_hear(struct app_work *work)
{
    char line[CHILD_LINE_LEN];
    for (;;) {
        switch (child_read(&work->child, line)) {
        case CHILD_NOTHING:
            return APP_WORK_SILENT;
        case CHILD_LINE:
            if (work->given_up)
                break;
            if (work->deed == APP_WORK_INSTALL)
                delivery_take(work->told, line);
            return APP_WORK_SPEAKS;
        case CHILD_ENDED:
            return ended(work);
        }
    }
}

void app_work_give_up(struct app_work *work)
{
    child_kill(&work->child);
    work->given_up = app_work_runs(work);
}
