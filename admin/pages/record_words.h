#ifndef ANNA_ADMIN_PAGES_RECORD_WORDS_H
#define ANNA_ADMIN_PAGES_RECORD_WORDS_H

#include "pages/page.h"

/* What a record, its fields and what stands in them are called for a person, wherever a
 * page tells of a change: the history, what waits to be published, what an import would
 * do. Nobody needs to know how the content calls them. */

/* "offer", of a kind as the history and an import name it: "offer", "report", "group". */
const char *record_words_kind(const char *kind);

/* The record's name, if the office has it; else its id. Of a group of reports what it is
 * about. */
const char *record_words_name(struct page *page, const char *kind, const char *id);

/* "Phone"; "text.tr.summary" is "In short (Türkçe)". `lang` "" or NULL: German. A field
 * that nobody has named is "Something else". */
const char *record_words_field(struct page *page, const char *kind, const char *field,
                               const char *lang);

/* A language as it calls itself, "Türkçe"; the level "de-simple" in the reader's. The id
 * itself, if it is not known. */
const char *record_words_language(const char *lang);

/* The language of what stands there, as an attribute "lang" says it: that of the
 * translation; else the page's own. */
const char *record_words_lang(struct page *page, const char *field, const char *lang);

/* What stands in a field, `text` as the history keeps it (workspace/snapshot.h): days and
 * numbers as people write them, choices and ids by their words, a list's items behind
 * commas. NULL or "": "–". Not cut. */
const char *record_words_value(struct page *page, const char *kind, const char *field,
                               const char *text);

/* Whether a row of that field says anything to a person: fingerprints and places do not.
 */
bool record_words_tell(const char *field);

#endif
