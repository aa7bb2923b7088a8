#ifndef ANNA_ADMIN_WORKSPACE_POSTGRES_H
#define ANNA_ADMIN_WORKSPACE_POSTGRES_H

#include "core/db_driver.h"

/* A workspace's database in PostgreSQL: the driver behind core/db.h, for addresses as
 * libpq reads them (postgresql://[user@][host][:port][/database][?...],
 * https://www.postgresql.org/docs/15/libpq-connect.html). libpq's doorkeeper.
 *
 * The line is a socket of this machine or TLS, whose other end is proved unless the
 * address says otherwise (sslmode); nothing else is spoken over. A password is read from
 * ~/.pgpass and is never in an address, which everybody on the machine can see.
 *
 * Whoever writes holds an advisory lock while the transaction lasts, so that there is one
 * writer, as in a file, on however many machines. A line that broke is made anew when the
 * next question comes; what was asked while it broke has failed. */

extern const struct db_driver postgres_driver;

#endif
