#ifndef ANNA_ADMIN_PUBLISH_NUMBERS_H
#define ANNA_ADMIN_PUBLISH_NUMBERS_H

#include <stdbool.h>

#include "core/signature.h"

/* Which numbers have been given. The workspace counts them, but a workspace that came
 * back from a copy, or a second machine, counts too low: a terminal answers a number that
 * it has had with "same" or "twin" for ever. So what was published lies in other places
 * too, and the highest of all counts. */

/* How much higher than all that is signed a number may be that is only told, by a note
 * that anybody can have written. Terminals refuse a leap of more than BUNDLE_JUMP: a note
 * that lies must not bring the office there in one step. */
enum { NUMBERS_TOLD = 100 };

/* The highest N of the files N.anna and N.anna.minisig in a folder of what was published,
 * whatever is in them; 0 if there is none, or no folder. */
long numbers_published(const char *folder);

/* The number in the signature at `path`, if `key` made it; else 0. What it signs is not
 * looked at. */
long numbers_of_signature(const char *path, const struct signature_key *key);

/* The highest of those for all files *.anna.minisig in a folder; 0 if there is none. */
long numbers_signed(const char *folder, const struct signature_key *key);

/* The highest number of content that the terminals' notes in FOLDER/anna name (notes.h),
 * and the name of its file in `name` (at least 256 bytes), made harmless for a terminal;
 * 0 if there is none. */
long numbers_told(const char *folder, char name[256]);

#endif
