#ifndef ANNA_SCREENS_CODE_CARD_H
#define ANNA_SCREENS_CODE_CARD_H

#include "screens/screen.h"
#include "ui/layout.h"
#include "ui/matrix.h"

/* What pages with a code for the phone have in common: the white card with the code, the
 * three steps that a phone needs, and the word that nothing is kept. */

struct code_card {
    const char *id;      /* "code:contact" */
    const char *payload; /* what the code says */
    const char *big;     /* below it in large letters, "K7M-2RX"; NULL: nothing */
    const char *note;    /* below that; NULL: nothing */
};

/* The squares of a code in the frame's arena; NULL if there is no code or no memory. */
const struct matrix *code_card_squares(struct frame *frame, const char *payload);

/* Puts the card and moves below it. Nothing is put if the payload makes no code. */
void code_card_put(struct frame *frame, struct column *column,
                   const struct code_card *card);

/* The same for a code that is one of several: `shown`, from 0, of `count`, with the way
 * back and forth between them, and a gap below. */
void code_card_page(struct frame *frame, struct column *column,
                    const struct code_card *card, size_t shown, size_t count);
/* Only the way back and forth; nothing where there is one code. */
void code_card_paging(struct frame *frame, struct column *column, size_t shown,
                      size_t count);

/* "1. Kamera am Handy öffnen", "2. Handy vor das Bild halten", and `last`, each with its
 * picture. */
void code_card_steps(struct frame *frame, struct column *column, const char *last);

/* A lock and words. */
void code_card_private(struct frame *frame, struct column *column, const char *words);

/* True if the code stands at the start and all else beside it; then `left` and `right`
 * are the two columns of `whole`. */
bool code_card_beside(const struct frame *frame, struct column whole, struct column *left,
                      struct column *right);

#endif
