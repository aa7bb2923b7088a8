#ifndef ANNA_OFFICE_IMPORT_JSON_H
#define ANNA_OFFICE_IMPORT_JSON_H

#include "document.h"

/* Reads our JSON (DESIGN 4.4): a list of offers, or an object {sites, topics, barriers,
 * coaches, offers, answers, hosts, comment} of lists; `comment` is for people and is
 * passed over. Nothing is believed: size, depth, UTF-8, types, every value. An unknown
 * field is refused (a misspelt one would be lost silently). import_json.c and
 * import_value.c are the only ones that know jansson. */

enum { IMPORT_FILE_MAX = 256 << 20 };

/* Adds the good records of `path` to `document`, and a line to `refusals` for each thing
 * that is wrong with the others. An id that is in `document` already is refused. False
 * with `err` if the file as a whole cannot be read as JSON; then nothing was added. */
bool import_json(struct arena *arena, const char *path, struct document *document,
                 struct refusals *refusals, struct err *err);

#endif
