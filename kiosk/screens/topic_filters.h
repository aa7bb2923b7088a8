#ifndef ANNA_SCREENS_TOPIC_FILTERS_H
#define ANNA_SCREENS_TOPIC_FILTERS_H

#include "core/hours/hours.h"
#include "screens/offer_words.h"
#include "ui/layout.h"

/* What one chooses from the offers of a topic by: open now, without appointment, in my
 * town, free, with the child. Each is answered by yes, no or "nobody has said", and what
 * is not known is neither left out nor promised: it stands behind what is sure, as
 * "vielleicht". */

enum topic_answer { TOPIC_NO, TOPIC_MAYBE, TOPIC_YES };

enum { TOPIC_FILTERS = 5 };

/* One of the many of a topic: all are chosen from, few are shown. */
struct topic_candidate {
    const struct offer_head *head;
    int need;
    struct offer_item *item; /* read when it is shown first; NULL: not yet */
    const struct hours *hours;
    bool hours_read;
    enum topic_answer answer[TOPIC_FILTERS]; /* topic_filters_answer */
};

/* The filters that can be asked now: without a clock none of what is open. */
unsigned topic_filters_known(const struct hall *hall, unsigned filters);

/* Answers every filter of an offer for now. */
void topic_filters_answer(struct hall *hall, struct topic_candidate *one);

/* What an offer answers to all of `filters`, enum filter added: no if one is no, else
 * maybe if one is. Yes to none. */
enum topic_answer topic_filters_all(const struct topic_candidate *one, unsigned filters);

/* Puts the filters, each with how many offers of the need (0: all) are left if it is
 * chosen beside those that are; what would leave nothing does not stand. */
void topic_put_filters(struct hall *hall, struct frame *frame, struct column *column,
                       const struct topic_candidate *candidate, size_t count,
                       unsigned filters, int need);

/* What nobody has said of an offer, as a badge each ("Vielleicht kostenlos"), behind the
 * row's own. */
void topic_filters_badges(struct frame *frame, struct entry *entry,
                          const struct topic_candidate *one, unsigned filters);

#endif
