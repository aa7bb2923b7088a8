#ifndef ANNA_ADMIN_PAGES_BOOKING_FORM_H
#define ANNA_ADMIN_PAGES_BOOKING_FORM_H

#include "pages/page.h"
#include "pages/record_form.h"

/* A booking link (core/booking.h) as people fill it in: the booking system, and what it
 * needs to know, each in a box with words. The boxes are called "booking.provider",
 * "booking.host"; the systems and what they need stand in core/booking.c alone. */

/* What came in such boxes as the lines of a link; of another system's boxes nothing
 * stays. NULL if none came, or memory ran out. */
const char *booking_form_typed(struct arena *arena, const struct http_fields *typed,
                               const char *name);

/* Whether an address comes of the link; else `*why_out` says what is missing or wrong, in
 * the words of the boxes. NULL there if memory ran out. */
bool booking_form_check(struct arena *arena, const struct texts *link,
                        const char **why_out);

/* What a system, or what it needs, is called for a person: "serviceId" is "Number of the
 * service". The word itself if it has no other. */
const char *booking_form_label(const char *word);

/* The choice of systems, and the boxes of the one that is chosen. */
bool booking_form_add(struct page *page, const struct record_form_field *field);

#endif
