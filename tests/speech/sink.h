#ifndef ANNA_TESTS_SINK_H
#define ANNA_TESTS_SINK_H

#include <stdbool.h>
#include <stdint.h>

/* A sound card of tests: what SDL's disk driver plays goes through a pipe, and here it is
 * heard when it comes. Set up before speech is opened; one a program. */

/* Makes the pipe in a folder of its own, and tells SDL of it. `period_ms`: how long the
 * card takes for a buffer, 11 as a real one, less to hear faster. */
bool sink_open(int period_ms);
void sink_close(void);

/* The card is pulled: what plays on it fails, and it cannot be opened, as one that
 * another program has. And plugged in again. */
void sink_unplug(void);
bool sink_plug(void);
/* The card hangs: it takes its last bytes, and then it neither goes on nor fails. */
void sink_hang(bool hangs);

/* Forgets what was heard. */
void sink_reset(void);

struct sink_heard {
    int64_t samples;  /* that were no silence */
    int64_t first_us; /* when the first of them came; 0: none */
    int64_t last_us;  /* the last */
};
struct sink_heard sink_heard(void);

/* The bytes of the last ones, with all their bits turned over. */
enum { SINK_LAST = 64 };
void sink_last(unsigned char turned[SINK_LAST]);

/* The clock of all this. */
int64_t sink_now_us(void);
void sink_sleep_us(int64_t us);

/* How often threads of this program but the one that asks, and of its child, have slept
 * so far. */
long sink_wakings(void);

/* The program that speaks for this one: 0 if none is there. */
int sink_voice(void);

#endif
