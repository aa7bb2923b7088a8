#ifndef ANNA_KIOSK_APP_OUTCOME_H
#define ANNA_KIOSK_APP_OUTCOME_H

#include <pthread.h>
#include <stdatomic.h>

#include "core/outcome.h"
#include "screens/screen.h"

/* Finding what became of a report: the second that Argon2id takes (core/outcome.h) passes
 * on a thread of its own, so that nothing waits for it. What is found is shown after a
 * second at the soonest: three words that are tried cost that, and how long it took says
 * nothing. */

struct app_outcome {
    bool wanted; /* the session waits for it */
    bool runs;
    bool ready; /* `key` is made, and belongs to what the session asks */
    bool made;  /* the thread could make it */
    int64_t asked_ms;
    pthread_t thread;
    void *stack;      /* of the thread, wiped behind it */
    atomic_bool done; /* the thread has nothing more to do */
    void (*wake)(void);
    struct phrase phrase;
    unsigned char salt[CRYPT_SALT_LEN];
    struct outcome_key key;
};

/* `outcome` is all zero at first. `wake` is called on the thread when it has ended. */
void app_outcome_open(struct app_outcome *outcome, void (*wake)(void));
/* Waits for the thread, and wipes. */
void app_outcome_close(struct app_outcome *outcome);

/* The session has begun to wait (OUTCOME_WAITING). `now_ms` as in app_time.ms. */
void app_outcome_ask(struct app_outcome *outcome, struct hall *hall, int64_t now_ms);

/* Goes on where the thread has ended or time has passed. True if the session's news is
 * another now. A session that waits no more is not told; then all is wiped. */
bool app_outcome_look(struct app_outcome *outcome, struct hall *hall, int64_t now_ms);

/* Milliseconds until time itself changes something, -1 = never. */
int app_outcome_next_ms(const struct app_outcome *outcome, int64_t now_ms);

/* For visits: true while the thread works; and waits until it has ended. */
bool app_outcome_works(const struct app_outcome *outcome);
void app_outcome_wait(const struct app_outcome *outcome);

#endif
