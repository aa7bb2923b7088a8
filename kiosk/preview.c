#include "preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/share.h"
#include "base/utf8.h"
#include "core/strings.h"
#include "screens/screen.h"
#include "shot.h"
#include "ui/paint.h"
#include "ui/present.h"

enum { BUILDS_AT_MOST = 3, LANGS_AT_MOST = 32, TEXT_BYTES = 3 << 20, PAGES_AT_MOST = 60 };

struct preview {
    struct present *present;
    struct painter *painter;
    struct text *text;
    struct content *content;
    struct session session;
    struct hall hall;
    struct frame frame;
    struct measure measure;
    struct arena frame_arena, page_arena;
    const char *langs[LANGS_AT_MOST];
    int w_px, h_px;
};

/* What the pages look like where there is sound. */
static const struct speak_view with_sound = {.can = true};

bool preview_open(struct preview **out, struct err *err)
{
    char words[SHARE_PATH];
    size_t count;
    struct preview *preview = calloc(1, sizeof *preview);
    if (preview == NULL)
        return err_set(err, "not enough memory");
    preview->painter = painter_new();
    if (!strings_open(share_path("strings", words), err) ||
        !text_open(&preview->text, TEXT_BYTES, err) ||
        (preview->painter == NULL && !err_set(err, "not enough memory"))) {
        preview_close(preview);
        return false;
    }
    const struct lang *all = lang_all(&count);
    for (size_t i = 0; i < count && i < LANGS_AT_MOST; i++)
        preview->langs[preview->hall.lang_count++] = all[i].id;
    preview->hall.langs = preview->langs;
    preview->hall.session = &preview->session;
    preview->hall.page_arena = &preview->page_arena;
    preview->hall.speak = &with_sound;
    *out = preview;
    return true;
}

static void forget_content(struct preview *preview)
{
    content_close(preview->content);
    preview->content = preview->hall.content = NULL;
    preview->hall.site = NULL;
    preview->hall.page_data = NULL;
    arena_reset(&preview->page_arena);
}

void preview_close(struct preview *preview)
{
    if (preview == NULL)
        return;
    forget_content(preview);
    painter_free(preview->painter);
    text_close(preview->text);
    present_close(preview->present);
    arena_free(&preview->frame_arena);
    arena_free(&preview->page_arena);
    free(preview);
}

static bool take_size(struct preview *preview, int w_px, int h_px, struct err *err)
{
    const struct present_options glass = {.w = w_px, .h = h_px, .hidden = true};
    if (preview->present != NULL && preview->w_px == w_px && preview->h_px == h_px)
        return true;
    present_close(preview->present);
    preview->present = NULL;
    preview->w_px = w_px;
    preview->h_px = h_px;
    return present_open(&preview->present, &glass, err);
}

static bool take_content(struct preview *preview, const struct preview_request *request,
                         struct err *err)
{
    forget_content(preview);
    if (!content_open(&preview->content, request->content, err))
        return false;
    preview->hall.content = preview->content;
    preview->hall.site = content_site(preview->content, request->site);
    if (preview->hall.site == NULL)
        return err_set(err, "%s: there is no such site", request->site);
    preview->hall.desk_phone = preview->hall.site->phone;
    preview->hall.now = (struct now){true, request->moment};
    return true;
}

static bool take_theme(struct session *session, const char *name, struct err *err)
{
    for (int id = 0; id < THEME_COUNT; id++)
        if (strcmp(theme_get((enum theme_id)id)->name, name) == 0) {
            session->theme = (enum theme_id)id;
            return true;
        }
    return err_set(err, "%s: there is no such theme", name);
}

/* One comes to an offer from its topic. */
static bool open_topic(struct preview *preview, const char *id, struct err *err)
{
    struct offer offer;
    if (!content_offer(preview->content, &preview->page_arena, id, &offer, err))
        return false;
    if (offer.list[OFFER_TOPICS].count > 0)
        session_open(&preview->session, SCREEN_TOPIC, offer.list[OFFER_TOPICS].item[0]);
    return true;
}

static bool take_page(struct preview *preview, const struct preview_request *request,
                      struct err *err)
{
    struct session *session = &preview->session;
    session_begin(session, preview->langs[0]);
    session->visitor = true;
    session->percent = request->percent;
    session_speak(session, request->lang);
    session_home(session);
    if (!take_theme(session, request->theme, err) ||
        !strings_set_lang(session->lang, err) ||
        !content_set_lang(preview->content, session_reads(session), err))
        return false;
    for (int id = 0; id < SCREEN_COUNT; id++) {
        if (strcmp(screen_get((enum screen_id)id)->name, request->screen) != 0)
            continue;
        if (id == SCREEN_OFFER && !open_topic(preview, request->id, err))
            return false;
        if (id != SCREEN_HOME)
            session_open(session, (enum screen_id)id, request->id);
        return true;
    }
    return err_set(err, "%s: there is no such screen", request->screen);
}

static void build(struct preview *preview)
{
    const struct lang *lang = lang_find(preview->session.lang);
    enum text_direction direction =
        lang != NULL && lang->right_to_left ? TEXT_RTL : TEXT_LTR;
    struct rect all = {0, 0, preview->measure.w_px, preview->measure.h_px};
    bool long_page = false;
    for (int i = 0; i < BUILDS_AT_MOST; i++) {
        arena_reset(&preview->frame_arena);
        frame_begin(&preview->frame, &preview->frame_arena, preview->text,
                    theme_get(preview->session.theme), &preview->measure, direction, all);
        preview->frame.long_page = long_page;
        screen_get(screen_now(&preview->hall))->build(&preview->hall, &preview->frame);
        long_page = preview->frame.long_page_now;
        if (!preview->frame.remake)
            return;
    }
}

bool preview_draw(struct preview *preview, const struct preview_request *request,
                  struct err *err)
{
    struct rect changed[PAINT_MOST_RECTS];
    if (!take_size(preview, request->w_px, request->h_px, err) ||
        !take_content(preview, request, err) || !take_page(preview, request, err))
        return false;
    struct canvas canvas = present_canvas(preview->present);
    struct measure_panel panel = {.w_px = canvas.w, .h_px = canvas.h};
    measure_set(&preview->measure, panel, preview->session.percent, preview->text);
    build(preview);
    for (int page = 0; page < request->page && page < PAGES_AT_MOST; page++) {
        session_page(&preview->session)->scroll_px += preview->frame.view.h;
        build(preview);
    }
    painter_forget(preview->painter);
    painter_paint(preview->painter, &canvas, &preview->frame, changed);
    return shot_write(&canvas, request->out, err);
}
