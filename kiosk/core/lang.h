#ifndef ANNA_CORE_LANG_H
#define ANNA_CORE_LANG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/clock.h"

/* The languages of the interface, and what ICU knows of them: collation, dates, times. */

struct lang {
    const char *id;      /* "ar" */
    const char *name;    /* in itself, "العربية" */
    const char *welcome; /* in itself, "أهلا وسهلا" */
    bool right_to_left;
};

/* All languages that the interface is complete in, German first. */
const struct lang *lang_all(size_t *count);
/* NULL if the interface does not have it. */
const struct lang *lang_find(const char *id);

/* "8 Uhr", "8:30 Uhr"; "8:00 am"; "08.30". Latin digits in every language (phone numbers on the same
 * page have them too). */
const char *lang_time(struct arena *arena, const char *lang, int minute);
/* "23. November 2026"; `with_day` false: "November 2026". */
const char *lang_date(struct arena *arena, const char *lang, struct date date, bool with_day);
/* Monday 0: "Montag"; short: "Mo". */
const char *lang_weekday(struct arena *arena, const char *lang, int weekday, bool brief);
/* A phone number as people write it, for reading and for big figures: "+492582880" is
 * "02582 880", "116111" stays, a number from abroad keeps its +. Never breaks a line inside
 * (U+00A0). */
const char *lang_phone(struct arena *arena, const char *e164);

/* As a German dictionary sorts (ICU, de with phonebook off). For qsort over texts. */
int lang_compare(const char *a, const char *b);
/* Bytes such that memcmp of two of them says what lang_compare says; for sorting long lists and for
 * columns. Lives in `arena`; NULL if memory ran out. */
const unsigned char *lang_sort_key(struct arena *arena, const char *text, size_t *len_out);

#endif
