#include "ui/layout.h"

#include <string.h>

void column_skip(struct column *column, int px)
{
    column->y += px;
}

static int put_words(struct frame *frame, struct column *column, enum role role,
                     struct text_style style, uint32_t ink, uint32_t ground,
                     const char *words, enum text_align align)
{
    if (words == NULL || words[0] == '\0')
        return 0;
    struct element e = {.role = role, .ground = ground};
    struct rect rect = {column->x, column->y, column->w, 0};
    int widest = role == ROLE_HEADING ? text_widest_word(frame->text, words, style) : 0;
    if (widest > column->w && column->w > 0) {
        /* A heading becomes smaller rather than cut. */
        style.size_px = style.size_px * column->w / widest - 1;
        style.pitch_px = style.size_px * 135 / 100;
    }
    int h = frame_text(frame, &e, words, style, ink, rect, align, 0);
    e.rect = e.text_rect;
    frame_add(frame, &e);
    column->y += h;
    return h;
}

int column_words(struct frame *frame, struct column *column, enum role role,
                 struct text_style style, uint32_t ink, uint32_t ground,
                 const char *words)
{
    return put_words(frame, column, role, style, ink, ground, words, TEXT_START);
}

int column_centered(struct frame *frame, struct column *column, enum role role,
                    struct text_style style, uint32_t ink, uint32_t ground,
                    const char *words)
{
    return put_words(frame, column, role, style, ink, ground, words, TEXT_CENTER);
}

int layout_columns(int w, int gap, int least_w, int most)
{
    int columns = (w + gap) / (least_w + gap);
    return columns < 1 ? 1 : columns > most ? most : columns;
}

struct rect layout_cell(struct column column, int columns, int gap, int h, int index)
{
    int place = index % columns;
    int row = index / columns;
    int room = column.w + gap;
    int x0 = room * place / columns;
    int x1 = room * (place + 1) / columns - gap;
    return (struct rect){column.x + x0, column.y + row * (h + gap), x1 - x0, h};
}

const char *layout_number(struct frame *frame, int number)
{
    static const char mark[] = "\xE2\x80\x8F"; /* RIGHT-TO-LEFT MARK */
    const char *around = frame->direction == TEXT_RTL ? mark : "";
    return frame_print(frame, "%s%d.%s", around, number, around);
}

const char *layout_icon(const struct frame *frame, const char *icon)
{
    static const char *const pair[][2] = {
        {"arrow_forward", "arrow_back"},
        {"chevron_right", "chevron_left"},
        {"skip_next", "skip_previous"},
        {"keyboard_arrow_right", "keyboard_arrow_left"},
        {"format_list_numbered", "format_list_numbered_rtl"},
    };
    if (frame->direction != TEXT_RTL || icon == NULL)
        return icon;
    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++)
        for (int side = 0; side < 2; side++)
            if (strcmp(icon, pair[i][side]) == 0)
                return pair[i][1 - side];
    return icon;
}

void layout_join(struct frame *frame)
{
    if (frame->count > 0)
        frame->element[frame->count - 1].joined = true;
}

void layout_part(struct frame *frame, struct element *words, int x, int y,
                 uint32_t ground)
{
    if (words->text == NULL)
        return;
    words->role = ROLE_PART;
    words->ground = ground;
    words->text_rect.x = x;
    words->text_rect.y = y;
    words->rect = words->text_rect;
    frame_add(frame, words);
}

void layout_image(struct frame *frame, const char *icon, struct rect square, uint32_t ink)
{
    struct element e = {.role = ROLE_IMAGE, .rect = square, .icon_rect = square};
    e.icon = layout_icon(frame, icon);
    e.icon_ink = ink;
    frame_add(frame, &e);
}
