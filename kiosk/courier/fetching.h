#ifndef ANNA_COURIER_FETCHING_H
#define ANNA_COURIER_FETCHING_H

#include "courier/courier_config.h"

/* One try to have what the server has (line/parcel.h), for the terminal (core/courier.h).
 * Nothing is proved: that the signature is good, the number higher and the site the right
 * one is for the terminal to say. */

/* Asks for the signature unless it is the one that lies here, then for the bundle, as
 * what has changed since the one that lies here if that is to be had, and for its clips.
 * What a line that breaks has brought is kept for the next try. Only when all of it is
 * here does the new pair lie there, and the old one goes. `*news` says whether one came.
 * On failure the old pair is as it was, and `err` says why in one sentence. */
bool fetching_run(const struct courier_config *config, bool *news, struct err *err);

#endif
