#ifndef ANNA_SPEECH_SPEECH_H
#define ANNA_SPEECH_SPEECH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "speech/say_piece.h"

/* The terminal speaks. What is said comes as pieces (say_piece.h, say.h), is said in the
 * program anna-voice (voice_wire.h) and heard from the sound card (sound.h). A thread of
 * its own feeds the samples that wait; it sleeps unless there is something to do, and
 * opens the card only then: two seconds after the last word it is closed again.
 *
 *     speech_open(&speech, &options, &err)       once the first picture stands
 *     speech_say(speech, piece, count, &how)     at once; what was being said is not
 *     before each sleep of the main loop         at most speech_next_ms
 *     after each wake                            speech_at: the piece to be lit
 *     speech_hush(speech)                        anything else was touched
 *     speech_wipe(speech)                        the visitor has gone
 *
 * One thread calls these, that of the main loop; none of them waits for sound. To pause,
 * remember the piece that speech_at says and hush; to go on, say the pieces from there.
 *
 * When anna-voice dies or hangs, the sentence that it was at is lost, and the next one is
 * said. It is never trusted: whatever comes out of it is only ever heard. */

struct speech;

struct speech_options {
    const char *program;     /* anna-voice's path; NULL: where it is installed */
    const char *card;        /* as SDL names it, "" or NULL: the system's own */
    const char *const *lang; /* languages to be warm for, all that are offered */
    size_t lang_count;
    void (*wake)(void); /* input_wake; called on other threads when a word begins of
                           which nobody knew yet, and when all was said; NULL: nobody */
    bool pretend;       /* nothing is heard, 60 ms a character: for visits by script */
};

enum {
    SPEECH_RATE = 100, /* percent; screen pages offer 75, 100, 125, 150, 200 */
    SPEECH_RATE_LEAST = 75,
    SPEECH_RATE_MOST = 200,
    SPEECH_VOLUME = 3, /* of SPEECH_VOLUMES steps, the first is 1; 6 dB each */
    SPEECH_VOLUMES = 5
};

struct speech_how {
    int rate_percent;
    int volume;
    int64_t now_ms;
};

/* Sentences that the office made of a better voice, if the content has any
 * (core/clips/clip_row.h). */
struct speech_clips {
    /* Reads the value of the row `name`; false if there is none. Called by speech_say and
     * speech_page, on their thread. */
    bool (*find)(void *context, const char *name, char *value, size_t room);
    void *context;
    const char *path; /* of the file with the clips; NULL: there is none */
};

/* Takes some 40 ms, 140 with ALSA. False, with a sentence, if there is no sound card, or
 * it is busy, or anna-voice or its data are missing: then nothing can be said, and
 * whoever wants to try again calls it again. The strings of `options` must live as long
 * as the speech. */
bool speech_open(struct speech **speech_out, const struct speech_options *options,
                 struct err *err);

/* Ends thread and program; what was said is overwritten. To be called before the display
 * is closed, which ends all of SDL. NULL is allowed, here and below. */
void speech_close(struct speech *speech);

/* Says the pieces, which need not live longer than the call, instead of what was being
 * said. A piece in a language that espeak-ng has no voice for is left out. */
void speech_say(struct speech *speech, const struct say_piece *piece, size_t count,
                const struct speech_how *how);

/* The clips of the content that is shown from now on; NULL: it has none. Silence at once.
 * What is called and pointed to by `clips` must live until the next call. A clip that is
 * missing, cut, or not the one that the content means is spoken live, and counted. */
void speech_clips(struct speech *speech, const struct speech_clips *clips);
unsigned speech_clips_bad(const struct speech *speech);

/* Another page, with all that can be said of it: what is said from now on is heard from
 * clips if at least nine tenths of its sentences have one, else all of it is said live:
 * a page has one voice. At first, and after speech_clips, nothing is heard from clips.
 * True if it is from now on. */
bool speech_page(struct speech *speech, const struct say_piece *piece, size_t count);

/* Silence at once: what waits to be heard is dropped. */
void speech_hush(struct speech *speech);

/* Louder or less loud from now on, in the middle of a word too. */
void speech_volume(struct speech *speech, int volume);

/* The visitor has gone. Silence; what she heard is overwritten in this program and what
 * both share, and anna-voice, which may keep copies, is ended and started anew. When this
 * comes back, after 2 ms or, while the card is being closed, 100, nothing of it is left.
 * A card that never closes holds it up for one second. */
void speech_wipe(struct speech *speech);

/* The piece, of the last speech_say, that is heard now; between two words the one before.
 * False if nothing is being said, or nothing is heard of it yet. */
bool speech_at(const struct speech *speech, int64_t now_ms, size_t *piece);

/* True from speech_say until all was heard, or speech_hush. */
bool speech_speaks(const struct speech *speech, int64_t now_ms);

/* In how many milliseconds the next piece begins or all was said; -1 if nothing is being
 * said, or it is not known yet: then `wake` is called. */
int speech_next_ms(const struct speech *speech, int64_t now_ms);

/* False, with a sentence, if the last speech_say could not be heard: the card is gone or
 * busy, or anna-voice cannot be started. Each speech_say tries again. A card that takes
 * nothing for six seconds is one that does not answer. */
bool speech_works(const struct speech *speech, struct err *err);

/* The card does not answer, and holds the thread that feeds it: until it does again
 * nothing can be heard, and to close speech would wait for it. */
bool speech_stuck(const struct speech *speech);

#endif
