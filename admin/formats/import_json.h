#ifndef ANNA_ADMIN_FORMATS_IMPORT_JSON_H
#define ANNA_ADMIN_FORMATS_IMPORT_JSON_H

#include "record/intake.h"

/* Reads our JSON (assets/content/README.md): a list of offers, or an object {sites,
 * topics, barriers, coaches, offers, answers, hosts, comment} of lists; `comment` is for
 * people and is passed over. Nothing is believed: depth, UTF-8, types, every value. An
 * unknown field is refused (a misspelt one would be lost silently). */

/* Gives the good records of `path` away, one by one in bounded memory, and notes each
 * thing that is wrong with the others. False with `err` if the file as a whole cannot be
 * read as JSON, or if the taker broke; what was given away before must then be undone. */
bool import_json(const char *path, const struct intake *intake, struct err *err);

#endif
