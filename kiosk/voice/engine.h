/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ANNA_VOICE_ENGINE_H
#define ANNA_VOICE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* espeak-ng, and nothing else of this program knows it. It is used in its synchronous
 * mode: it opens no sound card, starts no thread and asks nobody what time it is. */

/* What it hands on, piece by piece; false: no more of this text is wanted. `word`: that
 * characters from `character` on (0 = the first) begin `sample` samples after the text
 * did. Both may go back a little. */
struct engine_ear {
    bool (*samples)(void *context, const int16_t *sample, size_t count);
    bool (*word)(void *context, uint32_t character, uint32_t sample);
    void *context;
};

/* Opens it with the data of `folder`; NULL: where Debian has them. Returns their folder,
 * which lives as long as the program; NULL if they are not there, or are of a version
 * that the library does not read. */
const char *engine_open(const char *folder);

/* Says `text`: `len` bytes of UTF-8 and a zero behind them. `lang`: as espeak-ng names
 * voices, "de"; of a longer name the part before the first "-" is tried as well. `pause`:
 * a sentence ends here, though no full stop may stand there. False if there is no such
 * voice; then nothing was said. */
bool engine_say(const char *lang, const char *text, size_t len, int rate_percent,
                bool pause, const struct engine_ear *ear);

#endif
