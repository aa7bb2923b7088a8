#ifndef ANNA_KIOSK_APP_SPEECH_INSIDE_H
#define ANNA_KIOSK_APP_SPEECH_INSIDE_H

#include "app_speech.h"

/* What app_speech.c, which reads along the list, and app_speech_words.c, which says what
 * stands nowhere in it, share; nobody else includes this. */

struct saying_how app_speech_how(const struct app_speech *speech,
                                 const struct app_speech_here *here);

/* Says what was made, from one of its pieces on. */
void app_speech_begin(struct app_speech *speech, const struct app_speech_here *here,
                      enum app_speech_what what, size_t first);

/* The page's heading, and if it is another one the item that one is at. */
void app_speech_where(struct app_speech *speech, const struct app_speech_here *here,
                      size_t from);

#endif
