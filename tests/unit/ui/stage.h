#ifndef ANNA_TESTS_STAGE_H
#define ANNA_TESTS_STAGE_H

/* What the tests of lists, presses and paint share: a list of one's own on a panel of
 * one's own, without a screen behind it. */

#include "text_help.h"

#include "ui/frame.h"

struct stage {
    struct text *text;
    struct arena arena;
    struct measure measure;
    struct frame frame;
};

static inline void stage_begin(struct stage *stage, enum text_direction direction)
{
    struct rect all = {0, 0, stage->measure.w_px, stage->measure.h_px};
    arena_reset(&stage->arena);
    frame_begin(&stage->frame, &stage->arena, stage->text, theme_get(THEME_LIGHT),
                &stage->measure, direction, all);
}

/* A panel of w x h pixels, four of them a millimetre. */
static inline void stage_open(struct stage *stage, int w, int h)
{
    *stage = (struct stage){.text = open_text(1u << 20)};
    struct measure_panel panel = {w, h, w / 4.0, h / 4.0, 0};
    measure_set(&stage->measure, panel, 100, stage->text);
    stage_begin(stage, TEXT_LTR);
}

static inline void stage_close(struct stage *stage)
{
    arena_free(&stage->arena);
    text_close(stage->text);
}

/* Something to press; NULL: something to look at. */
static inline struct element *stage_add(struct stage *stage, const char *id,
                                        struct rect rect)
{
    struct element e = {.id = id, .role = ROLE_BUTTON, .label = id, .rect = rect};
    e.action.verb = id != NULL;
    struct element *added = frame_add(&stage->frame, &e);
    assert_non_null(added);
    return added;
}

/* Numbers that look thrown and come again with the same seed (xorshift). */
static inline uint32_t thrown(uint32_t *seed, uint32_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

#endif
