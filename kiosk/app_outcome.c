#include "app_outcome.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"

enum { LEAST_MS = 1000, STACK_LEN = 256 * 1024, PAGE_LEN = 4096 };

static void *make_key(void *context)
{
    struct app_outcome *o = context;
    o->made = outcome_key_make(&o->key, &o->phrase, o->salt);
    atomic_store(&o->done, true);
    o->wake();
    return NULL;
}

/* Signals are for the thread that draws. */
static bool start_thread(struct app_outcome *o)
{
    pthread_attr_t how;
    sigset_t all;
    sigset_t before;
    o->stack = aligned_alloc(PAGE_LEN, STACK_LEN);
    if (o->stack == NULL || pthread_attr_init(&how) != 0)
        return false;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    bool ok = pthread_attr_setstack(&how, o->stack, STACK_LEN) == 0 &&
              pthread_create(&o->thread, &how, make_key, o) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&how);
    return ok;
}

static void free_stack(struct app_outcome *o)
{
    if (o->stack != NULL)
        wipe(o->stack, STACK_LEN);
    free(o->stack);
    o->stack = NULL;
}

static void forget(struct app_outcome *o)
{
    wipe(&o->phrase, sizeof o->phrase);
    wipe(&o->key, sizeof o->key);
    o->ready = false;
    o->wanted = false;
}

void app_outcome_open(struct app_outcome *outcome, void (*wake)(void))
{
    outcome->wake = wake;
    crypt_lock(&outcome->key, sizeof outcome->key);
}

static void join(struct app_outcome *o)
{
    pthread_join(o->thread, NULL);
    o->runs = false;
    free_stack(o);
}

void app_outcome_close(struct app_outcome *outcome)
{
    if (outcome->runs)
        join(outcome);
    forget(outcome);
    crypt_unlock(&outcome->key, sizeof outcome->key);
}

static bool waits(const struct hall *hall)
{
    return hall->session->outcome.news == OUTCOME_WAITING;
}

static bool tell(struct app_outcome *o, struct hall *hall, enum outcome_news news)
{
    hall->session->outcome.news = news;
    forget(o);
    return true;
}

/* Begins with what the session asks now; true if it cannot, and the session knows. */
static bool begin(struct app_outcome *o, struct hall *hall)
{
    o->phrase = session_phrase(hall->session);
    o->ready = false;
    o->made = false;
    atomic_store(&o->done, false);
    o->runs =
        hall->content != NULL && outcome_salt(hall->content, o->salt) && start_thread(o);
    if (o->runs)
        return false;
    free_stack(o);
    return tell(o, hall, OUTCOME_FAILED);
}

/* Whether the key is for what the session asks, of the content that is shown. */
static bool belongs(const struct app_outcome *o, struct hall *hall)
{
    unsigned char salt[CRYPT_SALT_LEN];
    struct phrase phrase = session_phrase(hall->session);
    bool same = hall->content != NULL && outcome_salt(hall->content, salt) &&
                memcmp(salt, o->salt, sizeof salt) == 0 &&
                memcmp(&phrase, &o->phrase, sizeof phrase) == 0;
    wipe(&phrase, sizeof phrase);
    return same;
}

void app_outcome_ask(struct app_outcome *outcome, struct hall *hall, int64_t now_ms)
{
    outcome->wanted = true;
    outcome->asked_ms = now_ms;
    /* What runs for somebody before her ends first; app_outcome_look goes on. */
    if (!outcome->runs)
        begin(outcome, hall);
}

bool app_outcome_look(struct app_outcome *outcome, struct hall *hall, int64_t now_ms)
{
    struct err ignored = {""};
    bool found = false;
    if (outcome->runs && !atomic_load(&outcome->done))
        return false;
    if (outcome->runs) {
        join(outcome);
        outcome->ready = true;
    }
    if (!outcome->wanted || !waits(hall)) {
        forget(outcome);
        return false;
    }
    if (!outcome->ready || !belongs(outcome, hall))
        return begin(outcome, hall);
    if (!outcome->made)
        return tell(outcome, hall, OUTCOME_FAILED);
    if (now_ms - outcome->asked_ms < LEAST_MS)
        return false;
    if (!outcome_find(hall->content, &outcome->key, &hall->session->outcome.found, &found,
                      &ignored))
        return tell(outcome, hall, OUTCOME_FAILED);
    return tell(outcome, hall, found ? OUTCOME_FOUND : OUTCOME_NOTHING);
}

int app_outcome_next_ms(const struct app_outcome *outcome, int64_t now_ms)
{
    if (!outcome->ready)
        return -1;
    int64_t wait = outcome->asked_ms + LEAST_MS - now_ms;
    return wait > 0 ? (int)wait : 0;
}

bool app_outcome_works(const struct app_outcome *outcome)
{
    return outcome->runs;
}

void app_outcome_wait(const struct app_outcome *outcome)
{
    const struct timespec moment = {.tv_nsec = 2000000};
    while (!atomic_load(&outcome->done))
        nanosleep(&moment, NULL);
}
