#ifndef ANNA_ADMIN_WORKSPACE_MIGRATE_H
#define ANNA_ADMIN_WORKSPACE_MIGRATE_H

#include "core/db.h"

/* From the tables of an older workspace to those of this program: numbered steps, each
 * one transaction, so that a cut leaves it at one number or at the next. The number of
 * the last one stands in x_workspace under `tables`; a workspace from before there were
 * numbers is at 0. A step is never changed once a workspace may have made it: what comes
 * later is a step of its own. */

struct migration {
    const char *sql; /* one or several statements */
};

/* The steps of this program, and how many. */
extern const struct migration migrations[];
extern const size_t migration_count;

/* Makes all steps that are missing. Before the first of them a copy of the database is
 * kept as `PATH.before-N`, N the number of that step, mode 0600, unless there is one
 * already; the texts of reports are not in it, so that what is forgotten is nowhere.
 * `path` NULL: a database that has just been made, or no file; no copy. False, and
 * nothing changed by the step that failed, if one fails; or if the database has steps
 * that this program does not know. Two programs that do this at once do it once. */
bool migrate_database(struct db *db, const char *path, const struct migration *list,
                      size_t count, struct err *err);

#endif
