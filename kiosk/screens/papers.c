#include "screens/papers.h"

#include "core/strings.h"
#include "screens/chrome.h"
#include "ui/button.h"

void papers_put(struct frame *frame, struct column *column, const struct texts *papers,
                uint64_t ticks)
{
    const struct measure *m = frame->measure;
    const struct theme *t = frame->theme;
    if (papers->count == 0)
        return;
    column_words(frame, column, ROLE_HEADING, m->strong, t->ink, t->ground,
                 strings_get("offer.bring"));
    column_words(frame, column, ROLE_TEXT, m->body, t->soft, t->ground,
                 strings_get("takeaway.papers_what"));
    column_skip(column, m->gap_px / 2);
    for (size_t i = 0; i < papers->count && i < 64; i++) {
        bool ticked = (ticks >> i & 1u) != 0;
        struct button paper = {
            .id = frame_print(frame, "paper:%zu", i + 1),
            .kind = BUTTON_PLAIN,
            .icon = ticked ? "check_box" : "check_box_outline_blank",
            .label = papers->item[i],
            .state = ticked ? STATE_CHECKED : 0,
            .action = act(VERB_TICK, (int)i, NULL),
        };
        struct rect place = {column->x, column->y, column->w, 0};
        column_skip(column, button_put(frame, place, &paper) + m->gap_px / 2);
    }
    column_skip(column, m->gap_px / 2);
}
