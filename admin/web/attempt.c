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
static void places_of(const struct attempts *attempts, const char *name,
                      size_t at[ATTEMPT_ROWS])
{
    unsigned char bytes[sizeof attempts->salt + NAME_MOST];
    unsigned char hash[16];
    size_t len = strnlen(name, NAME_MOST);
    memcpy(bytes, attempts->salt, sizeof attempts->salt);
    for (size_t i = 0; i < len; i++)
        bytes[sizeof attempts->salt + i] =
            (unsigned char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] + 32 : name[i]);
    crypt_digest(hash, sizeof hash, bytes, sizeof attempts->salt + len);
    for (size_t row = 0; row < ATTEMPT_ROWS; row++)
        at[row] = (hash[2 * row] * 256U + hash[2 * row + 1]) % ATTEMPT_ROOM;
}

int attempts_wait(const struct attempts *attempts, const char *name, int64_t now)
{
    size_t at[ATTEMPT_ROWS];
    places_of(attempts, name, at);
    int64_t least = ATTEMPT_WAIT_MOST;
    for (size_t row = 0; row < ATTEMPT_ROWS; row++) {
        int64_t left = attempts->place[row][at[row]].until - now;
        /* A clock that was set back makes nobody wait for ever. */
        if (left < 0 || left > ATTEMPT_WAIT_MOST)
            left = 0;
        least = left < least ? left : least;
    }
    return (int)least;
}

void attempts_failed(struct attempts *attempts, const char *name, int64_t now)
{
    size_t at[ATTEMPT_ROWS];
    places_of(attempts, name, at);
    for (size_t row = 0; row < ATTEMPT_ROWS; row++) {
        struct attempt *place = &attempts->place[row][at[row]];
        if (now - place->until > QUIET_SECONDS)
            place->failed = 0;
        int over = ++place->failed - ATTEMPT_FREE;
        int wait = over < 0 ? 0 : over > 5 ? ATTEMPT_WAIT_MOST : 1 << over;
        place->until = now + wait;
    }
}

void attempts_good(struct attempts *attempts, const char *name)
{
    size_t at[ATTEMPT_ROWS];
    places_of(attempts, name, at);
    for (size_t row = 0; row < ATTEMPT_ROWS; row++)
        attempts->place[row][at[row]] = (struct attempt){0};
}
