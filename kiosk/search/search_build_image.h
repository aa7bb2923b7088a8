#ifndef ANNA_SEARCH_SEARCH_BUILD_IMAGE_H
#define ANNA_SEARCH_SEARCH_BUILD_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/hash_table.h"
#include "base/arena.h"
#include "search/search_build.h"

/* What a build has gathered; private to search_build.c, which gathers it, and
 * search_build_image.c, which lays it out as a file. */

enum { SEARCH_BUILD_SCOPES = 4096 };

struct search_build_term {
    const char *text; /* folded */
    uint32_t len;
    uint32_t count;         /* postings */
    uint32_t last;          /* the newest of them */
    uint32_t last_document; /* and its document: told without looking there */
    uint32_t spelling_rank;
    const char *spelling;
};

struct search_build_posting {
    uint32_t term;
    uint32_t posting;
};

struct search_build_document {
    const char *id;
    const char *name;
    const char *folded; /* the name */
    uint32_t order;
    uint16_t scope;
    uint8_t name_words;
    uint8_t lead;
};

/* A word as it stands in the content. */
struct search_build_word {
    const char *folded;
    size_t len;
    const char *raw;
    size_t raw_len;
    enum search_field field;
    uint64_t hash; /* of the folded word */
};

/* Words wait here for each other: while the memory for one comes, that for the others is
 * asked for. */
enum { SEARCH_BUILD_WORDS = 32 };

struct search_build {
    struct search_build_term *term;
    size_t term_count;
    size_t term_room;
    struct hash_table by_text;                         /* of the terms */
    struct search_build_word word[SEARCH_BUILD_WORDS]; /* of one document */
    size_t word_count;
    struct search_build_posting *posting; /* by document */
    size_t posting_count;
    size_t posting_room;
    struct search_build_document *document;
    size_t document_count;
    size_t document_room;
    const char *scope[SEARCH_BUILD_SCOPES];
    size_t scope_count;
    struct arena kept;
    struct arena scratch; /* of one document */
};

#endif
