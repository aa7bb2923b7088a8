#include "web/attempt.h"

#include <string.h>

#include "core/crypt.h"

enum { NAME_MOST = 256, QUIET_SECONDS = 3600 };

void attempts_begin(struct attempts *attempts)
{
    *attempts = (struct attempts){0};
    crypt_chance(attempts->salt, sizeof attempts->salt);
}

/* Capitals of a name do not matter, and nothing behind its first bytes. */
static size_t place_of(const struct attempts *attempts, const char *name)
{
    unsigned char bytes[sizeof attempts->salt + NAME_MOST];
    unsigned char hash[16];
    size_t len = strnlen(name, NAME_MOST);
    memcpy(bytes, attempts->salt, sizeof attempts->salt);
    for (size_t i = 0; i < len; i++)
        bytes[sizeof attempts->salt + i] =
            (unsigned char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
    crypt_digest(hash, sizeof hash, bytes, sizeof attempts->salt + len);
    return (hash[0] * 256U + hash[1]) % ATTEMPT_ROOM;
}

int attempts_wait(const struct attempts *attempts, const char *name, int64_t now)
{
    int64_t left = attempts->place[place_of(attempts, name)].until - now;
    /* A clock that was set back makes nobody wait for ever. */
    return left > 0 && left <= ATTEMPT_WAIT_MOST ? (int)left : 0;
}

void attempts_failed(struct attempts *attempts, const char *name, int64_t now)
{
    size_t at = place_of(attempts, name);
    int64_t quiet = now - attempts->place[at].until;
    if (quiet > QUIET_SECONDS)
        attempts->place[at].failed = 0;
    int over = ++attempts->place[at].failed - ATTEMPT_FREE;
    int wait = over < 0 ? 0 : over > 5 ? ATTEMPT_WAIT_MOST : 1 << over;
    attempts->place[at].until = now + wait;
}

void attempts_good(struct attempts *attempts, const char *name)
{
    size_t at = place_of(attempts, name);
    attempts->place[at].failed = 0;
    attempts->place[at].until = 0;
}
