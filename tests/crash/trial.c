#include "trial.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "device/outbox.h"
#include "terminal.h"
#include "town.h"

static const struct app_time noon = {.wall_known = true, .wall = 1795608000};

/* installing */

static bool shows(int least, int most, char why[TRIAL_WHY])
{
    int shown;
    if (terminal_start(&shown, why) != FLOW_HOLDS)
        return false;
    if (shown >= least && shown <= most)
        return true;
    snprintf(why, TRIAL_WHY, "number %d is shown afterwards", shown);
    return false;
}

static bool after_install(int before, bool done, char why[TRIAL_WHY])
{
    struct err err = {""};
    if (!shows(done ? before + 1 : before, before + 1, why))
        return false;
    if (terminal_install(before + 1, &err))
        return shows(before + 1, before + 1, why);
    snprintf(why, TRIAL_WHY, "it cannot be done again: %.250s", err.text);
    return false;
}

static enum trial_end install_first(struct err *err)
{
    return terminal_install(1, err) ? TRIAL_DONE : TRIAL_SAID;
}

static bool after_first(bool done, char why[TRIAL_WHY])
{
    return after_install(0, done, why);
}

static enum trial_end install_over(struct err *err)
{
    return terminal_install(3, err) ? TRIAL_DONE : TRIAL_SAID;
}

/* One that is good stays beside the new one, to go back to. It is number 1 when number 2
 * could not be read. */
static bool after_over(bool done, char why[TRIAL_WHY])
{
    struct err err = {""};
    if (!after_install(2, done, why))
        return false;
    if (terminal_go(false, &err))
        return shows(1, 2, why);
    snprintf(why, TRIAL_WHY, "there is no way back: %.250s", err.text);
    return false;
}

static enum trial_end stick(struct err *err)
{
    return terminal_deliver(3, err) ? TRIAL_DONE : TRIAL_SAID;
}

/* going back */

static enum trial_end go_back(struct err *err)
{
    return terminal_go(false, err) ? TRIAL_DONE : TRIAL_SAID;
}

static bool after_back(bool done, char why[TRIAL_WHY])
{
    return shows(1, done ? 1 : 2, why);
}

/* starting: content and index alone, then the whole with its first frame */

static enum trial_end start(struct err *err)
{
    int shown = 0;
    char why[FLOW_WHY] = "";
    enum flow_verdict verdict = terminal_start(&shown, why);
    err_set(err, "%s", why);
    if (verdict == FLOW_DARK || verdict == FLOW_BARE)
        return TRIAL_SAID;
    if (verdict != FLOW_HOLDS)
        return TRIAL_WRONG;
    return shown > 0 ? TRIAL_DONE : TRIAL_DARK;
}

static bool after_start(bool done, char why[TRIAL_WHY])
{
    (void)done;
    return shows(2, 2, why);
}

static enum trial_end first_frame(struct err *err)
{
    struct app *app;
    struct app_options options = {
        .config = town_config(), .w = 800, .h = 480, .hidden = true};
    if (!app_open(&app, &options, noon, err))
        return TRIAL_SAID;
    app_draw(app, noon);
    /* What cannot be shown is tried again each minute. */
    struct app_time later = noon;
    later.ms += 61000;
    app_tick(app, later);
    app_draw(app, later);
    enum trial_end end = TRIAL_DONE;
    if (strcmp(app_screen(app), "out_of_order") == 0)
        end = TRIAL_DARK;
    else if (strcmp(app_screen(app), "attract") != 0)
        end = TRIAL_WRONG;
    app_close(app);
    return end;
}

/* a report, when others wait already: none of those may be lost */

static bool waits(size_t least, size_t most, char why[TRIAL_WHY])
{
    struct buf box = {0};
    struct err err = {""};
    bool ok = outbox_read(town_config()->state, &box, &err);
    size_t count = box.len / SEAL_SLOT_LEN;
    buf_free(&box);
    if (ok && count >= least && count <= most)
        return true;
    snprintf(why, TRIAL_WHY, "%zu reports wait, %zu were there: %.200s", count, least,
             err.text);
    return false;
}

enum { WAITING = 3 };

static bool say_number(unsigned number, struct err *err)
{
    static unsigned char slot[SEAL_SLOT_LEN];
    memset(slot, (int)number + 1, sizeof slot);
    return outbox_add(town_config()->state, slot, err);
}

static enum trial_end report(struct err *err)
{
    return say_number(WAITING, err) ? TRIAL_DONE : TRIAL_SAID;
}

static bool after_report(bool done, char why[TRIAL_WHY])
{
    struct err err = {""};
    if (!waits(done ? WAITING + 1 : WAITING, WAITING + 1, why))
        return false;
    if (say_number(WAITING, &err))
        return waits(WAITING + 1, WAITING + 1, why);
    snprintf(why, TRIAL_WHY, "it cannot be said again: %.250s", err.text);
    return false;
}

static void let_wait(struct disk *disk)
{
    struct err err = {""};
    calls_mount(disk);
    for (unsigned i = 0; i < WAITING; i++)
        if (!say_number(i, &err))
            fprintf(stderr, "crash tests: report: %s\n", err.text);
    calls_mount(NULL);
    disk_settle(disk);
}

/* a new program: what was said to be written starts, else the old one may */

static enum trial_end program(struct err *err)
{
    return flow_program_write(err) ? TRIAL_DONE : TRIAL_SAID;
}

static bool after_program(bool done, char why[TRIAL_WHY])
{
    struct err err = {""};
    long runs = flow_program_start();
    if (runs != 7 && (done || runs != 6)) {
        snprintf(why, TRIAL_WHY, "program %ld starts afterwards", runs);
        return false;
    }
    if (runs == 7 || (flow_program_write(&err) && flow_program_start() == 7))
        return true;
    snprintf(why, TRIAL_WHY, "it cannot be written again: %.250s", err.text);
    return false;
}

static const struct trial trials[] = {
    {.name = "install-first", .run = install_first, .after = after_first},
    {.name = "install-over",
     .content = 2,
     .twin = true,
     .run = install_over,
     .after = after_over},
    {.name = "stick", .content = 2, .twin = true, .run = stick, .after = after_over},
    {.name = "going-back", .content = 2, .run = go_back, .after = after_back},
    {.name = "start", .content = 2, .run = start, .after = after_start},
    {.name = "first-frame",
     .content = 2,
     .comes_back = true,
     .run = first_frame,
     .after = after_start},
    {.name = "report", .content = 2, .run = report, .after = after_report},
    {.name = "program", .run = program, .after = after_program},
};

const struct trial *trial_at(size_t place)
{
    return place < sizeof trials / sizeof trials[0] ? &trials[place] : NULL;
}

const struct disk *trial_disk(const struct trial *trial)
{
    static struct disk *disks[sizeof trials / sizeof trials[0]];
    struct disk **disk = &disks[trial - trials];
    if (*disk != NULL)
        return *disk;
    *disk =
        trial->run == program ? flow_program.prepare() : terminal_with(trial->content);
    if (trial->run == report)
        let_wait(*disk);
    return *disk;
}
