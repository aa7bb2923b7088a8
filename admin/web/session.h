#ifndef ANNA_ADMIN_WEB_SESSION_H
#define ANNA_ADMIN_WEB_SESSION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Who may come in: `serve.db` in the workspace, mode 0600, beside the database of the
 * records and never in a copy of it. It outlives the server, so that a browser that was
 * open over night stays signed in, and the port stays the same.
 *
 * Links, sessions and tokens are 32 random bytes, given out as hexadecimal digits once
 * and kept as their hash: who reads the file cannot come in with what stands there. */

enum {
    SESSION_WORD = 65,            /* bytes for a secret word with its end */
    SESSION_LINK_SECONDS = 300,   /* a link is good for */
    SESSION_REST_SECONDS = 43200, /* a session in which nobody does anything */
    SESSION_MOST_SECONDS = 604800 /* any session */
};

enum session_role {
    SESSION_EDITOR = 1,      /* offers, translations, answers as drafts */
    SESSION_COORDINATOR = 2, /* reports, publishing, keys too */
    SESSION_COMMITTEE = 4,   /* released counts, nothing else */
    SESSION_TECHNICIAN = 8,  /* health of the terminals */
    SESSION_ALL = 15
};

struct sessions;

/* Opens, makes if it is not there. */
bool sessions_open(struct sessions **out, const char *path, struct err *err);
void sessions_close(struct sessions *sessions); /* NULL is allowed */

/* The name under which this office is called by a browser on its own machine,
 * "anna-4f2a9c.localhost", made once. `out` takes 64 bytes. */
bool sessions_name(struct sessions *sessions, char out[64], struct err *err);

/* The port of last time, 0 if there was none. */
bool sessions_port(struct sessions *sessions, int *out, struct err *err);
bool sessions_keep_port(struct sessions *sessions, int port, struct err *err);

/* The address that browsers know it by, as it was served last; "" if it never was. */
enum { SESSION_ORIGIN = 112 };
bool sessions_origin(struct sessions *sessions, char out[SESSION_ORIGIN],
                     struct err *err);
bool sessions_keep_origin(struct sessions *sessions, const char *origin, struct err *err);

/* A link for whoever has this workspace's folder: works once, until `now` +
 * SESSION_LINK_SECONDS. `now` counts seconds since 1970. */
bool sessions_make_link(struct sessions *sessions, int64_t now, char out[SESSION_WORD],
                        struct err *err);

struct session {
    const char *who;   /* a name; in the arena */
    int roles;         /* of enum session_role, together */
    bool is_account;   /* false: came by a link, and may do all */
    const char *token; /* of its forms; in the arena */
    const char *hash;  /* private */
};

/* Uses a link up: `cookie` is the word of a new session. `*good` is false for a link that
 * is none, was used or is too old; there is no session then. */
bool sessions_use_link(struct sessions *sessions, const char *link, int64_t now,
                       const char *who, char cookie[SESSION_WORD], bool *good,
                       struct err *err);

/* Lets a person in who is known by an account (account.h): `cookie` is the word of a new
 * session. What it may do is what she may at each moment. */
bool sessions_begin(struct sessions *sessions, const char *account, int64_t now,
                    char cookie[SESSION_WORD], struct err *err);

/* The session of a cookie; `*good` is false if there is none, or it has ended. */
bool sessions_find(struct sessions *sessions, struct arena *arena, const char *cookie,
                   int64_t now, struct session *out, bool *good, struct err *err);

/* Ends one. */
bool sessions_end(struct sessions *sessions, const struct session *session,
                  struct err *err);

#endif
