#include "screens/offer_part.h"

#include "core/strings.h"
#include "core/way.h"

/* The way there: minutes on foot from this terminal or how far it is, in which direction,
 * and what the offer says of it. */

enum { NEAR_KM = 60, WALK_M = 1000 };

static const char *length_words(struct arena *arena, const struct way *way)
{
    unsigned long km = (unsigned long)((way->metres + WALK_M / 2) / WALK_M);
    if (way->metres < WAY_HERE_M)
        return strings_get("way.here");
    if (way->minutes <= WAY_MOST_WALK_MINUTES)
        return strings_count(arena, "way.walk", (unsigned long)way->minutes);
    return strings_count(arena, km <= NEAR_KM ? "way.bus" : "way.far", km);
}

/* Turned as the screen stands: who reads it looks where its back looks. */
static int seen_from(const struct site *site, int bearing)
{
    int faces = way_bearing_of(site->faces);
    return faces < 0 ? bearing : (bearing - faces + 180 + 360) % 360;
}

const char *offer_way_sign(struct part *part)
{
    const struct offer *offer = &part->data->offer;
    const struct site *site = part->hall->site;
    struct way way;
    if (site == NULL ||
        !way_between(site->lat, site->lon, offer->text[OFFER_LAT], offer->text[OFFER_LON],
                     &way) ||
        way.metres < WAY_HERE_M)
        return NULL;
    return frame_print(part->frame, "navigation@%d", seen_from(site, way.bearing));
}

void offer_add_way(struct part *part, struct lines *lines)
{
    const struct offer *offer = &part->data->offer;
    const struct site *site = part->hall->site;
    struct arena *arena = part->frame->arena;
    struct way way;
    if (site != NULL && way_between(site->lat, site->lon, offer->text[OFFER_LAT],
                                    offer->text[OFFER_LON], &way)) {
        bool turned = way_bearing_of(site->faces) >= 0;
        offer_add(lines, (struct section_line){.words = length_words(arena, &way),
                                               .kind = SECTION_STRONG});
        if (way.metres >= WAY_HERE_M) {
            offer_add(lines, (struct section_line){
                                 .words = strings_get(frame_print(
                                     part->frame, turned ? "way.turn.%d" : "way.to.%d",
                                     way_eighth(seen_from(site, way.bearing))))});
            offer_add(lines, (struct section_line){
                                 .words = strings_get(turned ? "way.arrow_from_here"
                                                             : "way.arrow_north"),
                                 .kind = SECTION_SOFT});
        }
    }
    for (size_t i = 0; i < offer->list[OFFER_WAY_THERE].count; i++)
        offer_add(lines,
                  (struct section_line){.words = offer->list[OFFER_WAY_THERE].item[i]});
}
