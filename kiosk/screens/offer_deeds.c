#include "core/strings.h"
#include "screens/deeds.h"
#include "screens/offer_part.h"

enum { DEEDS = 4, KEEP = 1 };

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
    deed[KEEP] =
        (struct button){.id = "nav:keep",
                        .kind = BUTTON_PALE,
                        .icon = kept ? "bookmark" : "bookmark_border",
                        .label = strings_get(kept ? "offer.kept" : "offer.keep"),
                        .spoken = strings_get(kept ? "offer.remove" : "a11y.keep"),
                        .state = kept ? STATE_CHECKED : 0,
                        .action = full ? act_open(SCREEN_NOTEPAD, NULL)
                                       : act(kept ? VERB_REMOVE : VERB_KEEP, 0, id)};
    deed[2] = (struct button){.id = "nav:card",
                              .kind = BUTTON_PALE,
                              .icon = "assignment_ind",
                              .label = strings_get("card.show"),
                              .spoken = strings_get("a11y.card"),
                              .action = act_open(SCREEN_CARD, id)};
    deed[3] = (struct button){.id = "nav:report",
                              .kind = BUTTON_REPORT,
                              .icon = "feedback",
                              .label = strings_get("offer.report"),
                              .spoken = strings_get("a11y.report"),
                              .action = act_open(SCREEN_REPORT, id)};
}

int offer_deeds_px(const struct part *part)
{
    struct button deed[DEEDS];
    static const char *const label[] = {"offer.keep", "offer.kept"};
    int h = 0;
    deeds_of(part, deed);
    for (int i = 0; i < 2; i++) {
        deed[KEEP].label = strings_get(label[i]);
        int needed = deeds_px(part->frame, deed, DEEDS);
        h = needed > h ? needed : h;
    }
    return h;
}

void offer_put_deeds(struct part *part, int px)
{
    struct button deed[DEEDS];
    deeds_of(part, deed);
    deeds_put(part->frame, deed, DEEDS, px);
}
