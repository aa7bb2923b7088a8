/* The cards for the desk, as codes. */

#include "screens/card_words.h"
#include "takeaway/codes.h"

bool codes_card(struct codes *p, const char *offer)
{
    struct card_about about;
    const char *page[CARD_PAGES];
    arena_reset(&p->arena);
    card_read(&p->hall, &p->arena, offer, &about);
    bool ticks = about.papers.count > 1;
    p->session.card = (struct session_card){.ticks = ticks ? 2 : 0};
    size_t count = card_pages(&p->hall, &p->arena, &about, page);
    if (!walk_tap(&p->walk, "nav:card") || (ticks && !codes_tap(p, "paper", "2")) ||
        !walk_tap(&p->walk, "nav:takeaway"))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && !walk_tap(&p->walk, "nav:next"))
            return false;
        codes_take(p, "code:card", offer, "card", "-", page[i]);
    }
    if (count == 0)
        codes_take(p, "code:card", offer, "card", "-", NULL);
    return walk_tap(&p->walk, "nav:back") && walk_tap(&p->walk, "nav:back");
}
