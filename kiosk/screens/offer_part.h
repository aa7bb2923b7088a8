#ifndef ANNA_SCREENS_OFFER_PART_H
#define ANNA_SCREENS_OFFER_PART_H

#include "screens/chrome.h"
#include "ui/section.h"

/* What the parts of the page `offer` share (offer.c, offer_reach.c); nobody else includes
 * this. */

enum { OFFER_LINES = 24, OFFER_RELATED_MOST = 6 };

struct offer_data {
    bool found;
    struct offer offer;
    const struct hours *hours;
    struct offer_row related[OFFER_RELATED_MOST];
    size_t related_count;
    struct answer *answer;
    size_t answer_count;
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

/* How to reach who offers it: by phone; where and when; the web, languages, other ways.
 */
void offer_put_phone(struct part *part);
void offer_put_where_when(struct part *part);
void offer_put_reach(struct part *part);

#endif
