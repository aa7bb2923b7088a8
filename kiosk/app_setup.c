#include "app_setup.h"

#include <stdio.h>
#include <sys/stat.h>

#include "app_inside.h"
#include "base/durable.h"
#include "base/utf8.h"
#include "core/fingerprint.h"
#include "device/setup_look.h"
#include "device/trust.h"

_Static_assert((int)STICK_SETUP_WORDS == (int)FINGERPRINT_WORDS,
               "the screen shows them all");

static bool read_copy(const struct config *config, struct buf *text,
                      struct buf *signature)
{
    char path[SETUP_LOOK_PATH];
    struct err ignored = {""};
    return setup_look_path(config->state, path) &&
           trust_read(path, text, signature, &ignored);
}

bool app_setup_read(const struct config *config, struct stick_setup *out)
{
    struct signature_key keys[CONFIG_KEYS];
    size_t count;
    struct setup setup;
    struct buf text = {0};
    struct buf signature = {0};
    struct err ignored = {""};
    enum setup_fit fit = SETUP_TORN;
    if (config_keys(config, keys, &count, &ignored) &&
        read_copy(config, &text, &signature))
        fit = setup_verify(&setup, &text, &signature, keys, count, &ignored);
    buf_free(&text);
    buf_free(&signature);
    if (!setup_good(fit))
        return false;
    *out = (struct stick_setup){.new_key = fit == SETUP_SUCCESSOR};
    utf8_copy(out->town, sizeof out->town, setup.town);
    utf8_copy(out->name, sizeof out->name, setup.name);
    if (config->set_up)
        utf8_copy(out->before, sizeof out->before, config->own.name);
    fingerprint_of(&setup.key, out->word);
    return true;
}

bool app_setup_kept(const struct config *config)
{
    struct buf text = {0};
    struct buf signature = {0};
    bool kept = read_copy(config, &text, &signature) && trust_holds(config->setup, &text);
    buf_free(&text);
    buf_free(&signature);
    return kept;
}

void app_setup_forget(const struct config *config)
{
    char path[SETUP_LOOK_PATH];
    char beside[SETUP_LOOK_PATH + 16];
    if (!setup_look_path(config->state, path))
        return;
    snprintf(beside, sizeof beside, "%s.minisig", path);
    durable_remove(path);
    durable_remove(beside);
}

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

void app_setup_remember(struct app *app)
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
    app_setup_remember(app);
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
