#ifndef ANNA_ADMIN_PAGES_SERVER_H
#define ANNA_ADMIN_PAGES_SERVER_H

#include "base/clock.h"
#include "base/err.h"
#include "web/session.h"

/* The office in the browser: a workspace, served to its owner on this machine, or through
 * a proxy on a Unix socket. */

struct server;

struct server_options {
    const char *workspace;    /* folder; its database must be there */
    const char *who;          /* whom a link lets in, as the history calls her */
    int port;                 /* 0: that of last time, else any */
    const char *socket;       /* NULL: 127.0.0.1 */
    const char *host;         /* with a socket: the name that the proxy is called by */
    const char *stick;        /* a folder that counts as a stick; NULL */
    const char *user_header;  /* with a socket: of a proxy's own sign-on, or NULL */
    int64_t (*seconds)(void); /* the clock, since 1970 */
};

bool server_open(struct server **out, const struct server_options *options,
                 struct err *err);
void server_close(struct server *server); /* NULL is allowed */

/* An address that lets its first user in, "http://anna-4f2a9c.localhost:8026/in/WORD". */
bool server_link(struct server *server, char out[256], struct err *err);

/* Works for at most `wait_ms`. */
bool server_run(struct server *server, int wait_ms, struct err *err);

/* A new link for a server that runs already, or will: only the workspace is needed. */
bool server_link_of(const char *workspace, int64_t now, char out[256], struct err *err);

#endif
