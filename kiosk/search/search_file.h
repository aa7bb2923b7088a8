#ifndef ANNA_SEARCH_SEARCH_FILE_H
#define ANNA_SEARCH_SEARCH_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The index as a file: flat, in the machine's own byte order, read through a read-only
 * map, so that opening costs the same for a hundred offers and a hundred thousand.
 *
 * Why not SQLite's FTS5: a part of a compound, a letter that is wrong and the end of a
 * word that is not yet typed are all questions about the vocabulary (some 20,000 words),
 * which FTS5 does not show; and ranking 10,000 rows costs it 1.6 µs a row, ours about 1
 * ns. Here the folded words stand sorted, so the words that begin alike are neighbours
 * and so are their postings: a first letter is one sweep over memory and needs no table
 * of answers beforehand.
 *
 * The file is derived: nothing in it that the bundle does not say. It is never repaired,
 * only built again. A header that does not fit is found when it is opened, a number out
 * of range when it is used, and any other flipped bit by search_file_check. */

/* Raise it with any change to the file, to fold() or to the ranking fields: old files are
 * then built again. */
#define SEARCH_FILE_FORMAT 3u

/* Where a word stands in an offer, one bit each; the best field counts. */
enum search_field {
    SEARCH_BENEFIT = 1, /* the first topic of what one has a right to: who types "Geld"
                           means Kindergeld before every bureau */
    SEARCH_NAME = 2,
    SEARCH_KEYWORD = 4,  /* and the other topics of a benefit */
    SEARCH_PROVIDER = 8, /* and topic, town, street */
    SEARCH_BODY = 16,    /* summary, for whom, steps, papers */
    SEARCH_ANY = 31,
};
enum { SEARCH_FIELD_BITS = 5 };

/* A posting is document << SEARCH_FIELD_BITS | fields. */
#define SEARCH_DOCUMENTS_MAX (UINT32_MAX >> SEARCH_FIELD_BITS)

/* Letters of a word that are looked at, bytes at most; what is longer is cut. */
enum { SEARCH_WORD_LETTERS = 60, SEARCH_WORD_BYTES = 240 };

enum search_section {
    SECTION_TERM_TEXT,     /* folded words, sorted by bytes, each ended by a zero */
    SECTION_TERM_AT,       /* uint32: where each begins, one more than words */
    SECTION_TERM_SHARED,   /* uint8: bytes that a word begins with like the word before it
                            */
    SECTION_SPELLING_TEXT, /* the same words as the content spells them, zero-ended */
    SECTION_SPELLING_AT,   /* uint32: where each begins */
    SECTION_POSTING_FROM,  /* uint32: first posting of each word, one more than words */
    SECTION_POSTING,       /* uint32 postings, by word, then by document */
    SECTION_DOCUMENT,      /* struct search_file_document */
    SECTION_SCOPE_AT,      /* uint32: scopes in SECTION_DOCUMENT_TEXT */
    SECTION_DOCUMENT_TEXT, /* ids, names, scopes, zero-ended */
    SECTION_COUNT,
};

struct search_file_document {
    uint32_t id_at;
    uint32_t name_at;
    uint32_t order;     /* place among all names: decides between equals */
    uint16_t scope;     /* index into SECTION_SCOPE_AT */
    uint8_t name_words; /* words of the name without stop words, at most 8 */
    uint8_t lead;       /* before equals, whoever is nearer (content_lead) */
};

/* What tells one bundle from another without reading all of it. */
struct search_identity {
    uint64_t size;
    int64_t changed; /* nanoseconds, st_mtim */
    uint64_t sum;    /* of its first and last 4 KiB */
};

struct search_file_header {
    char magic[8];
    uint32_t byte_order;
    uint32_t format;
    uint64_t file_size;
    struct search_identity identity;
    uint64_t body_sum; /* of all behind the header */
    struct {
        uint64_t at;
        uint64_t len;
    } section[SECTION_COUNT];
    uint64_t header_sum; /* of all before it */
};

#define SEARCH_FILE_MAGIC "ANNAIDX"
#define SEARCH_FILE_ORDER 0x01020304u

/* An opened index. Every text section ends in a zero byte, so a text that begins inside
 * ends inside. */
struct search_file {
    const char *path; /* for messages */
    const unsigned char *map;
    size_t map_len;
    size_t term_count;
    size_t posting_count;
    size_t document_count;
    size_t scope_count;
    const char *term_text;
    size_t term_text_len;
    const uint32_t *term_at;
    const uint8_t *term_shared;
    const char *spelling_text;
    size_t spelling_text_len;
    const uint32_t *spelling_at;
    const uint32_t *posting_from;
    const uint32_t *posting;
    const struct search_file_document *document;
    const uint32_t *scope_at;
    const char *document_text;
    size_t document_text_len;
};

/* A checksum against rot, not against malice. `sum` goes on from an earlier call, 0 at
 * first. */
uint64_t search_sum(uint64_t sum, const void *bytes, size_t len);

bool search_identity_read(struct search_identity *out, const char *content_path,
                          struct err *err);

/* Maps the file and checks header, lengths and identity. On failure `out` is untouched.
 */
bool search_file_open(struct search_file *out, const char *path,
                      const struct search_identity *identity, struct err *err);
void search_file_close(struct search_file *file);

/* Reads all of the file against its checksum (about 0.3 ms a megabyte). */
bool search_file_check(const struct search_file *file, struct err *err);

/* Says that the index is damaged and must be built again. Returns false. */
bool search_file_damaged(const struct search_file *file, struct err *err);

/* NULL if the file is damaged there. `*len` (may be NULL) is set otherwise. */
const char *search_file_term(const struct search_file *file, size_t term, size_t *len);
const char *search_file_spelling(const struct search_file *file, size_t term);

/* The postings of words `from` to below `to`: `*count` of them. NULL if damaged. */
const uint32_t *search_file_postings(const struct search_file *file, size_t from,
                                     size_t to, size_t *count);

/* A text of SECTION_DOCUMENT_TEXT; NULL if damaged. */
const char *search_file_text(const struct search_file *file, uint32_t at);

/* The first word that is not before `text` (`len` bytes), by bytes; the number of words
 * if all are. With `behind`: the first word that is behind all that begin with `text`.
 * False if damaged. */
bool search_file_find(const struct search_file *file, const char *text, size_t len,
                      bool behind, size_t *term_out);

#endif
