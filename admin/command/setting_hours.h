#ifndef ANNA_ADMIN_COMMAND_SETTING_HOURS_H
#define ANNA_ADMIN_COMMAND_SETTING_HOURS_H

#include "base/clock.h"
#include "record/record.h"

/* Opening hours that somebody has typed (formats/loose/hours_setting.h). */

/* Says on stdout what was understood: of the field, and of others in which the offer is
 * another than `before`. */
void setting_hours_told(const struct record *before, const struct record *offer,
                        enum offer_field field, struct date today);

#endif
