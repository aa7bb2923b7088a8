#ifndef ANNA_DEVICE_CLIPS_H
#define ANNA_DEVICE_CLIPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "core/content.h"

/* The clips that lie beside a bundle (core/clips/clip_row.h): NAME.voice beside NAME.anna
 * on a stick, content/N.voice on the shelf. What is said is heard without them too, so
 * nothing about them ever stops a bundle. */

enum clips_state {
    CLIPS_NONE,  /* the bundle says nothing of clips */
    CLIPS_WHOLE, /* they are there, as the bundle means them */
    CLIPS_MISSING,
    CLIPS_DAMAGED
};

/* Reads the file on the shelf. `*len` (may be NULL): bytes that the bundle says it has.
 */
enum clips_state clips_look(struct content *content, const char *state, size_t *len);

/* What an engineer is told of it; NULL: nothing is wrong. */
const char *clips_trouble(enum clips_state state);

/* Whether a file of that length is there, or none belongs to the content: a glance, for
 * whoever decides whether a stick has something to bring. */
bool clips_seem(struct content *content, const char *state);

/* Brings the clips of the content, whose bundle is `bundle` on a stick, onto the shelf:
 * copied beside, proved as they pass, synced and named last. Those that are there whole
 * are not copied again. False, with `err`, if the shelf has not got what the bundle
 * means: they are not on the stick, or others, or there is no room. `tell` hears how far
 * it is, in percent; may be NULL. */
bool clips_take(struct content *content, const char *state, const char *bundle,
                void (*tell)(void *context, int percent), void *context, struct err *err);

#endif
