#ifndef ANNA_ADMIN_WEB_ACCOUNT_H
#define ANNA_ADMIN_WEB_ACCOUNT_H

#include "web/session.h"

/* The people who may sign in, in the file of the doors (session.h): a name, one role, and
 * what Argon2id makes of a password. They belong to the machine that is signed in at, not
 * to the records: no copy of the workspace has them, and no undo brings one back.
 *
 * What a person may do is asked anew with each request: a role that changes, and a person
 * who is taken away, change at once what her browser may do. A new password ends what
 * others may still have open under the old one. */

enum {
    ACCOUNT_NAME_MOST = 64,     /* bytes */
    ACCOUNT_PASSWORD_LEAST = 12 /* characters (NIST SP 800-63B asks for 8, OWASP for 15
                                   where nothing else is asked) */
};

struct account {
    const char *name; /* as it was first written; capitals do not matter */
    enum session_role role;
    bool has_password; /* false: only the town's own sign-on lets her in */
};

/* "editor", "coordinator", "committee", "technician"; NULL for what is none. */
const char *account_role_word(enum session_role role);
/* False with the words that there are. */
bool account_role_of(const char *word, enum session_role *out, struct err *err);

/* Adds a person; `password` NULL: none. A password may have any characters, but must have
 * ACCOUNT_PASSWORD_LEAST and not be her name. False if she is there already, or if her
 * name is empty, too long, or has a control sign or a space at an end. */
bool account_add(struct sessions *sessions, const char *name, enum session_role role,
                 const char *password, struct err *err);
/* False if there is no such person. */
bool account_set_role(struct sessions *sessions, const char *name, enum session_role role,
                      struct err *err);
bool account_set_password(struct sessions *sessions, const char *name,
                          const char *password, struct err *err);
bool account_remove(struct sessions *sessions, const char *name, struct err *err);

/* `*found` whether there is such a person; she is in the arena. */
bool account_find(struct sessions *sessions, struct arena *arena, const char *name,
                  struct account *out, bool *found, struct err *err);

/* All, by name, in the arena. */
bool account_list(struct sessions *sessions, struct arena *arena, struct account **out,
                  size_t *count, struct err *err);

/* `*good` whether this is her password. Whoever asks cannot tell by the time whether
 * there is such a person. */
bool account_fits(struct sessions *sessions, const char *name, const char *password,
                  bool *good, struct err *err);

#endif
