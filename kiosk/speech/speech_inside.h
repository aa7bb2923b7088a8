#ifndef ANNA_SPEECH_SPEECH_INSIDE_H
#define ANNA_SPEECH_SPEECH_INSIDE_H

#include <pthread.h>
#include <stdatomic.h>

#include "base/share.h"
#include "speech/clipped.h"
#include "speech/ring.h"
#include "speech/sound.h"
#include "speech/speech.h"
#include "speech/spoken.h"
#include "speech/voice.h"

/* What speech.c, which the main loop calls, and speech_feed.c, the thread that feeds the
 * ring, share; nobody else includes this. What stands below `lock` is looked at under it
 * alone; what stands below `feeding` belongs to the thread. */

struct speech {
    struct speech_options options;
    char program[SHARE_PATH];
    pthread_t thread;
    atomic_int gain; /* 32768: as it comes */
    atomic_uint bad; /* clips that were none */
    struct speech_clips clips;
    bool clipping;      /* the page has enough of them */
    int64_t pretend_ms; /* when it began to pretend */

    pthread_mutex_t lock;
    pthread_cond_t news;    /* for the thread: something to do, or room in the ring */
    pthread_cond_t renewed; /* for speech_wipe */
    bool ends;
    bool wipes;     /* anna-voice is to be ended and started anew */
    bool due;       /* something was asked that the thread has not begun with */
    bool speaks;    /* until all of it was heard */
    unsigned asked; /* counts what was asked, so that the thread sees that it is late */
    int rate_percent;
    struct spoken spoken;
    struct clipped clipped;
    int clip_file; /* -1: none */
    struct ring ring;
    struct err trouble; /* "": none */
    bool hung;          /* the card did not answer, and has not since */
    int64_t moved_ms;   /* when the card last took something, or the thread last did */

    struct feeding {
        struct voice voice;
        bool ready; /* it said so since it was started */
        struct sound *sound;
        struct spoken_run run;
    } feeding;
};

/* The clock of `moved_ms`, that nobody sets. */
int64_t speech_clock_ms(void);

/* The thread. */
void *speech_feed(void *speech);

#endif
