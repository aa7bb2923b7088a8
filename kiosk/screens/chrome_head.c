#include "screens/chrome_inside.h"

#include <string.h>

#include "core/strings.h"

int chrome_around_px(const struct measure *m)
{
    int h = m->around.pitch_px + 2 * button_air(m, true);
    return h > m->target_px ? h : m->target_px;
}

bool chrome_head_short(const struct measure *m)
{
    return m->wide || m->percent > 100;
}

const char *chrome_level_name(const struct hall *hall)
{
    bool tested =
        hall->content != NULL && content_level(hall->content) == CONTENT_LEVEL_TESTED;
    return strings_get_in("de", tested ? "language.simple" : "language.plain");
}

static const char *lang_name(const struct hall *hall)
{
    const char *id = hall->session->lang;
    const struct lang *lang = lang_find(id);
    if (hall->session->simple)
        return chrome_level_name(hall);
    return lang != NULL ? lang->name : id;
}

const char *chrome_language_spoken(const struct hall *hall, struct frame *frame)
{
    const char *name[] = {lang_name(hall)};
    return strings_fill(frame->arena, "a11y.language", name, 1);
}

/* The screen of the staff is no page: no bar of places, nothing to come back to. */
bool chrome_for_staff(const struct hall *hall)
{
    return screen_now(hall) == SCREEN_STICK;
}

/* The language after the one that is spoken now. */
static const char *next_language(const struct hall *hall)
{
    for (size_t i = 0; i < hall->lang_count; i++)
        if (strcmp(hall->langs[i], hall->session->lang) == 0)
            return hall->langs[(i + 1) % hall->lang_count];
    return hall->langs[0];
}

/* The pill that leads to the languages, for the staff to the next one; returns its width.
 */
int chrome_put_language(struct hall *hall, struct frame *frame, struct rect head)
{
    struct button pill = {
        .id = "nav:language",
        .kind = BUTTON_PILL,
        .around = true,
        .icon = "language",
        .label = lang_name(hall),
        .spoken = chrome_language_spoken(hall, frame),
        .action = chrome_for_staff(hall) ? act(VERB_LANG, 0, next_language(hall))
                                         : act_open(SCREEN_LANGUAGE, NULL),
        .centered = true,
    };
    int w = button_width(frame, &pill);
    bool narrow = w > head.w / 2;
    if (narrow && frame->measure->percent > 100) {
        pill.label = NULL;
        w = chrome_around_px(frame->measure);
    } else if (narrow) {
        pill.icon = NULL;
        w = button_width(frame, &pill);
    }
    button_put(frame, (struct rect){head.x + head.w - w, head.y, w, head.h}, &pill);
    return w;
}

void chrome_put_brand(struct hall *hall, struct frame *frame, struct rect place)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    int side = measure_grown(m, m->target_px * 9 / 10);
    if (side > place.h)
        side = place.h;
    int icon = measure_grown(m, m->target_px * 9 / 10 * 3 / 5);
    struct rect square = {place.x, place.y + (place.h - side) / 2, side, side};
    struct element logo = {
        .role = ROLE_IMAGE,
        .rect = square,
        .look = {.filled = true, .fill = t->main, .radius_px = side / 5},
        .icon = "volunteer_activism",
        .icon_ink = t->on_main,
        .icon_rect = rect_inset(square, (side - icon) / 2)};
    frame_add(frame, &logo);
    int gap = m->note.size_px * 2 / 3;
    struct column words = {place.x + side + gap, 0, place.w - side - gap};
    /* The two lines stand close: they must not push the page away. */
    struct text_style name = m->strong;
    struct text_style where = m->note;
    name.pitch_px = name.pitch_px * 9 / 10;
    where.pitch_px = where.pitch_px * 9 / 10;
    const char *site = hall->site != NULL ? hall->site->name : "";
    bool fits = text_width(frame->text, site, where) <= words.w &&
                name.pitch_px + where.pitch_px <= place.h;
    if (text_width(frame->text, strings_get("app.name"), name) > words.w)
        return;
    int h = name.pitch_px + (fits ? where.pitch_px : 0);
    words.y = place.y + (place.h - h) / 2;
    column_words(frame, &words, ROLE_TEXT, name, t->ink, t->ground,
                 strings_get("app.name"));
    if (fits)
        column_words(frame, &words, ROLE_NOTE, where, t->soft, t->ground, site);
}

struct button chrome_back_button(const struct hall *hall, const struct chrome *chrome)
{
    return (struct button){
        .id = "nav:back",
        .kind = BUTTON_BARE,
        .around = true,
        .icon = chrome->cancel ? "close" : "arrow_back",
        .label = chrome->back != NULL ? chrome->back : strings_get("nav.back"),
        .spoken = chrome->cancel ? chrome->back : strings_get("nav.back"),
        .action = chrome_leave(hall, act(VERB_BACK, 0, NULL)),
    };
}

struct button chrome_clear_button(void)
{
    return (struct button){
        .id = "nav:clear",
        .kind = BUTTON_PLAIN,
        .around = true,
        .icon = "close",
        .label = strings_get("nav.clear"),
        .action = act(VERB_CLEAR, 0, NULL),
    };
}

/* Large words give way to their picture. */
static int narrow_back(struct frame *frame, struct button *back, int w)
{
    int back_w = button_width(frame, back);
    if (back_w > w && back->icon != NULL && frame->measure->percent > 100) {
        back->label = NULL;
        back_w = chrome_around_px(frame->measure);
    }
    return back_w < w ? back_w : w;
}

/* A topic's name gives way to "Zurück". Returns the width. */
static int put_back(struct hall *hall, struct frame *frame, struct rect row,
                    const struct chrome *chrome)
{
    struct button back = chrome_back_button(hall, chrome);
    if (!chrome->cancel && button_width(frame, &back) > row.w)
        back.label = strings_get("nav.back");
    row.w = narrow_back(frame, &back, row.w);
    button_put(frame, row, &back);
    return row.w;
}

int chrome_put_way_back(struct hall *hall, struct frame *frame, struct rect row,
                        const struct chrome *chrome, int below_w)
{
    const struct measure *m = frame->measure;
    bool has_back = chrome->back == NULL || chrome->back[0] != '\0';
    int gap = m->gap_px;
    int back_w = has_back ? put_back(hall, frame, row, chrome) : 0;
    int h = has_back ? chrome_around_px(m) : 0;
    if (!chrome->crisis)
        return h;
    struct button clear = chrome_clear_button();
    int w = button_width(frame, &clear);
    int left = back_w > 0 ? row.w - back_w - gap : row.w;
    if (m->compact && m->percent > 100 && w > left) {
        clear.spoken = clear.label;
        clear.label = NULL;
        w = chrome_around_px(m);
    }
    if (w > left) {
        row.y += h + gap;
        row.w = below_w;
        h += gap;
    }
    w = w < row.w ? w : row.w;
    int clear_h =
        button_put(frame, (struct rect){row.x + row.w - w, row.y, w, 0}, &clear);
    if (w > left)
        return h + clear_h;
    return clear_h > h ? clear_h : h;
}

/* With "Unten bedienen", what stands above the reach: who we are, large and to look at
 * only. */
void chrome_put_upper_part(struct hall *hall, struct frame *frame, int h)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct rect r = {frame->all.x, frame->all.y, frame->all.w, h};
    struct element cover = {
        .role = ROLE_PANEL, .rect = r, .look = {.filled = true, .fill = t->cover}};
    frame_add(frame, &cover);
    if (h < 3 * m->title.pitch_px)
        return;
    struct column words = {r.x + m->margin_px, r.y + h / 3, r.w - 2 * m->margin_px};
    struct element name = {.role = ROLE_TEXT, .ground = t->cover};
    struct rect box = {words.x, words.y, words.w, 0};
    frame_text(frame, &name, strings_get("app.name"), m->title, t->on_cover, box,
               TEXT_START, 1);
    name.rect = name.text_rect;
    frame_add(frame, &name);
    words.y += name.rect.h;
    if (hall->site != NULL)
        column_words(frame, &words, ROLE_TEXT, m->body, t->on_cover, t->cover,
                     hall->site->name);
}
