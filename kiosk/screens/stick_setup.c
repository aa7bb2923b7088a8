#include "screens/stick_part.h"

#include "core/strings.h"

/* The setup that lies on the stick: the town, and the key's six words. Nothing happens
 * before somebody has compared them with the sheet of paper. */

enum { WORDS = STICK_SETUP_WORDS };

/* The widest of the words decides how many stand side by side. */
static int columns_of(const struct part *part, int w, int gap)
{
    const struct frame *frame = part->frame;
    int widest = 0;
    for (int i = 0; i < WORDS; i++) {
        int word_w =
            text_width(frame->text, part->view->setup.word[i], frame->measure->heading);
        widest = word_w > widest ? word_w : widest;
    }
    return layout_columns(w, gap, widest + 2, 3);
}

/* One word under its number, as on the sheet; the word alone where there is little room.
 * The words are German in every language. Returns where it ends. */
static int put_word(struct part *part, struct rect box, int number)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct column column = {box.x, box.y, box.w};
    if (!m->compact)
        column_centered(frame, &column, ROLE_NOTE, m->note, t->soft, t->card,
                        frame_print(frame, "%d", number + 1));
    column_centered(frame, &column, ROLE_TEXT, m->heading, t->ink, t->card,
                    part->view->setup.word[number]);
    return column.y;
}

static void put_words(struct part *part)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    struct column *column = &part->column;
    struct element card = {.id = "setup:words",
                           .role = ROLE_PANEL,
                           .rect = {column->x, column->y, column->w, 0},
                           .look = {.filled = true,
                                    .fill = t->card,
                                    .edge = t->card_edge,
                                    .edge_px = t->edge_always ? m->edge_px : 0,
                                    .radius_px = m->radius_px}};
    struct element *panel = frame_add(frame, &card);
    size_t at = panel != NULL ? (size_t)(panel - frame->element) : 0;
    struct column in = {column->x + m->pad_px, column->y + m->pad_px,
                        column->w - 2 * m->pad_px};
    column_centered(frame, &in, ROLE_TEXT, m->body, t->ink, t->card,
                    strings_get("stick.setup.compare"));
    column_skip(&in, m->gap_px);
    int gap = m->gap_px / 2;
    int columns = columns_of(part, in.w, gap);
    /* As they stand on the sheet, which is German. */
    enum text_direction before = frame->direction;
    frame->direction = TEXT_LTR;
    int end_y = in.y;
    for (int i = 0; i < WORDS; i++) {
        if (i > 0 && i % columns == 0)
            in.y = end_y + gap;
        int word_end_y = put_word(part, layout_cell(in, columns, gap, 0, i % columns), i);
        end_y = word_end_y > end_y ? word_end_y : end_y;
    }
    in.y = end_y;
    frame->direction = before;
    if (panel != NULL)
        frame->element[at].rect.h = in.y + m->pad_px / 2 - column->y;
    column->y = in.y + m->pad_px / 2 + m->gap_px;
}

void stick_put_setup(struct part *part)
{
    const struct stick_setup *s = &part->view->setup;
    struct arena *arena = part->frame->arena;
    const char *name[] = {s->name};
    const char *before[] = {s->before};
    const char *second = NULL;
    if (s->before[0] != '\0')
        second = strings_fill(arena, "stick.setup.before", before, 1);
    else if (s->new_key)
        second = strings_get("stick.setup.new_key");
    stick_put_head(part, "place", part->frame->theme->main, s->town,
                   strings_fill(arena, "stick.setup.for", name, 1), second);
    put_words(part);
    const struct button button[] = {
        stick_button("setup:yes", BUTTON_MAIN, strings_get("stick.setup.yes"), STICK_YES),
        stick_button("setup:no", BUTTON_PLAIN, strings_get("stick.setup.no"), STICK_NO)};
    buttons_put(part->frame, &part->column, button, 2);
}
