#include "screens/where.h"

#include "core/strings.h"

static const char *state_of(const struct element *e)
{
    if (e->state & STATE_CHECKED)
        return strings_get("speak.chosen");
    if (e->state & STATE_DISABLED)
        return strings_get("speak.not_now");
    return NULL;
}

/* In the frame's arena. */
static const char *words_for(const struct reading *reading, size_t at)
{
    struct frame *frame = reading->frame;
    struct buf words = {0};
    if (reading->count > 0)
        reading_add(&words, reading_words(reading, 0, frame->arena));
    if (at > 0 && at < reading->count) {
        reading_add(&words, reading_words(reading, at, frame->arena));
        reading_add(&words, state_of(&frame->element[reading->item[at].from]));
    }
    if (at < reading->count) {
        const char *place[] = {frame_print(frame, "%zu", at + 1),
                               frame_print(frame, "%zu", reading->count)};
        reading_add(&words, strings_fill(frame->arena, "where.place", place, 2));
    }
    const char *kept = arena_copy(frame->arena, words.len > 0 ? words.bytes : "");
    buf_wipe_free(&words);
    return kept != NULL ? kept : "";
}

/* What stands beside the strip is seen; what stands fixed and is half behind it is not.
 */
static void hide_behind(struct frame *frame, struct rect strip, bool above)
{
    struct rect rest = frame->all;
    rest.h -= strip.h;
    if (above)
        rest.y += strip.h;
    for (size_t i = 0; i < frame->count; i++) {
        struct element *e = &frame->element[i];
        bool half =
            !e->scrolls && rect_touches(e->rect, strip) && e->rect.h < frame->all.h / 2;
        e->clip = half ? (struct rect){0, 0, 0, 0} : rect_cut(e->clip, rest);
    }
}

void where_put(const struct reading *reading, size_t at)
{
    struct frame *frame = reading->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct rect all = frame->all;
    bool above =
        at < reading->count &&
        reading->item[at].rect.y + reading->item[at].rect.h / 2 > all.y + all.h / 2;
    struct element words = {.role = ROLE_TEXT, .id = "where"};
    struct rect box = {all.x + m->margin_px, 0, all.w - 2 * m->margin_px, 0};
    words.label = words_for(reading, at);
    int h =
        frame_text(frame, &words, words.label, m->strong, t->on_main, box, TEXT_START, 3);
    struct rect strip = {all.x, all.y, all.w, h + 2 * m->gap_px};
    if (!above)
        strip.y = all.y + all.h - strip.h;
    hide_behind(frame, strip, above);
    frame->zone = ZONE_AROUND;
    struct element ground = {.role = ROLE_PANEL,
                             .label = "",
                             .rect = strip,
                             .clip = all,
                             .look = {.filled = true, .fill = t->main}};
    frame_add(frame, &ground);
    words.text_rect.y = strip.y + m->gap_px;
    words.rect = words.text_rect;
    words.ground = t->main;
    frame_add(frame, &words);
}
