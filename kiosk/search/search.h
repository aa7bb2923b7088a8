#ifndef ANNA_SEARCH_SEARCH_H
#define ANNA_SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Finds offers by what a parent types: words begun, umlauts and ß in any spelling, parts
 * of compounds, with and without hyphen, one or two typing errors. The index is derived
 * from a bundle, lies beside it as a file, and is built again whenever it is missing or
 * does not belong to it. */

struct search;

/* Builds the index of the bundle at `content_path` as `index_path` (written whole,
 * synced, renamed). On failure nothing is left at `index_path` that was not there before.
 */
bool search_build(const char *content_path, const char *index_path, struct err *err);

/* Opens an index. False if there is none, or if it was not built from the bundle at
 * `content_path` by this version of the program: then build it. */
bool search_open(struct search **search_out, const char *content_path,
                 const char *index_path, struct err *err);
void search_close(struct search *search);

/* Reads all of the index against its checksum, about 0.3 ms a megabyte: once after
 * opening, which reads the header alone. */
bool search_check(const struct search *search, struct err *err);

struct search_hit {
    const char *id;   /* the offer's */
    size_t mark_from; /* bytes of the offer's name that match; equal = nothing to mark */
    size_t mark_to;
    const char *word; /* the word of the offer that was met, as the content spells it:
                         for names that have nothing to mark; NULL: none to show */
};

struct search_result {
    struct search_hit *hit;   /* best first */
    size_t count;             /* at most the limit that was asked for */
    size_t total;             /* all that match */
    const char *did_you_mean; /* what was searched instead, spelled as the content spells
                                 it, or NULL */
};

/* Answers a query as it stands, the last word perhaps unfinished. An empty query has no
 * hits. `town` (may be NULL) puts offers of that town before equally good ones.
 * Everything lives in `arena`, also what the visitor typed: nothing of it is kept
 * elsewhere, so wipe the arena when he leaves. Looked at are the first 1,000 bytes, 100
 * letters and 8 words without stop words. On failure (no memory, the index is damaged:
 * build it again) `*out` is untouched. Takes, at 10,000 offers, about 0.1 ms and 20 KB of
 * arena a word. */
bool search_run(struct search *search, struct arena *arena, const char *query,
                const char *town, size_t limit, struct search_result *out,
                struct err *err);

#endif
