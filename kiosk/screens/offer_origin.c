#include "screens/offer_origin.h"

#include <string.h>

#include "core/strings.h"

static bool made_by(const struct offer *offer, const char *way)
{
    return offer->made != NULL && strcmp(offer->made, way) == 0;
}

size_t offer_origin(const struct session *session, const struct offer *offer,
                    struct section_line line[OFFER_ORIGIN_LINES])
{
    const char *first = NULL;
    size_t count = 0;
    if (offer->made == NULL && session->simple)
        first = strings_get("offer.no_simple");
    else if (offer->made == NULL && strcmp(session->lang, "de") != 0)
        first = strings_get("offer.german_only");
    else if (made_by(offer, "automatic"))
        first = strings_get(session->simple ? "offer.machine_simple" : "offer.machine");
    if (first != NULL)
        line[count++] = (struct section_line){.words = first};
    if (offer->outdated)
        line[count++] = (struct section_line){.words = strings_get("offer.outdated")};
    return count;
}

const char *offer_maker(const struct offer *offer)
{
    if (made_by(offer, "human"))
        return strings_get("offer.human");
    return made_by(offer, "tested") ? strings_get("offer.tested") : NULL;
}
