#include "app_inside.h"

#include <stdio.h>

#include "core/setup.h"
#include "device/trust.h"

/* The file that is kept; all zero if there is none. */
static struct stat kept_now(const struct config *config)
{
    char path[TRUST_PATH];
    struct stat about;
    if (snprintf(path, sizeof path, "%s/" SETUP_NAME, config->setup) >=
            (int)sizeof path ||
        stat(path, &about) != 0)
        about = (struct stat){.st_ino = 0};
    return about;
}

void app_remember_setup(struct app *app)
{
    app->setup_was = kept_now(app->config);
}

/* Whoever keeps another one replaces the file. What is damaged now is no news: it counts
 * from the next start on, and until then what was read stands. */
static bool another_is_kept(const struct app *app)
{
    const struct stat *was = &app->setup_was;
    struct stat now = kept_now(app->config);
    struct setup setup;
    struct err ignored = {""};
    bool same = now.st_ino == was->st_ino && now.st_dev == was->st_dev &&
                now.st_mtim.tv_sec == was->st_mtim.tv_sec &&
                now.st_mtim.tv_nsec == was->st_mtim.tv_nsec;
    return !same && trust_find(app->config->setup, &setup, &ignored) != TRUST_BROKEN;
}

void app_look_for_setup(struct app *app, struct app_time now)
{
    if (!app->session.visitor && !stick_view_shown(app->hall.stick) &&
        another_is_kept(app))
        app_take_setup(app, now);
}

void app_take_setup(struct app *app, struct app_time now)
{
    struct err ignored = {""};
    size_t count;
    app_remember_setup(app);
    if (app->renew != NULL && app->renew(app->renew_context, &ignored)) {
        app_content_renew(app->content, &app->hall);
        app_take_langs(app);
        present_turn(app->present, app->config->turn);
        app->percent = 0;
        app->redraw = true;
        app_wipe_visitor(app, now);
    }
    const struct signature_key *keys = app_content_keys(app->content, &count);
    app_stick_set_up(app->stick, keys, count, now.ms);
    app_void_page(app);
}
