#ifndef ANNA_TESTS_ATTACK_PLAY_H
#define ANNA_TESTS_ATTACK_PLAY_H

#include "attack/attack.h"
#include "device/install.h"

/* A terminal and a stick to play on. */

struct play {
    char folder[256];
    char state[512];
    char key[512]; /* file of the trusted public key */
    struct stage stage;
    struct signature_key trusted;
    struct install_options options;
};

/* A fresh terminal with number 7, and number 8 on the stick. */
void play_begin(struct play *play);
void play_end(struct play *play);
/* The terminal as it was at first; what lies on the stick stays. */
void play_reset(struct play *play);

/* A hash of all names, links and bytes of the terminal's state. */
void play_snapshot(const struct play *play, unsigned char out[SIGNATURE_HASH_LEN]);

/* Says what went wrong, and counts it. */
void play_complain(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
size_t play_complaints(void);

/* The chapters; each prints one line. `program` is the path of anna-kiosk, NULL: the
 * function alone is tried. */
void play_attacks(const char *program);
void play_bits(bool all);
void play_curve(void);
void play_swaps(size_t step, size_t random_schedules);

#endif
