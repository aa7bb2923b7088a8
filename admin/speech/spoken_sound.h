#ifndef ANNA_ADMIN_SPEECH_SPOKEN_SOUND_H
#define ANNA_ADMIN_SPEECH_SPOKEN_SOUND_H

#include "base/buf.h"
#include "speech/spoken_texts.h"

/* What sentences sound like, said by the terminal's own voice: for whoever listens in the
 * office. */

/* Whether the voice is on this machine: it comes with the terminal's package. */
bool spoken_sound_possible(void);

/* All of them, one after the other, as a WAV file, added to `out`. False with `err` if
 * the voice is missing or fails. */
bool spoken_sound(const struct spoken_texts *texts, struct buf *out, struct err *err);

#endif
