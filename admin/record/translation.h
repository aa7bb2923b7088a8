#ifndef ANNA_ADMIN_RECORD_TRANSLATION_H
#define ANNA_ADMIN_RECORD_TRANSLATION_H

#include "core/source_hash.h"
#include "record/record.h"

/* From which German text the translations of an offer were made (core/source_hash.h). */

/* The German texts of an offer, as marks are made of them. Points into the offer. */
struct translation_german {
    struct texts field[SOURCE_FIELD_COUNT];
    const char *single[SOURCE_FIELD_COUNT]; /* private */
};
void translation_german(struct translation_german *out, const struct record *offer);

/* The value of a field that may be translated. */
struct value *translation_value(struct value *values, enum source_field field);
const struct value *translation_value_const(const struct value *values,
                                            enum source_field field);

/* Puts the source hash of a translation in order: what was noted of the fields that it
 * has stays; a field without a note counts as made from the German text that stands
 * there now; notes of fields that it does not have go. False if memory ran out. */
bool translation_settle(struct arena *arena, const struct record *offer,
                        struct translation *part);

/* The fields of the translation whose German text has changed since: bit 1 << field. */
unsigned translation_changed(const struct record *offer, const struct translation *part);

/* Whether the offer has German words in a field for somebody to translate; "free" in
 * cost is none, the terminal says it in its own words. */
bool translation_wanted(const struct record *offer, enum source_field field);

/* The fields that the translation lacks. */
unsigned translation_missing(const struct record *offer, const struct translation *part);

/* What a set of fields is called, in the reader's language: "In short", "How it goes",
 * with the quotation marks. NULL if memory ran out. */
const char *translation_field_words(struct arena *arena, unsigned fields);

/* A language or level that a text may be in: "tr", "de-simple"; "de" is the original. */
bool translation_lang_valid(const char *lang);

/* How a text was made: "tested", "human", "automatic". NULL is none of them. */
bool translation_made_valid(const char *made);

/* In the order of their languages. */
void translation_sort(struct record *record);

/* NULL if the offer has none in that language. */
struct translation *translation_find(const struct record *offer, const char *lang);

#endif
