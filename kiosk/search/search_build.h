#ifndef ANNA_SEARCH_SEARCH_BUILD_H
#define ANNA_SEARCH_SEARCH_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "search/search_file.h"

/* Makes an index from documents that come one after the other: from a bundle, or in tests
 * and measurements from memory. */

struct search_build;

struct search_text {
    enum search_field field;
    const char *text; /* UTF-8, soft hyphens and all; NULL is nothing */
};

struct search_document {
    const char *id;
    const char *name;  /* searched too, as SEARCH_NAME */
    const char *scope; /* a town's id, "district", "national"; NULL is none */
    unsigned lead;     /* before equals (content_lead), at most 255 */
    const struct search_text *text;
    size_t text_count;
};

/* False if memory ran out. */
bool search_build_new(struct search_build **build_out, struct err *err);
void search_build_free(struct search_build *build);

/* Copies what it needs. After a failure the build can only be freed. */
bool search_build_add(struct search_build *build, const struct search_document *document,
                      struct err *err);

/* Who waits for an index is told how far it is. */
struct search_listener {
    void (*tell)(void *context, int percent); /* 1 to 100, each once and in order */
    void *context;
};

/* Gathers all offers of the bundle at `content_path`, and what tells it from others.
 * False with nothing to free if it cannot be read, or memory ran out. search_build
 * (search.h) does this and search_build_write; an installer tells a bundle that is bad
 * from a disk that is. `listener` may be NULL. */
bool search_gather(struct search_build **build_out, struct search_identity *identity_out,
                   const char *content_path, const struct search_listener *listener,
                   struct err *err);

/* Writes the index of all that was added, for the bundle of that identity: whole, synced,
 * renamed. On failure nothing is at `index_path` that was not there before. */
bool search_build_write(struct search_build *build,
                        const struct search_identity *identity, const char *index_path,
                        struct err *err);

#endif
