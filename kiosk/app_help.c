#include "app_inside.h"
#include "core/strings.h"
#include "screens/practice.h"
#include "screens/where.h"

/* The key for help: once it says where one is, and lets one speak faster or slower; twice
 * it lets one try all keys. */

enum { TRY_MS = 20000 };

void app_help_end(struct app *app)
{
    app->session.help = (struct session_help){.where = false};
    app_void_page(app);
}

/* What she tries does nothing, but for the key that ends it. */
static void try_key(struct app *app, enum input_key key, struct app_time now)
{
    struct session_help *help = &app->session.help;
    if (key == KEY_HELP) {
        app_help_end(app);
        return;
    }
    help->tried = key != KEY_OTHER && key != KEY_ERASE;
    help->key = key;
    app->stale = true;
    if (help->tried)
        app_say(app, practice_words(help->key, &app->page_arena), now);
}

bool app_help_key(struct app *app, enum input_key key, bool stood, struct app_time now)
{
    struct session_help *help = &app->session.help;
    if (help->practises) {
        app->swallows = true;
        try_key(app, key, now);
        return true;
    }
    if (stood && (key == KEY_PLUS || key == KEY_MINUS)) {
        help->where = true;
        app_speak(app, key == KEY_PLUS ? SPEAK_FASTER : SPEAK_SLOWER, now);
        return true;
    }
    if (key != KEY_HELP || !app->session.visitor || app_asks(app))
        return false;
    help->where = !stood;
    help->practises = stood;
    app->focus.shown = true;
    if (stood)
        app_void_page(app);
    app->stale = true;
    if (stood)
        app_say(app, strings_get("practice.title"), now);
    else
        app_speak(app, SPEAK_WHERE, now);
    return true;
}

void app_help_tick(struct app *app, struct app_time now)
{
    if (app->session.help.practises && now.ms - app->touched_ms >= TRY_MS)
        app_help_end(app);
}

int app_help_next_ms(const struct app *app, struct app_time now)
{
    int64_t left = app->touched_ms + TRY_MS - now.ms;
    if (!app->session.help.practises)
        return -1;
    return left > 0 ? (int)left : 0;
}

void app_help_frame(struct app *app)
{
    if (!app->session.help.where || screen_now(&app->hall) == SCREEN_STICK)
        return;
    focus_show(&app->focus, &app->reading);
    where_put(&app->reading, reading_find(&app->reading, app->focus.id));
}
