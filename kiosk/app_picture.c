#include <math.h>
#include <string.h>

#include "app_inside.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "core/belief.h"
#include "core/strings.h"

enum { BUILDS_AT_MOST = 3 };

/* The clock is looked at again whenever time passes: it may be set while the terminal
 * runs, and newer content may prove what the older one could not. */
void app_take_time(struct app *app, struct app_time now)
{
    const struct content *content = app->hall.content;
    struct now before = app->hall.now;
    struct now after = {.known = false};
    if (now.wall_known) {
        struct belief_content days;
        if (content != NULL)
            days = (struct belief_content){content_created(content),
                                           content_valid_until(content)};
        after.moment = moment_from_unix(now.wall);
        after.known =
            belief_of(after.moment.date, content != NULL ? &days : NULL) == BELIEF_RIGHT;
    }
    app->hall.now = after;
    if (before.known != after.known ||
        date_compare(before.moment.date, after.moment.date) != 0)
        app->stale = true;
}

void app_void_page(struct app *app)
{
    arena_wipe(&app->page_arena);
    app->hall.page_data = NULL;
    app->long_page = false;
    app->stale = true;
}

static void take_lang(struct app *app)
{
    const char *reads = session_reads(&app->session);
    if (strcmp(app->lang, reads) == 0)
        return;
    struct err ignored = {""};
    strings_set_lang(app->session.lang, &ignored);
    if (app->hall.content != NULL)
        content_set_lang(app->hall.content, reads, &ignored);
    utf8_copy(app->lang, sizeof app->lang, reads);
    app_void_page(app);
}

static void take_size(struct app *app)
{
    struct canvas canvas = present_canvas(app->present);
    if (app->percent == app->session.percent && app->measure.w_px == canvas.w &&
        app->measure.h_px == canvas.h)
        return;
    double w_mm = app->config->width_mm;
    double h_mm = app->config->height_mm;
    if (w_mm <= 0 || h_mm <= 0)
        present_panel_mm(app->present, &w_mm, &h_mm);
    app->panel =
        (struct measure_panel){canvas.w, canvas.h, w_mm, h_mm, app->config->distance_mm};
    measure_set(&app->measure, app->panel, app->session.percent, app->text);
    app->percent = app->session.percent;
}

static void build_frame(struct app *app)
{
    const struct lang *lang = lang_find(app->session.lang);
    enum text_direction direction =
        lang != NULL && lang->right_to_left ? TEXT_RTL : TEXT_LTR;
    struct rect all = {0, 0, app->measure.w_px, app->measure.h_px};
    int scroll_px = session_page(&app->session)->scroll_px;
    for (int i = 0; i < BUILDS_AT_MOST; i++) {
        bool was_long = app->long_page;
        arena_reset(&app->frame_arena);
        frame_begin(&app->frame, &app->frame_arena, app->text,
                    theme_get(app->session.theme), &app->measure, direction, all);
        app->frame.long_page = app->long_page;
        screen_get(screen_now(&app->hall))->build(&app->hall, &app->frame);
        app->long_page = app->frame.long_page_now;
        if (!app->frame.remake)
            break;
        /* Laid out otherwise it may be longer: the place may be there after all. */
        if (app->long_page != was_long)
            session_page(&app->session)->scroll_px = scroll_px;
    }
    reading_make(&app->reading, &app->frame);
}

uint64_t app_page_number(const struct app *app)
{
    const struct session *s = &app->session;
    const struct page *page = &s->page[s->page_count > 0 ? s->page_count - 1 : 0];
    const unsigned part[] = {(unsigned)screen_now(&app->hall), (unsigned)page->stage,
                             (unsigned)s->page_count};
    return hash_text(hash_bytes(HASH_BEGIN, part, sizeof part), page->id);
}

/* Where the page was left is where it was scrolled to; but in letters of another size, or
 * in another language, that is another share of it, and what led away stands elsewhere.
 */
static void come_back(struct app *app, const struct page *left)
{
    struct page *page = session_page(&app->session);
    if (left->page_px > 0 && left->page_px != app->frame.page_px) {
        double place = (double)left->scroll_px / left->page_px;
        page->scroll_px = (int)lround(place * app->frame.page_px);
        build_frame(app);
    }
    int scroll_px = focus_away(&app->focus, &app->reading);
    if (scroll_px == 0 || !focus_unseen(&app->focus, &app->reading))
        return;
    page->scroll_px += scroll_px;
    build_frame(app);
}

static void make_frame(struct app *app, struct app_time now)
{
    take_lang(app);
    take_size(app);
    app_take_time(app, now);
    app->minute = now.wall / 60;
    struct page left = *session_page(&app->session);
    build_frame(app);
    if (app->place > 0) {
        session_page(&app->session)->scroll_px =
            (int)lround(app->place * app->frame.page_px);
        build_frame(app);
    }
    if (app->back)
        come_back(app, &left);
    app->back = false;
    uint64_t page = app_page_number(app);
    targets_see(&app->press.targets, &app->frame, page, app->did, now.bounce_ms);
    app_scan_frame(app, page != app->page_was, now);
    app->page_was = page;
    app_help_frame(app);
    app->did = false;
    app->place = 0;
    app->stale = false;
}

void app_draw(struct app *app, struct app_time now)
{
    if (!app->stale && !app->looks && !app->redraw)
        return;
    if (app->stale)
        make_frame(app, now);
    press_show(&app->press, &app->frame);
    focus_show(&app->focus, &app->reading);
    if (app_scans(app))
        scan_show(&app->scan, &app->reading);
    app_show_speech(app, now);
    app->looks = false;
    struct canvas canvas = present_canvas(app->present);
    if (app->redraw) {
        painter_forget(app->painter);
        app->dark = false;
    }
    app->redraw = false;
    if (app_darkens(app, canvas))
        return;
    struct rect changed[PAINT_MOST_RECTS];
    int count = painter_paint(app->painter, &canvas, &app->frame, changed);
    present_show(app->present, changed, count);
}
