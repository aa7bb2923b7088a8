#ifndef ANNA_SPEECH_SAY_H
#define ANNA_SPEECH_SAY_H

#include <stddef.h>

/* What is said of a shown text: one part of it, in one voice. */

struct say_piece {
    size_t from, to;   /* bytes of the shown text */
    const char *lang;  /* voice: "de" inside a Turkish page */
    const char *words; /* what the engine gets */
};

#endif
