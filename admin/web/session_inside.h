#ifndef ANNA_ADMIN_WEB_SESSION_INSIDE_H
#define ANNA_ADMIN_WEB_SESSION_INSIDE_H

#include "core/db.h"
#include "web/session.h"

/* What session.c and account.c share: the file of the doors. Private to both. */

struct sessions {
    struct db *db;
};

#endif
