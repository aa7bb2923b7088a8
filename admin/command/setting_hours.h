#ifndef ANNA_ADMIN_COMMAND_SETTING_HOURS_H
#define ANNA_ADMIN_COMMAND_SETTING_HOURS_H

#include "base/clock.h"
#include "record/record.h"

/* Opening hours that somebody types: as OpenStreetMap writes them, or as people do
 * (formats/loose/hours_written.h). */

/* Puts them into the field of the offer (OFFER_HOURS or OFFER_PHONE_HOURS), and what they
 * say beside into its: hours of the telephone, "nach Vereinbarung". What an import kept
 * as hours_said goes. With `anyway` what can be read but is hardly meant is taken as it
 * stands. False, and the offer as it was, if they are not understood: `err` is the
 * question. */
bool setting_hours(struct arena *arena, struct record *offer, enum offer_field field,
                   const char *text, bool anyway, struct err *err);

/* Says on stdout what was understood: of the field, and of others in which the offer is
 * another than `before`. */
void setting_hours_told(const struct record *before, const struct record *offer,
                        enum offer_field field, struct date today);

#endif
