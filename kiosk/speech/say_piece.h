#ifndef ANNA_SPEECH_SAY_PIECE_H
#define ANNA_SPEECH_SAY_PIECE_H

#include <stddef.h>

/* The screen knows what it shows, and says it; without it patterns decide. */
enum say_kind {
    SAY_PLAIN,
    SAY_PHONE,   /* digit by digit, with a pause at the groups */
    SAY_CODE,    /* "K7M-2RX": sign by sign, with a pause at the groups */
    SAY_ADDRESS, /* names in German, a pause at the end of a line */
    SAY_LETTER   /* each sign by its name: a key that was typed, or a web address that
                    somebody wants to hear */
};

struct say_piece {
    size_t from, to;   /* bytes of the shown text: the word that is lit */
    const char *lang;  /* whose voice: "de" for a name inside a Turkish page */
    const char *words; /* what the engine gets, never empty: words, numbers, and a mark
                          from ".,;:!?" at the end where a pause is. Numbers of one piece
                          are cardinals in digits; digits apart are said one by one */
};

#endif
