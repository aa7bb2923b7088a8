#include "app_inside.h"

/* Where one was on a long page: the words are broken anew, so that only the share of it
 * can be kept. */
static double place_on_page(struct app *app)
{
    const struct page *page = session_page(&app->session);
    if (screen_now(&app->hall) != page->screen || app->frame.page_px <= 0)
        return 0;
    return (double)page->scroll_px / app->frame.page_px;
}

/* No finger that is down means what stands in that place from now on. */
static void lift_fingers(struct app *app, struct app_time now)
{
    struct input lost = {.kind = INPUT_CANCEL};
    app_input(app, &lost, now);
}

void app_look_at_glass(struct app *app, struct app_time now)
{
    app->redraw = true;
    if (!present_refresh(app->present))
        return;
    if (app->place <= 0)
        app->place = place_on_page(app);
    lift_fingers(app, now);
    text_bound(app->text, app_text_bytes(app));
    app->percent = 0;
    app_void_page(app);
}
