#ifndef ANNA_CORE_SOURCE_HASH_H
#define ANNA_CORE_SOURCE_HASH_H

#include <stdbool.h>
#include <stddef.h>

#include "core/content.h"
#include "core/offer_field.h"

/* From which German text a translation was made: one short field hash a field, in one
 * text, so that office and terminal know when the German changed afterwards, and where.
 *
 *   source hash = entry {" " entry}     only of fields that the translation has, in order
 *   entry       = field "=" field hash        "summary=1f0c2d9a"
 *   field hash  = the first 4 bytes of BLAKE2b-512(canonical items), as 8 small
 *                 hexadecimal digits; "-" if there is no German text in the field
 *   canonical items = for each item of the field (a text is one item): its bytes in
 *                 canonical form, then one byte 0
 *
 * Canonical form: UTF-8; soft hyphens (U+00AD) are left out; each run of spaces, tabs,
 * line ends and U+00A0 is one space, none stands at either end; a hyphen between two
 * letters is left out, and the letter behind it is a small one (A to Z, Ä, Ö, Ü):
 * dividing "Kinderzuschlag" as "Kinder-Zuschlag" makes no translation outdated. */

/* The fields that may be translated, in the order of the table of fields
 * (offer_field.h). */
enum source_field {
#define OFFER_FIELD(...)
#define OFFER_TEXT(id, ...) SOURCE_##id,
#include "core/offer_rows.h"
    SOURCE_FIELD_COUNT
};

enum {
    SOURCE_FIELD_HASH_LEN = 9, /* of a field hash, with its end */
    SOURCE_HASH_LEN = 256      /* of a whole source hash, with its end */
};

/* The same as a field of an offer. */
extern const enum offer_field source_offer_field[SOURCE_FIELD_COUNT];

/* "name", "cost", "what_you_bring", ... as the office calls the field. */
const char *source_field_name(enum source_field field);
/* -1 if no field that may be translated has that name. */
int source_field_find(const char *name);

/* The field hash of a German field; no item, or only empty ones: "-". */
void source_field_hash(char out[SOURCE_FIELD_HASH_LEN], const struct texts *german);

/* The field hash of a field in a source hash; false if it has none there, or `hash` is
 * NULL. */
bool source_hash_find(const char *hash, enum source_field field,
                      char out[SOURCE_FIELD_HASH_LEN]);

/* Adds an entry at the end; the caller keeps the order. `out` is a text that was empty at
 * first. */
void source_hash_add(char out[SOURCE_HASH_LEN], enum source_field field,
                     const char field_hash[SOURCE_FIELD_HASH_LEN]);

/* Whether it is one: known fields, none twice, each with its hash; "" is one. */
bool source_hash_valid(const char *hash);

/* Which fields' German text is another one than that of the hash: bit 1 << field. What
 * the hash says nothing about has not changed. `german` has a list for each field. */
unsigned source_hash_changed(const char *hash,
                             const struct texts german[SOURCE_FIELD_COUNT]);

/* The same for many hashes of one German text: each of its fields is hashed once. */
struct source_german {
    const struct texts *field;                            /* one for each field */
    char hash[SOURCE_FIELD_COUNT][SOURCE_FIELD_HASH_LEN]; /* private, "" at first */
};
unsigned source_hash_changed_of(const char *hash, struct source_german *german);

#endif
