#ifndef ANNA_UI_KEYBOARD_LAYOUT_H
#define ANNA_UI_KEYBOARD_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

/* Which keys stand where on the on-screen keyboard. Nothing here is drawn. A keyboard is
 * a row of letters, the first German; what stands around them is the same for all, and
 * put together when it is first asked for.
 *
 * Letters stand as on the keyboards of the countries: German QWERTZ (DIN 2137), English
 * QWERTY, Turkish Q (TS 2117), Arabic as on phones; Ukrainian (DSTU 3470) and Russian
 * ЙЦУКЕН, Persian (ISIRI 9147); Polish, Romanian and Kurdish QWERTY with their own
 * letters at the ends of the rows. All letters are small ones, for
 * search folds them; whoever writes sentences has a key for a capital, where letters have
 * them. Keys run from left to right in every language, also where the page
 * runs from right to left, as they do on every Arabic keyboard.
 *
 * Where sentences are written instead of words for the search, the wide form has the
 * marks of a sentence in its last row; the narrow one has them on its page of figures.
 *
 * A panel too narrow for 12 keys of 20 mm side by side (10 inches: 219 mm) takes the
 * narrow form: at most 10 keys a row and no row of figures; figures and rare letters are
 * on a page of their own. */

enum keyboard_action {
    KEYBOARD_INSERT,    /* puts `text` in */
    KEYBOARD_BACKSPACE, /* takes the last character away */
    KEYBOARD_SPACE,     /* puts `text`, a space, in */
    KEYBOARD_CLEAR,     /* empties the field */
    KEYBOARD_SHIFT,     /* the next letter is a capital, or is none */
    KEYBOARD_SWITCH,    /* shows the keys `target` */
    KEYBOARD_DONE       /* closes the keyboard and shows what was found */
};

struct keyboard_key {
    const char *id;    /* unlike every other in its keys: "a", "space", "switch:de" */
    const char *label; /* what stands on it; NULL: the icon, or the words for `words` */
    const char *text;  /* what INSERT and SPACE put in; NULL for the others */
    const char *icon;  /* ligature name of Material Icons, or NULL */
    const char *words; /* message id: the label if it has none, spoken if it has; NULL for
                          a letter */
    const char *target; /* SWITCH: an id for keyboard_layout_find; NULL: the language of
                           the interface, with that layout's label; left out while that is
                           the layout itself */
    int width;          /* in tenths of a letter's key */
    enum keyboard_action action;
};

struct keyboard_row {
    const struct keyboard_key *key;
    size_t count;
};

struct keyboard_layout {
    const char *id;    /* "de", "tr-123" */
    const char *label; /* on the key that leads here: "DE" */
    const struct keyboard_row *row;
    size_t row_count;
    int width; /* of the widest row, in tenths of a letter's key; narrower rows stand in
                  the middle */
};

/* The keys for a language ("de") or a page of them ("de-123", narrow form only; in the
 * wide one it is the language's keys, which have the figures). German for a language
 * without keys of its own. */
const struct keyboard_layout *keyboard_layout_find(const char *id, bool narrow);

/* The same for writing sentences. */
const struct keyboard_layout *keyboard_layout_find_text(const char *id, bool narrow);

#endif
