#ifndef ANNA_ADMIN_FORMATS_LOOSE_HOURS_SETTING_H
#define ANNA_ADMIN_FORMATS_LOOSE_HOURS_SETTING_H

#include "record/record.h"

/* Puts opening hours that somebody types, as OpenStreetMap writes them or as people do
 * (hours_written.h), into the field of the offer (OFFER_HOURS or OFFER_PHONE_HOURS), and
 * what they say beside into its: hours of the telephone, "nach Vereinbarung". What an
 * import kept as hours_said goes. With `anyway` what can be read but is hardly meant is
 * taken as it stands. False, and the offer as it was, if they are not understood: `err`
 * is the question. */
bool hours_setting(struct arena *arena, struct record *offer, enum offer_field field,
                   const char *text, bool anyway, struct err *err);

#endif
