#ifndef ANNA_CORE_LANG_H
#define ANNA_CORE_LANG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"

/* The languages of the interface, and times, dates and numbers as each says them. One row
 * says all that the programs know of a language: whoever adds one adds its row,
 * assets/strings/ID.po, and a keyboard if no keyboard that is there has its letters. */

struct lang {
    const char *id;   /* ISO 639: "ar" */
    const char *name; /* in itself, "العربية" */
    const char *word; /* "language" in itself, "لغة": what one looks for who cannot read
                         the page */
    const char *welcome;  /* in itself, "أهلا وسهلا" */
    const char *script;   /* ISO 15924: "Arab"; its font is Noto Sans's for that script */
    bool right_to_left;   /* the page runs so */
    const char *keyboard; /* an id for keyboard_layout_find */
    const char *collation; /* ICU's locale whose order its dictionaries have */
    const char *plural;  /* as in the head of its .po, which gettext goes by (GNU gettext
                            manual, "Plural forms") */
    const char *booking; /* Easy!Appointments' name for it; NULL: none is needed */
};

/* All languages that the interface is complete in, German first. */
const struct lang *lang_all(size_t *count);
/* NULL if the interface does not have it. */
const struct lang *lang_find(const char *id);

/* Times and dates are put together by patterns among the words of the interface (time.am
 * and so on, strings.h), so strings_open comes first. ICU's date formats are not used:
 * opening the first one takes 1.0 ms, 40 to 80 ms when its data is not yet in memory; a
 * time takes 0.5 us this way, about 2 us in a language other than the chosen one. Nothing
 * here returns NULL: if memory ran out, a text is empty or has its places {0} unfilled.
 */

/* "8 Uhr", "8:30 Uhr"; "8 am", "8:30 am"; "08.00"; "8:00 صباحًا". Latin digits in every
 * language (phone numbers on the same page have them too). `minute` is of the day, 0 to
 * 1440; 1440 is the end of the day, "24 Uhr". A minute of the day after (up to 2880) is
 * told as the time it is. */
const char *lang_time(struct arena *arena, const char *lang, int minute);
/* "23. November 2026"; `with_day` false: "November 2026". */
const char *lang_date(struct arena *arena, const char *lang, struct date date,
                      bool with_day);
/* Monday 0: "Montag"; brief: "Mo". */
const char *lang_weekday(struct arena *arena, const char *lang, int weekday, bool brief);

/* A phone number as people write it, for reading and for big figures, with U+00A0 between
 * the groups so that no line breaks inside: "+492582880" is "02582 880", "+492581535601"
 * is "02581 535 601", "116111" is "116 111", "110" stays, a number from abroad keeps its
 * + and country. Takes E.164, a national number with its 0, or a short number; spaces,
 * "-", "/", "(" and ")" are passed over. A text that is no number comes back as it is,
 * with U+00A0 for its spaces. In a page from right to left put it in with strings_fill,
 * or isolate it.
 *
 * Area codes: exact in the west (the 4-figure codes of the Bundesnetzagentur's list end
 * in 1, but for 17; all others there have 5); of the 6-figure codes in the east only the
 * first 5 figures are divided. */
const char *lang_phone(struct arena *arena, const char *e164);

#endif
