#include "app_stick.h"

#include <stdlib.h>

#include "app_plugs.h"
#include "app_setup.h"
#include "app_editions.h"
#include "app_times.h"
#include "app_work.h"

struct app_stick {
    struct app_stick_options options;
    struct hall *hall;
    struct stick_view view;
    struct app_plugs plugs;
    struct app_work work;
    bool kept;        /* a setup was, and nobody was told yet */
    int64_t since_ms; /* the phase stands, or the child was silent, since then */
    int64_t looked_ms;
};

static bool set_phase(struct app_stick *s, enum stick_phase phase, int64_t now_ms)
{
    s->view.phase = phase;
    s->since_ms = now_ms;
    return true;
}

/* Where nothing of ANNA lies on what can be read, it may lie on what cannot. */
static bool nothing_read(const struct app_stick *s)
{
    return s->plugs.last.unreadable && s->view.delivery.program.answer == PROGRAM_NONE &&
           (s->plugs.last.part_count == 0 || s->view.delivery.end == DELIVERY_EMPTY);
}

static bool fail(struct app_stick *s, const char *line)
{
    delivery_begin(&s->view.delivery);
    return delivery_take(&s->view.delivery, line);
}

static bool finish(struct app_stick *s, int64_t now_ms)
{
    app_editions_read(&s->options, &s->view);
    s->view.go_failed = false;
    if (s->view.delivery.end == DELIVERY_ASKS) {
        if (app_setup_read(s->options.config, &s->view.setup))
            return set_phase(s, STICK_SETUP, now_ms);
        fail(s, "end failed setup_torn");
    }
    if (s->view.delivery.end == DELIVERY_CHOSEN)
        return set_phase(s, STICK_WENT, now_ms);
    return set_phase(s, nothing_read(s) ? STICK_UNREADABLE : STICK_DONE, now_ms);
}

static bool begin(struct app_stick *s, const struct mounts_stick *stick, bool as_is,
                  int64_t now_ms)
{
    struct err ignored = {""};
    app_plugs_take(&s->plugs, stick);
    s->view = (struct stick_view){.plugged = true};
    delivery_begin(&s->view.delivery);
    set_phase(s, STICK_WORKS, now_ms);
    if (stick->part_count == 0)
        return finish(s, now_ms);
    if (app_work_install(&s->work, &s->plugs.last, as_is, &ignored)) {
        app_plugs_listen(&s->plugs, WATCH_CHILD, s->work.child.fd);
        return true;
    }
    delivery_take(&s->view.delivery, "end failed broken_off");
    return finish(s, now_ms);
}

/* A page in front of hers: what she did stays as it is behind it. */
static bool ask_visitor(struct app_stick *s, int64_t now_ms)
{
    if (s->view.phase == STICK_ASKS)
        return false;
    session_open(s->hall->session, SCREEN_STICK, NULL);
    return set_phase(s, STICK_ASKS, now_ms);
}

static bool go_away(struct app_stick *s, int64_t now_ms)
{
    session_close(s->hall->session, SCREEN_STICK);
    return set_phase(s, STICK_AWAY, now_ms);
}

/* Decides what the sticks that are in mean now. */
static bool settle(struct app_stick *s, int64_t now_ms)
{
    enum stick_phase phase = s->view.phase;
    bool visitor = s->hall->session->visitor;
    bool was_in = s->view.plugged;
    s->view.plugged =
        s->plugs.count > 0 && (phase == STICK_TWO || app_plugs_last_is_in(&s->plugs));
    if (phase == STICK_WORKS)
        return was_in != s->view.plugged;
    if (s->plugs.count == 0) {
        app_plugs_forget(&s->plugs);
        /* What was pulled before its result stood there is told for a while. */
        if (phase == STICK_AWAY || (phase == STICK_DONE && !was_in))
            return false;
        /* So is that the machine starts again. */
        if (phase == STICK_DONE && s->view.delivery.program.answer == PROGRAM_WRITTEN)
            return set_phase(s, STICK_DONE, now_ms);
        return go_away(s, now_ms);
    }
    bool news = s->plugs.count > 1 || !app_plugs_known(&s->plugs, &s->plugs.in[0]);
    if (!news && phase == STICK_ASKS)
        return go_away(s, now_ms);
    if (!news)
        return phase == STICK_TWO && finish(s, now_ms);
    if (visitor)
        return ask_visitor(s, now_ms);
    if (s->plugs.count > 1)
        return phase != STICK_TWO && set_phase(s, STICK_TWO, now_ms);
    return !app_work_runs(&s->work) && begin(s, &s->plugs.in[0], false, now_ms);
}

/* What is kept now says whether it went well, whatever became of the child. */
static bool setup_ended(struct app_stick *s, int64_t now_ms)
{
    s->kept = app_setup_kept(s->options.config);
    app_setup_forget(s->options.config);
    if (s->kept)
        return true;
    fail(s, "end failed setup_unkept");
    finish(s, now_ms);
    settle(s, now_ms);
    return true;
}

static bool work_ended(struct app_stick *s, int64_t now_ms)
{
    if (s->work.deed == APP_WORK_SET_UP)
        return setup_ended(s, now_ms);
    finish(s, now_ms);
    settle(s, now_ms);
    return true;
}

static bool hear(struct app_stick *s, int64_t now_ms)
{
    bool changed = false;
    for (;;) {
        switch (app_work_hear(&s->work)) {
        case APP_WORK_SILENT:
            return changed;
        case APP_WORK_SPEAKS:
            s->since_ms = now_ms;
            changed = true;
            break;
        case APP_WORK_ENDED:
            changed = work_ended(s, now_ms) || changed;
            break;
        case APP_WORK_GONE:
            changed = settle(s, now_ms) || changed;
            break;
        }
    }
}

bool app_stick_look(struct app_stick *s, int64_t now_ms)
{
    s->looked_ms = now_ms;
    bool changed = hear(s, now_ms);
    app_plugs_look(&s->plugs);
    app_plugs_listen(&s->plugs, WATCH_CHILD, s->work.child.fd);
    return settle(s, now_ms) || changed;
}

void app_stick_listen(struct app_stick *s, int descriptor)
{
    app_plugs_listen(&s->plugs, WATCH_JACK, descriptor);
}

bool app_stick_plug(struct app_stick *s, const char *folders)
{
    return app_plugs_put(&s->plugs, folders);
}

bool app_stick_pull(struct app_stick *s, const char *folder)
{
    return app_plugs_pull(&s->plugs, folder);
}

bool app_stick_works(const struct app_stick *s)
{
    return app_work_runs(&s->work);
}

void app_stick_wait(const struct app_stick *s)
{
    child_wait(&s->work.child);
}

bool app_stick_free(struct app_stick *s, int64_t now_ms)
{
    if (s->view.phase == STICK_ASKS)
        s->view.phase = STICK_AWAY;
    return settle(s, now_ms);
}

/* The note on the stick must say what holds now; before that it may not be pulled. */
static bool note_choice(struct app_stick *s, int64_t now_ms)
{
    struct err ignored = {""};
    delivery_begin(&s->view.delivery);
    delivery_take(&s->view.delivery, "ours");
    delivery_take(&s->view.delivery, "step note 99");
    if (!app_work_chosen(&s->work, &ignored)) {
        delivery_take(&s->view.delivery, "end chosen none");
        return finish(s, now_ms);
    }
    app_plugs_listen(&s->plugs, WATCH_CHILD, s->work.child.fd);
    return set_phase(s, STICK_WORKS, now_ms);
}

/* Looks before it believes that the stick which opened the way is still in. */
static bool may_go(struct app_stick *s)
{
    app_plugs_look(&s->plugs);
    return s->view.delivery.ours && app_plugs_last_is_in(&s->plugs);
}

static bool go(struct app_stick *s, int64_t now_ms)
{
    if (!may_go(s))
        return app_stick_look(s, now_ms);
    if (app_editions_go(&s->options, s->view.phase == STICK_FORWARD))
        return note_choice(s, now_ms);
    finish(s, now_ms);
    s->view.go_failed = true;
    return set_phase(s, STICK_WENT, now_ms);
}

static bool set_up(struct app_stick *s, int64_t now_ms)
{
    struct err ignored = {""};
    delivery_begin(&s->view.delivery);
    delivery_take(&s->view.delivery, "step keep 50");
    if (!app_work_set_up(&s->work, &ignored)) {
        fail(s, "end failed setup_unkept");
        return finish(s, now_ms);
    }
    app_plugs_listen(&s->plugs, WATCH_CHILD, s->work.child.fd);
    return set_phase(s, STICK_WORKS, now_ms);
}

/* A terminal that is set up goes on with the content on the stick. */
static bool decline(struct app_stick *s, int64_t now_ms)
{
    struct mounts_stick same = s->plugs.last;
    app_setup_forget(s->options.config);
    if (!config_waits(s->options.config) && app_plugs_last_is_in(&s->plugs))
        return begin(s, &same, true, now_ms);
    fail(s, "end failed setup_declined");
    return finish(s, now_ms);
}

bool app_stick_kept(struct app_stick *s)
{
    bool kept = s->kept;
    s->kept = false;
    return kept;
}

bool app_stick_set_up(struct app_stick *s, const struct signature_key *keys,
                      size_t key_count, int64_t now_ms)
{
    struct mounts_stick same = s->plugs.last;
    s->options.keys = keys;
    s->options.key_count = key_count;
    if (app_plugs_last_is_in(&s->plugs))
        return begin(s, &same, false, now_ms);
    set_phase(s, STICK_AWAY, now_ms);
    return settle(s, now_ms);
}

bool app_stick_press(struct app_stick *s, enum stick_press press, int64_t now_ms)
{
    enum stick_phase phase = s->view.phase;
    bool asks = phase == STICK_BACK || phase == STICK_FORWARD;
    switch (press) {
    case STICK_ASK_BACK:
        return may_go(s) && s->view.back.number > 0 && set_phase(s, STICK_BACK, now_ms);
    case STICK_ASK_FORWARD:
        return may_go(s) && s->view.forward.number > 0 &&
               set_phase(s, STICK_FORWARD, now_ms);
    case STICK_YES:
        return phase == STICK_SETUP ? set_up(s, now_ms) : asks && go(s, now_ms);
    case STICK_NO:
        if (phase == STICK_SETUP)
            return decline(s, now_ms);
        return asks && finish(s, now_ms);
    case STICK_LEAVE:
        return phase != STICK_WORKS && set_phase(s, STICK_AWAY, now_ms);
    }
    return false;
}

static bool tick_phase(struct app_stick *s, int64_t now_ms)
{
    int64_t limit = app_times_limit_ms(&s->view);
    if (limit == 0 || now_ms - s->since_ms < limit)
        return false;
    if (s->view.phase != STICK_WORKS)
        return set_phase(s, STICK_AWAY, now_ms);
    app_work_give_up(&s->work);
    delivery_take(&s->view.delivery,
                  s->work.deed == APP_WORK_SET_UP   ? "end failed setup_unkept"
                  : s->work.deed == APP_WORK_CHOSEN ? "end chosen none"
                                                    : "end failed unreadable");
    return finish(s, now_ms);
}

bool app_stick_tick(struct app_stick *s, int64_t now_ms)
{
    int64_t look = app_times_look_ms(&s->work, &s->plugs);
    bool changed =
        look != 0 && now_ms - s->looked_ms >= look && app_stick_look(s, now_ms);
    return tick_phase(s, now_ms) || changed;
}

int app_stick_next_ms(const struct app_stick *s, int64_t now_ms)
{
    int64_t limit = app_times_limit_ms(&s->view);
    int64_t look = app_times_look_ms(&s->work, &s->plugs);
    int phase = app_times_left_ms(s->since_ms, limit, now_ms);
    int next = app_times_left_ms(s->looked_ms, look, now_ms);
    return phase < 0 || (next >= 0 && next < phase) ? next : phase;
}

bool app_stick_open(struct app_stick **stick_out, const struct app_stick_options *options,
                    struct hall *hall, struct err *err)
{
    struct app_stick *s = calloc(1, sizeof *s);
    if (s == NULL)
        return err_set(err, "not enough memory");
    s->options = *options;
    s->hall = hall;
    app_work_none(&s->work, &s->options, &s->hall->now.moment, &s->view.delivery);
    hall->stick = &s->view;
    *stick_out = s;
    return true;
}

bool app_stick_begin(struct app_stick *s, bool watch, int64_t now_ms, struct err *err)
{
    if (!app_plugs_open(&s->plugs, s->options.config, watch, err))
        return false;
    s->looked_ms = now_ms;
    settle(s, now_ms);
    return true;
}

void app_stick_close(struct app_stick *s)
{
    if (s == NULL)
        return;
    app_plugs_close(&s->plugs);
    s->hall->stick = NULL;
    free(s);
}

void app_stick_show(struct app_stick *s, const struct stick_view *view)
{
    s->view = *view;
}
