#ifndef ANNA_SCREENS_OFFER_WORDS_H
#define ANNA_SCREENS_OFFER_WORDS_H

#include "screens/offer_hours.h"
#include "screens/screen.h"
#include "ui/entry.h"

/* What pages and lists say about an offer: its first sentence, whether it is open.
 * Words live in the arena that is given, or as long as the interface's words. */

enum { OFFER_BADGES = 4, OFFER_OLD_DAYS = 365 };

/* An offer in a list, its hours read once. */
struct offer_item {
    struct offer_row row;
    const struct hours *hours; /* NULL: unknown */
};

/* Reads the hours of `item->row` into `arena`. */
void offer_item_read(struct arena *arena, struct offer_item *item);

/* Divides a summary: `*lead_out` is its first sentence, with the one after it if that
 * answers a question; `*more_out` what is left, NULL for nothing. */
void offer_lead(struct arena *arena, const char *summary, const char **lead_out,
                const char **more_out);

/* The same words, each sentence on a line of its own: so stands German that is easier to
 * read (BITV 2.0, Anlage 2 Teil 2). NULL for NULL. */
const char *offer_sentences(struct arena *arena, const char *words);

/* True if every hour of every day is an open one: for that nobody needs a clock. */
bool offer_always_open(const struct hours *hours);

/* "Jetzt offen bis 18 Uhr", "Morgen ab 8 Uhr". NULL when nothing can be said: hours are
 * unknown, or the clock is and they end, or it is a holiday of which they do not speak.
 * `*open_out` is true while it is open. */
const char *offer_open_words(struct arena *arena, const char *lang,
                             const struct hours *hours,
                             const struct hours_calendar *calendar, struct now now,
                             bool *open_out);

/* True if what the offer says is older than a year, or of unknown age, or the content is
 * over its date, or nobody knows what day it is: then one calls first. */
bool offer_old(const struct offer *offer, struct date valid_until, struct now now);

/* The town of a scope as its people call it: "Ennigerloh". */
const char *offer_town(struct arena *arena, const struct hall *hall, const char *scope);

/* An address of the web or for letters as one would write it on paper, with places where
 * a line may break. */
const char *offer_web_words(struct arena *arena, const char *web);
const char *offer_email_words(struct arena *arena, const char *email);

/* The row of an offer in a list, with badges. Sets frame->ticks when it tells of now. */
struct entry offer_entry(struct hall *hall, struct frame *frame,
                         const struct offer_item *item);

#endif
