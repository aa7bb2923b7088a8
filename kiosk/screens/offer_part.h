#ifndef ANNA_SCREENS_OFFER_PART_H
#define ANNA_SCREENS_OFFER_PART_H

#include "screens/chrome.h"
#include "ui/section.h"

/* What the parts of the page `offer` share (offer.c, offer_place.c, offer_reach.c,
 * offer_deeds.c); nobody else includes this. */

enum { OFFER_LINES = 24, OFFER_RELATED_MOST = 6 };

struct offer_data {
    bool found;
    struct offer offer;
    const struct hours *hours;
    const struct hours *phone_hours; /* NULL: none, or those of the house */
    struct offer_row related[OFFER_RELATED_MOST];
    size_t related_count;
    struct answer *answer;
    size_t answer_count;
    const char *lead; /* of the summary what stands first; NULL: there is none */
    const char *more; /* the rest; NULL: none */
    const char *back; /* name of the topic it was opened from; NULL: from elsewhere */
};

/* What the parts of the page are put with. */
struct part {
    struct hall *hall;
    struct frame *frame;
    const struct offer_data *data;
    struct column *column;
};

/* Lines of a section while they are gathered. */
struct lines {
    struct section_line line[OFFER_LINES];
    size_t count;
};

/* One more line; without words it is none. */
void offer_add(struct lines *lines, struct section_line line);

/* A section; without lines it is none. */
void offer_put(struct part *part, const char *id, const char *icon, const char *heading,
               const struct lines *lines);

/* The same with one line. */
void offer_put_words(struct part *part, const char *id, const char *icon,
                     const char *heading, const char *words);

/* How to reach who offers it: by phone; where; when; the web, languages, other ways.
 */
void offer_put_phone(struct part *part);
void offer_put_where(struct part *part);
void offer_put_when(struct part *part);
void offer_put_reach(struct part *part);

/* The next three dates. */
void offer_put_dates(struct part *part);

/* The way there: lines for the card of the place, and the sign beside them; NULL without
 * both places. */
void offer_add_way(struct part *part, struct lines *lines);
const char *offer_way_sign(struct part *part);

/* What is known of the place: with the child; getting in (core/offer_facts.h). */
void offer_put_child(struct part *part);
void offer_put_access(struct part *part);

/* What one does with the offer (deeds.h): the height of the row, the same in every state;
 * and putting it, right before chrome_end. */
int offer_deeds_px(const struct part *part);
void offer_put_deeds(struct part *part, int px);

#endif
