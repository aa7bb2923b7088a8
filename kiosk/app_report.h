#ifndef ANNA_KIOSK_APP_REPORT_H
#define ANNA_KIOSK_APP_REPORT_H

#include <stdbool.h>

#include "base/err.h"
#include "screens/screen.h"

/* From the draft to the disk. */

/* Completes the session's draft with three words if she wants some, site, month (that of
 * the content where the clock is not believed, core/belief.h) and content, seals it to
 * the coordinator's key and puts it into the outbox of the state folder. True only when
 * it is there for good; the draft stays as it is either way. */
bool app_report_send(const char *state, struct hall *hall, struct err *err);

#endif
