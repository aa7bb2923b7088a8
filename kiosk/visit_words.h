#ifndef ANNA_KIOSK_VISIT_WORDS_H
#define ANNA_KIOSK_VISIT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ui/frame.h"

/* Finding things on the screen by what they say. Soft hyphens, isolates and the kind of a
 * space make no difference. */

/* The element that one can press now and whose label is `words`, or whose id is behind
 * its '#'. NULL if there is none that is seen and enabled. */
const struct element *visit_pressable(const struct frame *frame, const char *words);

/* The key of the on-screen keyboard for one character; a capital is its small letter's.
 */
const struct element *visit_key(const struct frame *frame, const char *character,
                                size_t len);

/* True if `words` stand within an element that is drawn inside the window, or "#ID" names
 * one. */
bool visit_stands(const struct frame *frame, const char *words);

/* True if the keypad stands on what is called so, words or "#ID", and it is seen. */
bool visit_focused(const struct frame *frame, const char *words);

/* True if `words` stand in what was said; where a compound is parted for the voice makes
 * no difference. */
bool visit_heard(const char *transcript, const char *words);

/* True if two words are the same, as they are read. */
bool visit_same(const char *one, const char *other);

/* Prints the list: role #id "label" x,y,w,h [state...], one a line. Silent panels and
 * pictures are left out; "hidden" says that the page has scrolled it away. */
void visit_dump(const struct frame *frame, FILE *out);

#endif
