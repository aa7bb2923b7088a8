#ifndef ANNA_BASE_HASH_H
#define ANNA_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/): for tables in memory and
 * for noticing that something has changed. It keeps nobody out who wants two things to
 * look the same; seals and signatures have their own. */

#define HASH_BEGIN UINT64_C(14695981039346656037)

/* Goes on from `before`, which is HASH_BEGIN at first. */
uint64_t hash_bytes(uint64_t before, const void *bytes, size_t len);

/* The same for a terminated text with its end, so that "ab" and "c" are not "a" and "bc".
 */
uint64_t hash_text(uint64_t before, const char *text);

#endif
