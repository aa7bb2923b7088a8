#ifndef ANNA_UI_KEYBOARD_H
#define ANNA_UI_KEYBOARD_H

#include "ui/frame.h"
#include "ui/keyboard_layout.h"

/* The on-screen keyboard: a tray with keys, each at least a target. Keys run from left to
 * right in every language; what stands on them is as large as the visitor reads, and they
 * are as high as that needs; words that do not fit then are a picture. */

struct keyboard {
    const char *keys;     /* an id for keyboard_layout_find; "" = `language` */
    const char *language; /* of the interface */
    bool text;            /* for sentences, not for the search */
    bool capitals;        /* letters are large now */
    const char *done;     /* words on the key that closes it; NULL: the layout's */
    /* What a key with `words` is called; and what a key does. `context` is passed to
     * both. `target` is the keys that a switch leads to. */
    const char *(*words)(void *context, const struct keyboard_key *key,
                         const char *target);
    struct action (*act)(void *context, const struct keyboard_key *key,
                         const char *target);
    /* The capital of a letter of the keys called so; asked while `capitals`. */
    const char *(*capital)(void *context, const char *letter, const char *keys);
    void *context;
};

/* The height that it takes of a tray that is `w` broad. `most_h` is the height that the
 * tray and what must stand above it have together with it: keys are higher than a target
 * where there is plenty. */
int keyboard_height(const struct frame *frame, const struct keyboard *keyboard, int w,
                    int most_h);

/* Puts it; `rect` as high as keyboard_height said. The ids are "key:" and the key's. */
void keyboard_put(struct frame *frame, struct rect rect, const struct keyboard *keyboard);

#endif
