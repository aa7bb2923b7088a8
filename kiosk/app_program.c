#include "app_program.h"

#include "app_inside.h"
#include "device/program_ask.h"

/* True while somebody reads what is said about the stick, or works. */
static bool somebody_there(const struct app *app)
{
    const struct stick_view *view = app->hall.stick;
    return app->session.visitor || view->phase == STICK_WORKS ||
           (stick_view_shown(view) && view->plugged);
}

void app_program_look(struct app *app)
{
    const struct stick_view *view = app->hall.stick;
    struct err ignored = {""};
    bool written = view->delivery.program.answer == PROGRAM_WRITTEN;
    if (view->phase == STICK_WORKS)
        app->restart_asked = false;
    else if (written && !app->restart_asked)
        app->restart_due = true;
    if (!app->restart_due || somebody_there(app))
        return;
    app->restart_due = false;
    app->restart_asked = true;
    program_ask_restart(PROGRAM_ASK_FOLDER, &ignored);
}
