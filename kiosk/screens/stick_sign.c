#include "core/strings.h"
#include "screens/stick_part.h"
#include "ui/section.h"

void stick_put_pull(struct part *part)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct column *column = &part->column;
    const char *pull = strings_get("stick.pull");
    int side = m->title.size_px * 3 / 2;
    int gap = m->body.size_px / 2;
    int room = column->w - side - gap;
    int w = text_width(frame->text, pull, m->title) + 2;
    w = w < room ? w : room;
    struct element words = {
        .id = "stick:pull", .role = ROLE_HEADING, .ground = t->ground};
    int h = frame_text(frame, &words, pull, m->title, t->good, (struct rect){0, 0, w, 0},
                       TEXT_START, 0);
    int x = column->x + (column->w - side - gap - w) / 2;
    int tall = h > side ? h : side;
    layout_image(frame, "eject",
                 (struct rect){x, column->y + (tall - side) / 2, side, side}, t->good);
    words.text_rect.x = x + side + gap;
    words.text_rect.y = column->y + (tall - h) / 2;
    words.rect = words.text_rect;
    frame_add(frame, &words);
    column_skip(column, tall + m->gap_px);
}

void stick_put_give_back(struct part *part)
{
    struct section_line line = {.words = strings_get("stick.give_back")};
    struct section card = {.id = "text:give_back",
                           .icon = "people",
                           .heading = strings_get("stick.give_back_title"),
                           .line = &line,
                           .line_count = 1};
    section_put(part->frame, &part->column, &card);
    column_skip(&part->column, part->frame->measure->gap_px);
}
