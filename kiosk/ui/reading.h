#ifndef ANNA_UI_READING_H
#define ANNA_UI_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "ui/frame.h"

/* The order in which a frame is read: one list for keys, speech and tests, made from the
 * frame's elements. The page comes first, its heading before all else; then what stands
 * fixed below it; then the bar; then the buttons that scroll, which hands on keys do not
 * need; then language and way back.
 *
 * An item is what is said in one go: a heading, a text, a note, a code, or something to
 * press with all the words on it. Elements that are `joined` go with the one before: "1."
 * with its sentence, a day with its hours. What has no words (panels, pictures) is silent
 * and in no item; everything else is in exactly one.
 *
 * Items lie in sections, which are what the keys left and right go by: each heading
 * begins one, each card, each row of keys, what stands fixed, the bar with what is around
 * the page, and each run of things to press of one kind (a grid of tiles, a list) that no
 * heading stands before. */

struct reading_item {
    /* What stands on it keeps: the element's own; of words, their number after the last
     * element before them that has one ("text:how/2"). The same in each language. */
    const char *id;
    size_t from; /* its elements: those from the first to before `to` that have words */
    size_t to;
    bool begins;      /* a section */
    struct rect rect; /* around all of it */
};

struct reading {
    struct frame *frame;
    struct reading_item *item;
    size_t count;
};

/* Makes the list of a frame that is whole, and keeps the frame. All of it lives in the
 * frame's arena, as long as its elements. Empty if the frame is, or memory ran out. */
void reading_make(struct reading *reading, struct frame *frame);

/* What the item at a place says, with soft hyphens as they stand on the screen: what is
 * spoken of its element, and the words of its parts that this does not have in it. In the
 * arena; "" only if memory ran out. */
const char *reading_words(const struct reading *reading, size_t at, struct arena *arena);

/* Adds words to others as a sentence of their own, but for a number and its words. */
void reading_add(struct buf *out, const char *words);

/* The place of the item with that id; `count` if there is none. */
size_t reading_find(const struct reading *reading, const char *id);

/* Where a page begins to be read: at its heading, or if that was scrolled past, at what
 * of the page is seen first. */
size_t reading_begin(const struct reading *reading);

/* The place that comes after one, or before it (`step` 1, -1): the next item, or the next
 * that begins a section. After the last comes the first. */
size_t reading_step(const struct reading *reading, size_t at, int step, bool section);

#endif
