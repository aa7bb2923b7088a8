#ifndef ANNA_ADMIN_BASE_MOJIBAKE_H
#define ANNA_ADMIN_BASE_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* UTF-8 that somebody read as Windows-1252 and saved as UTF-8 again: "MÃ¼tter" for
 * "Mütter". Windows-1252 as https://encoding.spec.whatwg.org/#windows-1252 has it, where
 * the five bytes without a character are control characters. */

/* Adds `text`, UTF-8, with what was misread put right, twice misread too. True if there
 * was any. A sequence is put right only if people hardly write it so: those that begin
 * with Ã, Â, Å, with "â€", with Ä where Turkish stands behind it, with ð, and Arabic or
 * Cyrillic (Ø, Ù, Ð, Ñ) where two stand together; never „von A bis Ä“, which would be
 * one. Memory that ran out shows in out->failed. */
bool mojibake_add_right(struct buf *out, const char *text, size_t len);

#endif
