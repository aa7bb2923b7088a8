#include "screens/speak_row.h"

#include "core/strings.h"
#include "ui/layout.h"

static struct bar_entry control(const char *id, const char *words, const char *icon,
                                enum speak_deed deed, bool off)
{
    return (struct bar_entry){.id = id,
                              .label = strings_get(words),
                              .icon = icon,
                              .off = off,
                              .action = {.verb = VERB_SPEAK, .n = (int)deed}};
}

static void controls(const struct speak_view *view,
                     struct bar_entry entry[SPEAK_CONTROLS])
{
    entry[0] = control("speak:pause", view->goes ? "speak.pause" : "speak.on",
                       view->goes ? "pause" : "play_arrow", SPEAK_PAUSE, false);
    entry[1] = control("speak:back", "speak.back", "replay", SPEAK_BACK, false);
    entry[2] = control("speak:slower", "speak.slower", "fast_rewind", SPEAK_SLOWER,
                       view->slowest);
    entry[3] = control("speak:faster", "speak.faster", "fast_forward", SPEAK_FASTER,
                       view->fastest);
    entry[4] = control("speak:softer", "speak.softer", "volume_down", SPEAK_SOFTER,
                       view->softest);
    entry[5] =
        control("speak:louder", "speak.louder", "volume_up", SPEAK_LOUDER, view->loudest);
    entry[6] = control("speak:end", "speak.end", "close", SPEAK_END, false);
}

static bool stands(const struct hall *hall)
{
    return hall->speak != NULL && hall->speak->on && screen_now(hall) != SCREEN_STICK;
}

/* On broad panels in large letters, or with all of it within reach. */
static bool in_bar(const struct hall *hall, const struct measure *m)
{
    return m->wide && !m->compact && (m->percent > 100 || hall->session->low);
}

size_t speak_row_in_bar(const struct hall *hall, const struct frame *frame,
                        struct bar_entry entry[SPEAK_CONTROLS])
{
    if (!stands(hall) || !in_bar(hall, frame->measure))
        return 0;
    controls(hall->speak, entry);
    return SPEAK_CONTROLS;
}

/* The row alone, without the sentence. */
static int row_px(const struct hall *hall, struct frame *frame, int w,
                  struct bar_entry entry[SPEAK_CONTROLS])
{
    controls(hall->speak, entry);
    return in_bar(hall, frame->measure) ? 0 : bar_row_px(frame, entry, SPEAK_CONTROLS, w);
}

/* The sentence above the controls, if nothing of it can be heard. */
static int trouble_px(const struct hall *hall, struct frame *frame, int w,
                      struct element *words)
{
    const struct measure *m = frame->measure;
    if (!hall->speak->fails)
        return 0;
    return frame_text(frame, words, strings_get("speak.trouble"), m->body,
                      frame->theme->on_notice,
                      (struct rect){0, 0, w - 2 * m->margin_px, 0}, TEXT_START, 0) +
           m->gap_px;
}

int speak_row_px(const struct hall *hall, struct frame *frame, int w)
{
    struct bar_entry entry[SPEAK_CONTROLS];
    struct element unused = {0};
    if (!stands(hall))
        return 0;
    return row_px(hall, frame, w, entry) + trouble_px(hall, frame, w, &unused);
}

void speak_row_put(const struct hall *hall, struct frame *frame, struct rect body)
{
    struct bar_entry entry[SPEAK_CONTROLS];
    struct element words = {.role = ROLE_TEXT, .ground = frame->theme->notice};
    if (!stands(hall))
        return;
    int px = trouble_px(hall, frame, body.w, &words);
    struct rect row = {body.x, body.y + body.h, body.w, px};
    if (px > 0) {
        struct element ground = {.role = ROLE_PANEL,
                                 .rect = row,
                                 .look = {.filled = true, .fill = frame->theme->notice}};
        frame_add(frame, &ground);
        words.text_rect.x = row.x + frame->measure->margin_px;
        words.text_rect.y = row.y + frame->measure->gap_px / 2;
        words.rect = words.text_rect;
        frame_add(frame, &words);
    }
    row.y += px;
    row.h = row_px(hall, frame, body.w, entry);
    if (row.h > 0)
        bar_row_put(frame, row, entry, SPEAK_CONTROLS);
}
