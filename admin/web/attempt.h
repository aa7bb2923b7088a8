#ifndef ANNA_ADMIN_WEB_ATTEMPT_H
#define ANNA_ADMIN_WEB_ATTEMPT_H

#include <stddef.h>
#include <stdint.h>

/* Guessing is slowed: after ATTEMPT_FREE wrong passwords for a name each further one
 * doubles the seconds in which no other is looked at, up to ATTEMPT_WAIT_MOST; after a
 * quiet hour all is forgotten. Names that nobody has count as well, so that nobody learns
 * by it who is there. Each name has one place in each row, by a hash that only this
 * server knows, and waits as the place says that has counted less: memory does not grow,
 * nobody can choose whom he shares with, and two names that share all their places are
 * one pair in 10^12 (a count-min sketch: Cormode and Muthukrishnan, 2005). In memory
 * alone: whoever can start the server anew has its folder. */

enum { ATTEMPT_FREE = 4, ATTEMPT_WAIT_MOST = 60, ATTEMPT_ROWS = 4, ATTEMPT_ROOM = 1024 };

struct attempt {
    int failed;
    int64_t until; /* seconds since 1970 */
};

struct attempts {
    unsigned char salt[16];
    struct attempt place[ATTEMPT_ROWS][ATTEMPT_ROOM];
};

void attempts_begin(struct attempts *attempts);

/* How many seconds she has to wait; 0: none. */
int attempts_wait(const struct attempts *attempts, const char *name, int64_t now);

/* What came of one that was looked at. */
void attempts_failed(struct attempts *attempts, const char *name, int64_t now);
void attempts_good(struct attempts *attempts, const char *name);

#endif
