#include "core/strings.h"
#include "screens/offer_part.h"
#include "ui/button.h"

enum { DEEDS = 3 };

/* What one does with an offer, always in sight and always as large. */
static void deeds_of(const struct part *part, struct button deed[DEEDS])
{
    struct session *session = part->hall->session;
    const char *id = part->data->offer.row.id;
    bool kept = session_noted(session, id);
    bool full = !kept && session->note_count == SESSION_NOTES;
    deed[0] = (struct button){.id = "nav:takeaway",
                              .kind = BUTTON_MAIN,
                              .icon = "qr_code",
                              .label = strings_get("offer.takeaway"),
                              .action = act_open(SCREEN_TAKEAWAY, id)};
    deed[1] =
        (struct button){.id = "nav:keep",
                        .kind = BUTTON_PALE,
                        .icon = kept ? "bookmark" : "bookmark_border",
                        .label = strings_get(kept ? "offer.kept" : "offer.keep"),
                        .spoken = strings_get(kept ? "offer.remove" : "a11y.keep"),
                        .state = kept ? STATE_CHECKED : 0,
                        .action = full ? act_open(SCREEN_NOTEPAD, NULL)
                                       : act(kept ? VERB_REMOVE : VERB_KEEP, 0, id)};
    deed[2] = (struct button){.id = "nav:report",
                              .kind = BUTTON_REPORT,
                              .icon = "feedback",
                              .label = strings_get("offer.report"),
                              .spoken = strings_get("a11y.report"),
                              .action = act_open(SCREEN_REPORT, id)};
    bool large = part->frame->measure->percent > 100;
    for (int i = 0; i < DEEDS; i++) {
        deed[i].around = true;
        deed[i].stacked = !large;
        deed[i].centered = large;
    }
    /* Large words have no room three times: the first is said, the others are shown. */
    for (int i = 1; i < DEEDS && large; i++)
        deed[i].label = NULL;
}

/* The place of a deed in the row. */
static struct rect place_of(const struct frame *frame, struct column row, int h, int i)
{
    const struct measure *m = frame->measure;
    if (m->percent == 100)
        return layout_cell(row, DEEDS, m->gap_px, h, i);
    int side = m->compact ? h : h * 5 / 4;
    int rest = row.w - (DEEDS - 1) * (side + m->gap_px);
    int x = i == 0 ? row.x : row.x + rest + m->gap_px + (i - 1) * (side + m->gap_px);
    return (struct rect){x, row.y, i == 0 ? rest : side, h};
}

int offer_deeds_px(const struct part *part, int w)
{
    struct button deed[DEEDS];
    const struct measure *m = part->frame->measure;
    deeds_of(part, deed);
    int each = (w - 2 * m->margin_px - (DEEDS - 1) * m->gap_px) / DEEDS;
    if (m->percent > 100)
        each = w;
    const char *const label[] = {strings_get("offer.keep"), strings_get("offer.kept")};
    int h = 0;
    for (int i = 0; i < DEEDS; i++)
        for (int k = 0; k < 2; k++) {
            /* As high as it needs in either state. */
            if (i == 1 && deed[i].label != NULL)
                deed[i].label = label[k];
            int needed = button_height(part->frame, &deed[i], each);
            h = needed > h ? needed : h;
        }
    return h + 2 * m->gap_px;
}

void offer_put_deeds(struct part *part, int px)
{
    struct frame *frame = part->frame;
    const struct measure *m = frame->measure;
    struct button deed[DEEDS];
    struct rect below = chrome_below(frame, px);
    struct column row = {below.x + m->margin_px, below.y + m->gap_px,
                         below.w - 2 * m->margin_px};
    deeds_of(part, deed);
    frame->scrolling = false;
    for (int i = 0; i < DEEDS; i++)
        button_put(frame, place_of(frame, row, below.h - 2 * m->gap_px, i), &deed[i]);
    frame->scrolling = true;
}
