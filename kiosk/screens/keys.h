#ifndef ANNA_SCREENS_KEYS_H
#define ANNA_SCREENS_KEYS_H

#include "screens/chrome.h"
#include "ui/keyboard.h"

/* What the keys of the on-screen keyboard are called and what they do, wherever one
 * types; for struct keyboard, whose context is a struct keys. */

struct keys {
    struct frame *frame;
    const struct session *session;
};

/* The keys of a language's row (core/lang.h), for `language` there. */
const char *keys_of(const char *lang);

const char *keys_words(void *keys, const struct keyboard_key *key, const char *target);

/* The key that ends typing folds the keyboard away. */
struct action keys_act(void *keys, const struct keyboard_key *key, const char *target);

/* The capital of a letter. */
const char *keys_capital(void *keys, const char *letter, const char *layout);

#endif
