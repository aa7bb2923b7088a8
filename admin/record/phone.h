#ifndef ANNA_ADMIN_RECORD_PHONE_H
#define ANNA_ADMIN_RECORD_PHONE_H

#include <stdbool.h>

#include "base/err.h"

/* Whether a phone number can be one at all. Debian has libphonenumber for that, which is
 * C++ and knows 250 countries; the office needs one of them, so the German numbering plan
 * stands here (Bundesnetzagentur, "Rufnummernraum (0)"; lengths as libphonenumber's
 * PhoneNumberMetadata for DE has them), and E.164 for the rest. */

/* 110, 112, 115 and 116xxx. */
bool phone_is_short(const char *phone);

/* False if nobody can be reached under it: neither a German short number nor +, country
 * code and a number of a length that there is. `err` says what is wrong and what to do.
 */
bool phone_possible(const char *phone, struct err *err);

/* Numbers that the Bundesnetzagentur and the operators keep for films and books
 * (Amtsblatt 7/2021, Mitteilung 148/2021): nobody answers. */
bool phone_fictional(const char *phone);

#endif
