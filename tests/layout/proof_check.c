#include "proof_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PRINTED = 60 };

static long failures;
static long frames;

void proof_fail(const char *where, const char *what, const char *about)
{
    static char last[512];
    char line[512];
    snprintf(line, sizeof line, "%.200s: %.100s: %.200s", where, what, about);
    failures++;
    if (failures <= MOST_PRINTED && strcmp(line, last) != 0)
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
    if (ink.w > 0 && (ink.x < 0 || ink.y < 0 || ink.x + ink.w > e->text_rect.w ||
                      ink.y + ink.h > e->text->height_px))
        proof_fail(where, "ink outside its line", name_of(e));
    int capital = text_capital_px(frame->text, e->text->style);
    int least = frame->measure->least_note_px;
    if (e->role == ROLE_TEXT && e->scrolls)
        least = frame->measure->least_body_px * frame->measure->percent / 100;
    if (capital < least)
        proof_fail(where, "letters too small", name_of(e));
}

static void check_target(const struct frame *frame, const struct element *e,
                         const char *where)
{
    if (!element_pressable(e))
        return;
    if (e->id == NULL || e->label[0] == '\0')
        proof_fail(where, "nothing to call it by", name_of(e));
    int least = frame->measure->target_px;
    if (e->rect.w < least || e->rect.h < least)
        proof_fail(where, "a target under 20 mm", name_of(e));
    if (!e->scrolls && !rect_inside(e->rect, frame->all))
        proof_fail(where, "a target outside the screen", name_of(e));
    if (e->scrolls &&
        (e->rect.x < e->clip.x || e->rect.x + e->rect.w > e->clip.x + e->clip.w))
        proof_fail(where, "a target beside the page", name_of(e));
}

static void check_overlap(const struct frame *frame, const char *where)
{
    for (size_t i = 0; i < frame->count; i++) {
        const struct element *a = &frame->element[i];
        for (size_t k = i + 1; k < frame->count; k++) {
            const struct element *b = &frame->element[k];
            if (element_pressable(a) && element_pressable(b) &&
                rect_touches(element_seen(a), element_seen(b)))
                proof_fail(where, "two targets overlap", name_of(b));
            struct rect one = a->text != NULL ? rect_cut(a->text_rect, a->clip) : a->rect;
            struct rect two = b->text != NULL ? rect_cut(b->text_rect, b->clip) : b->rect;
            if (a->text != NULL && b->text != NULL && rect_touches(one, two))
                proof_fail(where, "words overlap", name_of(b));
        }
    }
}

static bool has(const struct frame *frame, const char *id)
{
    const struct element *e = frame_find(frame, id);
    return e != NULL && element_pressable(e) && !rect_empty(element_seen(e));
}

static int by_value(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a;
    uint32_t two = *(const uint32_t *)b;
    return one < two ? -1 : one > two;
}

/* Contrast of words as they stand in the picture: the most frequent colour of their box
 * is the ground, the one that differs most from it is the ink. */
static void check_contrast(const struct canvas *canvas, const struct element *e,
                           const char *where)
{
    if (e->text == NULL || e->label[0] == '\0' || e->text->width_px <= 0 ||
        !rect_inside(e->text_rect, e->clip))
        return;
    size_t area = (size_t)e->text_rect.w * (size_t)e->text_rect.h;
    uint32_t *pixel = malloc(area * sizeof *pixel);
    if (pixel == NULL)
        abort();
    size_t n = 0;
    for (int y = e->text_rect.y; y < e->text_rect.y + e->text_rect.h; y++)
        for (int x = e->text_rect.x; x < e->text_rect.x + e->text_rect.w; x++)
            pixel[n++] = canvas->pixel[(ptrdiff_t)y * canvas->stride_px + x] & 0xFFFFFF;
    qsort(pixel, n, sizeof *pixel, by_value);
    uint32_t ground = 0;
    size_t most = 0;
    for (size_t i = 0; i < n;) {
        size_t k = i;
        while (k < n && pixel[k] == pixel[i])
            k++;
        if (k - i > most) {
            most = k - i;
            ground = pixel[i];
        }
        i = k;
    }
    double best = 1;
    for (size_t i = 0; i < n; i++)
        if (i == 0 || pixel[i] != pixel[i - 1]) {
            double contrast = theme_contrast(pixel[i], ground);
            best = contrast > best ? contrast : best;
        }
    free(pixel);
    char words[320];
    snprintf(words, sizeof words, "%.1f %s", best, name_of(e));
    if (best < 7)
        proof_fail(where, "contrast under 7:1", words);
}

void proof_check(const struct frame *frame, const struct canvas *canvas,
                 const char *where, bool top)
{
    frames++;
    if (frame->failed)
        proof_fail(where, "the list is not whole", "");
    for (size_t i = 0; i < frame->count; i++) {
        check_text(frame, i, where);
        check_target(frame, &frame->element[i], where);
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
