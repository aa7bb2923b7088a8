#ifndef ANNA_WORDS_TAKEAWAY_H
#define ANNA_WORDS_TAKEAWAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"

/* What the codes for the phone say. Nothing but what is given comes into them, so nothing
 * that a visitor typed and nothing about her can. All functions return a text in `arena`
 * that fits into one code (qr_fits), NULL where none can be made or memory ran out.
 *
 * Soft hyphens, places to break and marks of direction are for the screen: they are left
 * out; no-break spaces become spaces. */

/* Whom to reach, as a contact of the phone or as a few lines. NULL: not known. */
struct takeaway_contact {
    const char *name; /* must be there */
    const char *phone;
    const char *street, *postcode, *town;
    const char *web;
    const char *email;
    const char *note; /* the hours, in words */
    const char *provider;
};

/* vCard 3.0 (RFC 2426: what phones of all makers read), lines not folded. Name, number
 * and address come first, then web, note, e-mail, provider as long as there is room; what
 * does not fit is left out whole. A letter of most scripts takes two bytes, and a vCard
 * has the name twice: where they leave no room for the address, what stands in brackets
 * is left out of one (N), then of both, then all behind the name's first part (": ", ", "
 * ends it); if not even that helps, the address goes. A name that does not fit beside the
 * number either is cut, with an ellipsis at its end. */
const char *takeaway_vcard(struct arena *arena, const struct takeaway_contact *contact);

/* Name, number, address and web as lines: one offer on the notepad. May be longer than a
 * code takes. */
const char *takeaway_lines(struct arena *arena, const struct takeaway_contact *contact);

/* Texts joined with `between`, in one code; NULL if they do not fit. */
const char *takeaway_joined(struct arena *arena, const char *const *text, size_t count,
                            const char *between);

/* One line of text; cut if it does not fit. */
const char *takeaway_text(struct arena *arena, const char *words);

/* Lines below a heading in as few codes as they need, the heading on each. A line that
 * does not fit with the heading goes on in the next code, " …" and "… " at the joint; one
 * without a space to part it at is cut. Writes at most `room` and returns how many there
 * are, 0 if memory ran out or there is no line. */
size_t takeaway_pages(struct arena *arena, const char *heading, const char *const *line,
                      size_t count, const char **page_out, size_t room);

/* A line of a list to tick: "[x] Ausweis". NULL if memory ran out. */
const char *takeaway_tick(struct arena *arena, const char *words, bool ticked);

/* tel: (RFC 3966) for E.164 and for short numbers as they are dialled. */
const char *takeaway_tel(struct arena *arena, const char *phone);

/* geo: (RFC 5870), degrees as they are written in the content. */
const char *takeaway_geo(struct arena *arena, const char *lat, const char *lon);

/* sms: with the text ready (RFC 5724). */
const char *takeaway_sms(struct arena *arena, const char *phone, const char *text);

/* mailto: with subject and text ready (RFC 6068). */
const char *takeaway_mail(struct arena *arena, const char *address, const char *subject,
                          const char *text);

/* An event for the phone's calendar: one VEVENT of iCalendar (RFC 5545) in UTC, whole
 * days as days. The VCALENDAR around it is left out, as readers of codes are used to
 * (https://github.com/zxing/zxing/wiki/Barcode-Contents), for it would take a quarter of
 * the room. A name is shortened, as in a contact, so that the place fits; the place is
 * left out if it does not, and a name that does not fit even then is cut. */
struct takeaway_event {
    const char *uid; /* the offer's id; the day is added */
    const char *name;
    const char *place; /* may be NULL */
    struct moment from;
    struct moment to;
    bool open_end;     /* `to` is not known */
    bool whole_days;   /* the days of from and to alone count, that of `to` not itself */
    struct date stamp; /* of the content: nobody needs to know when a visitor was here */
};
const char *takeaway_event(struct arena *arena, const struct takeaway_event *event);

#endif
