#include "search/search_build.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "core/fold.h"
#include "search/search_build_image.h"
#include "search/search_words.h"

enum { NAME_WORDS_MAX = 8 };

static bool no_memory(struct err *err)
{
    return err_set(err, "out of memory for a search index");
}

bool search_build_new(struct search_build **build_out, struct err *err)
{
    struct search_build *build = calloc(1, sizeof *build);
    if (build == NULL)
        return no_memory(err);
    *build_out = build;
    return true;
}

void search_build_free(struct search_build *build)
{
    if (build == NULL)
        return;
    free(build->term);
    hash_table_free(&build->by_text);
    free(build->posting);
    free(build->document);
    arena_free(&build->kept);
    arena_free(&build->scratch);
    free(build);
}

static bool add_term(struct search_build *build, const struct search_build_word *word,
                     struct err *err)
{
    struct search_build_term *term =
        array_room(NULL, build->term, build->term_count, &build->term_room, sizeof *term);
    if (term == NULL)
        return no_memory(err);
    build->term = term;
    const char *copy = arena_copy_len(&build->kept, word->folded, word->len);
    if (copy == NULL ||
        !hash_table_put(&build->by_text, NULL, word->hash, build->term_count))
        return no_memory(err);
    term[build->term_count++] = (struct search_build_term){
        .text = copy, .len = (uint32_t)word->len, .spelling_rank = UINT32_MAX};
    return true;
}

/* The term of a folded word, a new one if need be. */
static bool find_term(struct search_build *build, const struct search_build_word *word,
                      size_t *term_out, struct err *err)
{
    for (size_t at = 0; build->term != NULL &&
                        hash_table_next(&build->by_text, word->hash, &at, term_out);) {
        const struct search_build_term *term = &build->term[*term_out];
        if (term->len == word->len && memcmp(term->text, word->folded, word->len) == 0)
            return true;
    }
    *term_out = build->term_count;
    return add_term(build, word, err);
}

static bool is_small(const char *raw)
{
    unsigned char first = (unsigned char)raw[0];
    if (first == 0xC3)
        return (unsigned char)raw[1] >= 0x9F;
    return first >= 'a' && first <= 'z';
}

/* The spelling of the best field counts, and the small one before that of a sentence's
 * start. */
static bool keep_spelling(struct search_build *build, struct search_build_term *term,
                          const struct search_build_word *word, struct err *err)
{
    uint32_t rank = (uint32_t)word->field * 2 + !is_small(word->raw);
    if (rank >= term->spelling_rank)
        return true;
    char *spelling = arena_take(&build->kept, word->raw_len + 1);
    if (spelling == NULL)
        return no_memory(err);
    size_t len = 0;
    for (size_t i = 0; i < word->raw_len; i++) {
        if (i + 1 < word->raw_len && memcmp(word->raw + i, "\xC2\xAD", 2) == 0)
            i++;
        else
            spelling[len++] = word->raw[i];
    }
    term->spelling = spelling;
    term->spelling_rank = rank;
    return true;
}

static bool keep_word(struct search_build *build, const struct search_build_word *word,
                      struct err *err)
{
    size_t index = 0;
    if (!find_term(build, word, &index, err) || build->term == NULL)
        return false;
    struct search_build_term *term = &build->term[index];
    if (!keep_spelling(build, term, word, err))
        return false;
    uint32_t document = (uint32_t)build->document_count;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): what was found is in the list
     */
    if (term->count > 0 && term->last_document == document) {
        build->posting[term->last].posting |= (uint32_t)word->field;
        return true;
    }
    struct search_build_posting *posting =
        build->posting_count >= UINT32_MAX
            ? NULL
            : array_room(NULL, build->posting, build->posting_count, &build->posting_room,
                         sizeof *posting);
    if (posting == NULL)
        return no_memory(err);
    build->posting = posting;
    posting[build->posting_count] = (struct search_build_posting){
        (uint32_t)index, document << SEARCH_FIELD_BITS | (uint32_t)word->field};
    term->last = (uint32_t)build->posting_count++;
    term->last_document = document;
    term->count++;
    return true;
}

/* A term lies in three places that are far apart: its slot, itself, its text. */
static bool keep_words(struct search_build *build, struct err *err)
{
    const struct search_build_term *term[SEARCH_BUILD_WORDS] = {NULL};
    bool ok = true;
    for (size_t i = 0; i < build->word_count; i++) {
        size_t place;
        size_t at = 0;
        if (!hash_table_next(&build->by_text, build->word[i].hash, &at, &place))
            continue;
        term[i] = &build->term[place];
        __builtin_prefetch(term[i]);
    }
    for (size_t i = 0; i < build->word_count; i++)
        if (term[i] != NULL)
            __builtin_prefetch(term[i]->text);
    for (size_t i = 0; ok && i < build->word_count; i++)
        ok = keep_word(build, &build->word[i], err);
    build->word_count = 0;
    return ok;
}

/* `folded` and `raw` must stay until the document is done. */
static bool add_word(struct search_build *build, struct search_build_word word,
                     struct err *err)
{
    word.len = search_cut(word.folded, word.len, SEARCH_WORD_LETTERS, SEARCH_WORD_BYTES);
    if (word.len == 0)
        return true;
    if (build->word_count == SEARCH_BUILD_WORDS && !keep_words(build, err))
        return false;
    word.hash = search_sum(0, word.folded, word.len);
    hash_table_prefetch(&build->by_text, word.hash);
    build->word[build->word_count++] = word;
    return true;
}

static bool is_hyphen(const char *raw, size_t len)
{
    return (len == 1 && raw[0] == '-') ||
           (len == 3 && (memcmp(raw, "\u2010", 3) == 0 || memcmp(raw, "\u2011", 3) == 0));
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A text with its folding and where it comes from. */
struct line {
    const char *raw;
    const char *folded;
    const size_t *offset;
    enum search_field field;
};

/* Words of a line that are separated by nothing but hyphens. */
struct chain {
    size_t from;
    size_t end; /* so far */
    size_t words;
};

/* They are one word as well: "Kinder-Zuschlag". */
static bool add_chain(struct search_build *build, const struct line *line,
                      const struct chain *chain, struct err *err)
{
    if (chain->words < 2)
        return true;
    char *joined = arena_take(&build->scratch, chain->end - chain->from + 1);
    if (joined == NULL)
        return no_memory(err);
    size_t len = 0;
    for (size_t i = chain->from; i < chain->end; i++)
        if (line->folded[i] != ' ')
            joined[len++] = line->folded[i];
    struct search_build_word word = {
        .folded = joined,
        .len = len,
        .raw = line->raw + line->offset[chain->from],
        .raw_len = line->offset[chain->end] - line->offset[chain->from],
        .field = line->field,
    };
    return add_word(build, word, err);
}

/* Whether the word that begins at `from` belongs to the chain before it. */
static bool goes_on(const struct line *line, const struct chain *chain, size_t from)
{
    size_t gap = line->offset[chain->end];
    return chain->words > 0 && is_hyphen(line->raw + gap, line->offset[from] - gap) &&
           !is_digit(line->folded[from]) && !is_digit(line->folded[chain->end - 1]);
}

static bool add_line(struct search_build *build, const char *text,
                     enum search_field field, struct line *line, struct err *err)
{
    size_t *offset;
    char *folded = fold(&build->scratch, text, &offset);
    if (folded == NULL)
        return no_memory(err);
    *line = (struct line){text, folded, offset, field};
    size_t from;
    size_t len;
    struct chain chain = {.words = 0};
    for (size_t at = 0; search_next_word(folded, &at, &from, &len);) {
        struct search_build_word word = {
            .folded = folded + from,
            .len = len,
            .raw = text + offset[from],
            .raw_len = offset[from + len] - offset[from],
            .field = field,
        };
        if (!add_word(build, word, err))
            return false;
        if (!goes_on(line, &chain, from)) {
            if (!add_chain(build, line, &chain, err))
                return false;
            chain = (struct chain){.from = from};
        }
        chain.end = from + len;
        chain.words++;
    }
    return add_chain(build, line, &chain, err);
}

static bool find_scope(struct search_build *build, const char *scope, uint16_t *out,
                       struct err *err)
{
    if (scope == NULL)
        scope = "";
    for (size_t i = 0; i < build->scope_count; i++) {
        if (strcmp(build->scope[i], scope) == 0) {
            *out = (uint16_t)i;
            return true;
        }
    }
    if (build->scope_count == SEARCH_BUILD_SCOPES)
        return err_set(err, "more than %d places in the content", SEARCH_BUILD_SCOPES);
    build->scope[build->scope_count] = arena_copy(&build->kept, scope);
    if (build->scope[build->scope_count] == NULL)
        return no_memory(err);
    *out = (uint16_t)build->scope_count++;
    return true;
}

static uint8_t count_name_words(const char *folded)
{
    size_t words = 0;
    size_t from;
    size_t len;
    for (size_t at = 0; search_next_word(folded, &at, &from, &len);)
        words += !search_stop_word(folded + from, len);
    return (uint8_t)(words < NAME_WORDS_MAX ? words : NAME_WORDS_MAX);
}

static bool add_document(struct search_build *build,
                         const struct search_document *document, struct err *err)
{
    struct line line;
    struct search_build_document kept = {.lead = (uint8_t)document->lead};
    if (!find_scope(build, document->scope, &kept.scope, err) ||
        !add_line(build, document->name, SEARCH_NAME, &line, err))
        return false;
    kept.name_words = count_name_words(line.folded);
    kept.id = arena_copy(&build->kept, document->id);
    kept.name = arena_copy(&build->kept, document->name);
    kept.folded = arena_copy(&build->kept, line.folded);
    if (kept.id == NULL || kept.name == NULL || kept.folded == NULL)
        return no_memory(err);
    for (size_t i = 0; i < document->text_count; i++)
        if (document->text[i].text != NULL &&
            !add_line(build, document->text[i].text, document->text[i].field, &line, err))
            return false;
    if (!keep_words(build, err))
        return false;
    build->document[build->document_count++] = kept;
    return true;
}

bool search_build_add(struct search_build *build, const struct search_document *document,
                      struct err *err)
{
    if (build->document_count >= SEARCH_DOCUMENTS_MAX)
        return err_set(err, "too many offers for a search index");
    struct search_build_document *more =
        array_room(NULL, build->document, build->document_count, &build->document_room,
                   sizeof *more);
    if (more == NULL)
        return no_memory(err);
    build->document = more;
    bool ok = add_document(build, document, err);
    arena_reset(&build->scratch);
    return ok;
}
