#include "proof_check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PRINTED = 200 };

static long failures;
static long frames;

/* What the design demands on this panel, reckoned here and not asked of the terminal. */
static struct {
    double target_px;
    double body_px; /* of a capital at 100 % */
    double note_px;
} least;

void proof_panel(int w_px, int h_px)
{
    bool small = w_px == 1024 && h_px == 600;
    double diagonal_mm = (small ? 10 : 27) * 25.4;
    double px_per_mm = hypot(w_px, h_px) / diagonal_mm;
    double eye_mm = small ? 400 : 600;
    least.target_px = 20 * px_per_mm;
    least.body_px = 0.0122 * eye_mm * px_per_mm;
    least.note_px = 0.0087 * eye_mm * px_per_mm;
}

void proof_fail(const char *where, const char *what, const char *about)
{
    static char last[512];
    char line[512];
    snprintf(line, sizeof line, "%.200s: %.100s: %.200s", where, what, about);
    failures++;
    /* The same words fail on many panels: each is told once. */
    char same[256];
    static char told[4000][128];
    static size_t told_count;
    snprintf(same, sizeof same, "%.20s%.100s%.0s", what,
             strchr(about, '"') ? strchr(about, '"') : about, where);
    same[127] = '\0';
    for (size_t i = 0; i < told_count; i++)
        if (strcmp(told[i], same) == 0)
            return;
    if (told_count < 4000)
        memcpy(told[told_count++], same, 128);
    if (told_count <= MOST_PRINTED && strcmp(line, last) != 0)
        printf("%s\n", line);
    memcpy(last, line, sizeof last);
}

long proof_failures(void)
{
    return failures;
}

long proof_frames(void)
{
    return frames;
}

static const char *name_of(const struct element *e)
{
    static char name[256];
    snprintf(name, sizeof name, "%s #%s \"%.120s\" %d,%d,%d,%d",
             element_role_name(e->role), e->id != NULL ? e->id : "", e->label, e->rect.x,
             e->rect.y, e->rect.w, e->rect.h);
    return name;
}

/* The pressable element that a part belongs to: the last one before it. */
static const struct element *owner(const struct frame *frame, size_t i)
{
    while (i > 0)
        if (element_pressable(&frame->element[--i]))
            return &frame->element[i];
    return NULL;
}

static void check_text(const struct frame *frame, size_t i, const char *where)
{
    const struct element *e = &frame->element[i];
    if (e->text == NULL)
        return;
    if (e->text->overflow)
        proof_fail(where, "a word is cut", name_of(e));
    struct rect box = {e->text_rect.x, e->text_rect.y, e->text_rect.w,
                       e->text->height_px};
    if (!rect_inside(box, e->rect))
        proof_fail(where, "words outside their element", name_of(e));
    const struct element *on = e->role == ROLE_PART ? owner(frame, i) : NULL;
    if (on != NULL && !rect_inside(e->rect, on->rect))
        proof_fail(where, "words outside what they belong to", name_of(e));
    if (e->rect.x < frame->all.x || e->rect.x + e->rect.w > frame->all.x + frame->all.w)
        proof_fail(where, "words beside the screen", name_of(e));
    struct text_box ink = text_ink(frame->text, e->text);
    /* A J or an f reaches a little out of its own box; that is how letters are made. */
    int reach = e->text->style.size_px / 4;
    if (ink.w > 0 &&
        (ink.x < -reach || ink.y < 0 || ink.x + ink.w > e->text_rect.w + reach ||
         ink.y + ink.h > e->text->height_px))
        proof_fail(where, "ink outside its line", name_of(e));
    int capital = text_capital_px(frame->text, e->text->style);
    double demanded = least.note_px;
    if (e->role == ROLE_TEXT && e->scrolls)
        demanded = least.body_px * frame->measure->percent / 100;
    if (capital < demanded - 0.01)
        proof_fail(where, "letters too small", name_of(e));
}

static void check_target(const struct frame *frame, const struct element *e,
                         const char *where)
{
    if (!element_pressable(e))
        return;
    if (e->id == NULL || e->label[0] == '\0')
        proof_fail(where, "nothing to call it by", name_of(e));
    if (e->rect.w < least.target_px - 0.01 || e->rect.h < least.target_px - 0.01)
        proof_fail(where, "a target under 20 mm", name_of(e));
    if (!e->scrolls && !rect_inside(e->rect, frame->all))
        proof_fail(where, "a target outside the screen", name_of(e));
    if (e->scrolls &&
        (e->rect.x < e->clip.x || e->rect.x + e->rect.w > e->clip.x + e->clip.w))
        proof_fail(where, "a target beside the page", name_of(e));
}

/* A code for the phone: whole pixels a module, 40 mm, and all of it seen at once. */
static void check_matrix(const struct element *e, const char *where)
{
    if (e->matrix == NULL)
        return;
    int whole = e->matrix->side + 2 * e->matrix->quiet;
    if (e->matrix->quiet < 4 || e->rect.w != e->rect.h || e->rect.w % whole != 0)
        proof_fail(where, "modules are not whole", name_of(e));
    if (e->rect.w / whole * e->matrix->side < 2 * least.target_px - 0.01)
        proof_fail(where, "a code under 40 mm", name_of(e));
    if (e->rect.w > e->clip.w || e->rect.h > e->clip.h || e->rect.x < e->clip.x ||
        e->rect.x + e->rect.w > e->clip.x + e->clip.w)
        proof_fail(where, "a code that cannot be seen whole", name_of(e));
}

static void check_overlap(const struct frame *frame, const char *where)
{
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *a = &frame->element[i];
        for (size_t k = i + 1; k < frame->count; k++) {
            const struct element *b = &frame->element[k];
            /* Where the whole screen is one target, another may stand on it. */
            if (element_pressable(a) && element_pressable(b) &&
                !rect_equal(a->rect, frame->all) &&
                rect_touches(element_seen(a), element_seen(b)))
                proof_fail(where, "two targets overlap", name_of(b));
            if (a->text != NULL && b->text != NULL &&
                rect_touches(rect_cut(a->text_rect, a->clip),
                             rect_cut(b->text_rect, b->clip)))
                proof_fail(where, "words overlap", name_of(b));
        }
    }
}

static bool has(const struct frame *frame, const char *id)
{
    const struct element *e = frame_find(frame, id);
    return e != NULL && element_pressable(e) && !rect_empty(element_seen(e));
}

enum { COLOURS = 8192 };

/* The colours of a box, and in which places of the table they stand. A table that is full
 * counts no new ones: words have a few hundred. */
struct colours {
    uint32_t rgb[COLOURS];
    uint32_t count[COLOURS];
    uint16_t used[COLOURS];
    int used_count;
};

static void add_colour(struct colours *colours, uint32_t rgb, uint32_t count)
{
    uint32_t at = rgb * 2654435761u >> 19;
    for (int i = 0; i < 64 && colours->count[at] != 0 && colours->rgb[at] != rgb; i++)
        at = (at + 1) % COLOURS;
    if (colours->count[at] == 0) {
        colours->rgb[at] = rgb;
        colours->used[colours->used_count++] = (uint16_t)at;
    }
    if (colours->rgb[at] == rgb)
        colours->count[at] += count;
}

/* Takes each `step`th row: fewer colours can only make the contrast seem less. */
static void count_colours(const struct canvas *canvas, struct rect box, int step,
                          struct colours *colours)
{
    for (int i = 0; i < colours->used_count; i++)
        colours->count[colours->used[i]] = 0;
    colours->used_count = 0;
    for (int y = box.y; y < box.y + box.h; y += step) {
        const uint32_t *row = canvas->pixel + (ptrdiff_t)y * canvas->stride_px;
        for (int x = box.x, end; x < box.x + box.w; x = end) {
            for (end = x + 1; end < box.x + box.w && row[end] == row[x];)
                end++;
            add_colour(colours, row[x] & 0xFFFFFF, (uint32_t)(end - x));
        }
    }
}

/* Contrast of words as they stand in the picture: the most frequent colour of their box
 * is the ground, the one that differs most from it is the ink. */
static void check_contrast(const struct canvas *canvas, const struct element *e,
                           const char *where)
{
    static struct colours colours;
    /* A word that is being said has colours of its own, which test_theme measures. */
    if (e->text == NULL || e->label[0] == '\0' || e->text->width_px <= 0 ||
        e->lit_count > 0 || !rect_inside(e->text_rect, e->clip))
        return;
    int step = e->text->style.size_px / 12;
    count_colours(canvas, e->text_rect, step > 1 ? step : 1, &colours);
    uint32_t ground = 0;
    uint32_t most = 0;
    for (int i = 0; i < colours.used_count; i++)
        if (colours.count[colours.used[i]] > most) {
            most = colours.count[colours.used[i]];
            ground = colours.rgb[colours.used[i]];
        }
    double best = 1;
    for (int i = 0; i < colours.used_count && best < 7; i++) {
        double contrast = theme_contrast(colours.rgb[colours.used[i]], ground);
        best = contrast > best ? contrast : best;
    }
    char words[320];
    snprintf(words, sizeof words, "%.1f %s", best, name_of(e));
    if (best < 7)
        proof_fail(where, "contrast under 7:1", words);
}

void proof_check_focused(const struct frame *frame, const struct canvas *canvas,
                         const char *where)
{
    struct rect near = {0, 0, 0, 0};
    frames++;
    for (size_t i = 0; i < frame->count; i++)
        if (frame->element[i].state & STATE_FOCUSED)
            near = rect_inset(frame->element[i].ring, -frame->measure->target_px / 2);
    if (rect_empty(near))
        proof_fail(where, "the keypad stands on nothing", "");
    for (size_t i = 0; i < frame->count; i++)
        if (rect_touches(frame->element[i].text_rect, near))
            check_contrast(canvas, &frame->element[i], where);
}

void proof_check(const struct frame *frame, const struct canvas *canvas,
                 const char *where, bool top)
{
    frames++;
    bool first = frame->scroll_px == 0;
    if (frame->failed)
        proof_fail(where, "the list is not whole", "");
    for (size_t i = 0; i < frame->count; i++) {
        if (first) {
            check_text(frame, i, where);
            check_target(frame, &frame->element[i], where);
            check_matrix(&frame->element[i], where);
        }
        check_contrast(canvas, &frame->element[i], where);
    }
    check_overlap(frame, where);
    if (!top && (!has(frame, "nav:back") || !has(frame, "nav:home")))
        proof_fail(where, "no way back or no way home", "");
}

void proof_golden(const char *where, const char *path, const char *text, size_t len)
{
    FILE *file = fopen(path, "r");
    char *golden = malloc(len + 2);
    if (golden == NULL)
        abort();
    size_t got = file != NULL ? fread(golden, 1, len + 1, file) : 0;
    if (file == NULL || got != len || memcmp(golden, text, len) != 0) {
        proof_fail(where, "differs from the golden text (--update writes it anew)", path);
        size_t at = 0;
        while (at < got && at < len && golden[at] == text[at])
            at++;
        while (at > 0 && text[at - 1] != '\n')
            at--;
        if (file != NULL)
            printf("  now: %.*s\n", (int)strcspn(text + at, "\n"), text + at);
    }
    if (file != NULL)
        fclose(file);
    free(golden);
}
