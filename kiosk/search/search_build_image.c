#include "search/search_build_image.h"

#include <stdlib.h>
#include <string.h>

#include "base/durable.h"

/* The file in memory. */
struct image {
    unsigned char *bytes;
    size_t len;
    struct search_file_header header;
};

static size_t lengths(const struct search_build *build, size_t len[SECTION_COUNT])
{
    size_t documents_text = 1;
    size_t terms_text = 1;
    size_t spellings_text = 1;
    for (size_t i = 0; i < build->term_count; i++) {
        terms_text += build->term[i].len + 1;
        spellings_text += strlen(build->term[i].spelling) + 1;
    }
    for (size_t i = 0; i < build->document_count; i++)
        documents_text +=
            strlen(build->document[i].id) + strlen(build->document[i].name) + 2;
    for (size_t i = 0; i < build->scope_count; i++)
        documents_text += strlen(build->scope[i]) + 1;
    len[SECTION_TERM_TEXT] = terms_text;
    len[SECTION_TERM_AT] = (build->term_count + 1) * sizeof(uint32_t);
    len[SECTION_TERM_SHARED] = build->term_count;
    len[SECTION_SPELLING_TEXT] = spellings_text;
    len[SECTION_SPELLING_AT] = build->term_count * sizeof(uint32_t);
    len[SECTION_POSTING_FROM] = (build->term_count + 1) * sizeof(uint32_t);
    len[SECTION_POSTING] = build->posting_count * sizeof(uint32_t);
    len[SECTION_DOCUMENT] = build->document_count * sizeof(struct search_file_document);
    len[SECTION_SCOPE_AT] = build->scope_count * sizeof(uint32_t);
    len[SECTION_DOCUMENT_TEXT] = documents_text;
    size_t whole = sizeof(struct search_file_header);
    for (int i = 0; i < SECTION_COUNT; i++)
        whole += (len[i] + 7) / 8 * 8;
    return whole;
}

/* Offsets are 32 bits wide. */
static bool image_new(struct image *image, const struct search_build *build,
                      struct err *err)
{
    size_t len[SECTION_COUNT];
    *image = (struct image){.len = lengths(build, len)};
    if (len[SECTION_DOCUMENT_TEXT] > UINT32_MAX || len[SECTION_TERM_TEXT] > UINT32_MAX ||
        len[SECTION_SPELLING_TEXT] > UINT32_MAX)
        return err_set(err, "the content is too large for a search index");
    image->bytes = calloc(1, image->len);
    if (image->bytes == NULL)
        return err_set(err, "out of memory for a search index");
    size_t at = sizeof image->header;
    for (int i = 0; i < SECTION_COUNT; i++) {
        image->header.section[i].at = at;
        image->header.section[i].len = len[i];
        at += (len[i] + 7) / 8 * 8;
    }
    return true;
}

static void *section(const struct image *image, enum search_section which)
{
    return image->bytes + image->header.section[which].at;
}

static void put_text(char *texts, size_t *at, const char *text)
{
    size_t len = strlen(text) + 1;
    memcpy(texts + *at, text, len);
    *at += len;
}

static int compare_terms(const void *a, const void *b)
{
    const struct search_build_term *one = *(const struct search_build_term *const *)a;
    const struct search_build_term *two = *(const struct search_build_term *const *)b;
    return strcmp(one->text, two->text);
}

/* Bytes that both begin with, whole letters only. */
static uint8_t shared_start(const char *one, const char *two)
{
    size_t same = 0;
    while (one[same] != '\0' && one[same] == two[same])
        same++;
    while (same > 0 && ((unsigned char)two[same] & 0xC0) == 0x80)
        same--;
    return (uint8_t)same;
}

/* The words, sorted. `next` becomes where the first posting of each term goes. */
static void put_terms(const struct image *image, struct search_build_term *const *sorted,
                      const struct search_build *build, uint32_t *next)
{
    char *text = section(image, SECTION_TERM_TEXT);
    char *spelling = section(image, SECTION_SPELLING_TEXT);
    uint32_t *text_at = section(image, SECTION_TERM_AT);
    uint32_t *spelling_at = section(image, SECTION_SPELLING_AT);
    uint32_t *posting_from = section(image, SECTION_POSTING_FROM);
    uint8_t *shared = section(image, SECTION_TERM_SHARED);
    size_t text_end = 0;
    size_t spelling_end = 0;
    uint32_t postings = 0;
    for (size_t i = 0; i < build->term_count; i++) {
        next[sorted[i] - build->term] = postings;
        text_at[i] = (uint32_t)text_end;
        spelling_at[i] = (uint32_t)spelling_end;
        posting_from[i] = postings;
        shared[i] = i == 0 ? 0 : shared_start(sorted[i - 1]->text, sorted[i]->text);
        put_text(text, &text_end, sorted[i]->text);
        put_text(spelling, &spelling_end, sorted[i]->spelling);
        postings += sorted[i]->count;
    }
    text_at[build->term_count] = (uint32_t)text_end;
    posting_from[build->term_count] = postings;
}

/* Postings were gathered by document; here they go to their words and stay in that order.
 */
static bool put_words(const struct image *image, const struct search_build *build,
                      struct err *err)
{
    size_t room = build->term_count + 1;
    struct search_build_term **sorted = calloc(room, sizeof(struct search_build_term *));
    uint32_t *next = calloc(room, sizeof *next);
    bool ok = sorted != NULL && next != NULL;
    if (ok) {
        for (size_t i = 0; i < build->term_count; i++)
            sorted[i] = &build->term[i];
        qsort(sorted, build->term_count, sizeof(struct search_build_term *),
              compare_terms);
        put_terms(image, sorted, build, next);
        uint32_t *posting = section(image, SECTION_POSTING);
        for (size_t i = 0; i < build->posting_count; i++)
            posting[next[build->posting[i].term]++] = build->posting[i].posting;
    } else {
        err_set(err, "out of memory for a search index");
    }
    free(sorted);
    free(next);
    return ok;
}

static int compare_names(const void *a, const void *b)
{
    const struct search_build_document *one =
        *(const struct search_build_document *const *)a;
    const struct search_build_document *two =
        *(const struct search_build_document *const *)b;
    int order = strcmp(one->folded, two->folded);
    return order != 0 ? order : strcmp(one->id, two->id);
}

static bool order_names(const struct search_build *build, struct err *err)
{
    struct search_build_document **sorted =
        calloc(build->document_count + 1, sizeof(struct search_build_document *));
    if (sorted == NULL)
        return err_set(err, "out of memory for a search index");
    for (size_t i = 0; i < build->document_count; i++)
        sorted[i] = &build->document[i];
    qsort(sorted, build->document_count, sizeof(struct search_build_document *),
          compare_names);
    for (size_t i = 0; i < build->document_count; i++)
        sorted[i]->order = (uint32_t)i;
    free(sorted);
    return true;
}

static void put_documents(const struct image *image, const struct search_build *build)
{
    struct search_file_document *document = section(image, SECTION_DOCUMENT);
    uint32_t *scope_at = section(image, SECTION_SCOPE_AT);
    char *text = section(image, SECTION_DOCUMENT_TEXT);
    size_t end = 0;
    for (size_t i = 0; i < build->scope_count; i++) {
        scope_at[i] = (uint32_t)end;
        put_text(text, &end, build->scope[i]);
    }
    for (size_t i = 0; i < build->document_count; i++) {
        const struct search_build_document *from = &build->document[i];
        document[i] = (struct search_file_document){.id_at = (uint32_t)end,
                                                    .order = from->order,
                                                    .scope = from->scope,
                                                    .name_words = from->name_words,
                                                    .lead = from->lead};
        put_text(text, &end, from->id);
        document[i].name_at = (uint32_t)end;
        put_text(text, &end, from->name);
    }
}

static void put_header(struct image *image, const struct search_identity *identity)
{
    struct search_file_header *header = &image->header;
    memcpy(header->magic, SEARCH_FILE_MAGIC, sizeof header->magic);
    header->byte_order = SEARCH_FILE_ORDER;
    header->format = SEARCH_FILE_FORMAT;
    header->file_size = image->len;
    header->identity = *identity;
    header->body_sum =
        search_sum(0, image->bytes + sizeof *header, image->len - sizeof *header);
    header->header_sum =
        search_sum(0, header, offsetof(struct search_file_header, header_sum));
    memcpy(image->bytes, header, sizeof *header);
}

bool search_build_write(struct search_build *build,
                        const struct search_identity *identity, const char *index_path,
                        struct err *err)
{
    struct image image;
    if (!image_new(&image, build, err))
        return false;
    bool ok = put_words(&image, build, err) && order_names(build, err);
    if (ok) {
        put_documents(&image, build);
        put_header(&image, identity);
        ok = durable_write(index_path, image.bytes, image.len, 0644, err);
    }
    free(image.bytes);
    return ok;
}
