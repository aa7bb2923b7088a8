#ifndef ANNA_ADMIN_COMMAND_IMPORT_LOOK_H
#define ANNA_ADMIN_COMMAND_IMPORT_LOOK_H

#include "base/clock.h"
#include "command/import_report.h"

/* What an import looks at in each record, whatever format it came in. Notes go to the
 * report, with the field for a place and the record's id before the reason. */

/* A day that has not come is left out: nobody can have looked then, and it would make
 * what is old fresh. */
bool import_look_days(struct import_report *report, const char *path,
                      struct record *record, struct date today, struct err *err);

/* An offer that names no topic gets this one, which must stay where it is;
 * where that is NULL it stays without, and is counted. */
void import_look_topic(struct import_report *report, const char *const *topic,
                       struct record *record);

/* Signs that no font of the terminal has are named and stay: the office may write it
 * otherwise. */
bool import_look_signs(struct import_report *report, const char *path,
                       const struct record *record, struct err *err);

#endif
