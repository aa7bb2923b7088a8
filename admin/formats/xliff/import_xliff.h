#ifndef ANNA_ADMIN_FORMATS_XLIFF_IMPORT_XLIFF_H
#define ANNA_ADMIN_FORMATS_XLIFF_IMPORT_XLIFF_H

#include "formats/format.h"
#include "formats/xliff/xliff.h"

/* A translator's file back in (xliff.h). Each offer that gets something is given away
 * whole, as the office has it, with its text in the file's language changed.
 *
 * A unit's target is taken if it differs from what the office has, or if the translator
 * has raised its state (xliff_rank): then somebody has looked at it. A missing target
 * leaves what was there; a copy of the source that nobody marked as done is none. A list
 * is taken as a whole: an item that has no target, or is not in the file, keeps the
 * office's, and where there is none either the list is left as it was.
 *
 * The text is made from the German in the file. If that is no longer the office's German
 * the text is taken and stays marked as outdated, with a note.
 *
 * How it was made: what was taken is "human" ("automatic" if the tool says so), or what
 * `made` says of the whole file; what was not touched stays. Of all fields the least
 * counts: one item that nobody has touched keeps the whole text "automatic". "tested" is
 * only what the office says, never a tool. */

/* `ask` says the offers as the office has them (known), the language, and who made the
 * texts; what was read is counted in ask->texts. What is given away lives in `arena` and
 * is valid as long as that, and the offers that are known, are. False with `err` set if
 * the file cannot be read at all, is for another language, or the taker broke off. What
 * does not fit is noted unit by unit. */
bool import_xliff(struct arena *arena, const char *path, const struct format_ask *ask,
                  const struct intake *intake, struct err *err);

#endif
