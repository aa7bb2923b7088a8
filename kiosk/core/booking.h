#ifndef ANNA_CORE_BOOKING_H
#define ANNA_CORE_BOOKING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "core/content.h"

/* Booking links: the content keeps a template's name and ids, never a finished address;
 * the address is put together when it is drawn. The forms are those that each booking
 * system accepts in its own code or documentation:
 *
 *   ea               https://{host}/index.php?service={serviceId}&provider={providerId}
 *                    [&language=turkish]
 *   calcom           https://{host}/{coach}/{event-slug}[?metadata[offer]=...]; host:
 * cal.com nc_calendar      https://{host}/index.php/apps/calendar/appointment/{token}
 *   nc_appointments  https://{host}/index.php/apps/appointments/pub/{token}/form
 *   zms_muc {page}[?exclusiveLocation=1]#/services/{serviceId}/locations/{officeId}
 *   zms_be           https://service.berlin.de/terminvereinbarung/termin/tag.php?termin=1
 *                    &anliegen[]={anliegen}&dienstleisterlist={dienstleisterlist}
 *                    [&herkunft={herkunft}]
 *   onlineberatung   {registration}?cid={consultantId}[&aid={agencyId}][&tid={topicId}]
 *                    [&postcode={postcode}][&lang=tr]
 *   terminland       https://www.terminland.de/{customer}/?m={planId}
 *   tevis            https://{host}/select2?md={md}
 *   konsentas        https://{stadt}.konsentas.de/form/{form}/?signup_new=1
 *   etermin          https://www.etermin.net/{webid}
 *   plain            {url}
 *
 * Parts in [ ] are left out where nothing is known for them. Ids are percent-encoded (RFC
 * 3986: all but letters, digits and -._~), brackets of names too; commas between the ids
 * of a list stay. What is already an address ({page}, {registration}, {url}) must begin
 * with https:// and is taken as it is. No name, no number, no text of a person, no time
 * and no place is ever part of a link. */

enum { BOOKING_FRESH_DAYS = 30, BOOKING_HOST_ROOM = 254 };

/* What is known when the link is drawn. Each may be NULL. */
struct booking_ask {
    const char *lang;  /* "tr": the page comes in that language, where the system can */
    const char *offer; /* id of the offer it is about */
};

/* The address of a link, in `arena`. `link` is a list of "name=value", of which one is
 * "provider"; "shown_as", the name that the page calls the coach by, is part of no
 * address (check-links looks for it). False, with `*url_out` untouched and the reason in
 * `err`: no such provider, an id is missing or unknown or cannot be one, or the address
 * would not fit into a code. */
bool booking_expand(struct arena *arena, const struct texts *link,
                    const struct booking_ask *ask, const char **url_out, struct err *err);

/* The systems by number, in the order above; NULL behind the last. */
const char *booking_provider(size_t number);

struct booking_part {
    char name[32]; /* "serviceId" */
    bool needed;   /* else it may be left out */
};

/* What a link to that system has to say beside "provider", by number; what the terminal
 * itself knows is none. False behind the last, and for a system that is not known. */
bool booking_part(const char *provider, size_t number, struct booking_part *out);

/* The host of an https address, in small letters. False if it has none that is plain: a
 * port or a user's name in front of it is not allowed either. */
bool booking_host(const char *url, char out[BOOKING_HOST_ROOM]);

/* True if the address leads to one of the hosts. */
bool booking_allowed(const char *url, const struct texts *hosts);

/* True if a text may stand among the allowed hosts: "termine.example.org". */
bool booking_host_valid(const char *host);

/* The value of a name in a link; NULL if it has none. */
const char *booking_value(const struct texts *link, const char *name);

/* True for a system that wants an e-mail address confirmed before it books. */
bool booking_needs_email(const struct texts *link);

/* True if the link was opened and found right in the last BOOKING_FRESH_DAYS days. An
 * unknown clock cannot say so. */
bool booking_fresh(const struct coach *coach, struct now now);

/* The link as it may be drawn now: expands, leads to an allowed host, and was checked;
 * NULL otherwise. */
const char *booking_drawn(struct arena *arena, const struct coach *coach,
                          const struct texts *hosts, const struct booking_ask *ask,
                          struct now now);

#endif
