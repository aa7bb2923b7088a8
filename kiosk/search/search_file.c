#include "search/search_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAMPLE_LEN = 4096 };

static uint64_t mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
    return sum ^ (sum >> 29);
}

uint64_t search_sum(uint64_t sum, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;
    sum = mix(sum, len);
    for (; len >= 8; len -= 8, byte += 8) {
        uint64_t word;
        memcpy(&word, byte, 8);
        sum = mix(sum, word);
    }
    uint64_t rest = 0;
    memcpy(&rest, byte, len);
    return mix(sum, rest);
}

static bool sample(int fd, off_t at, unsigned char *bytes, size_t len)
{
    for (size_t got = 0; got < len;) {
        ssize_t n = pread(fd, bytes + got, len - got, at + (off_t)got);
        if (n <= 0)
            return false;
        got += (size_t)n;
    }
    return true;
}

static bool identity_of(int fd, struct search_identity *out)
{
    struct stat st;
    unsigned char bytes[SAMPLE_LEN];
    if (fstat(fd, &st) != 0 || st.st_size < 0)
        return false;
    size_t len = (uint64_t)st.st_size < SAMPLE_LEN ? (size_t)st.st_size : SAMPLE_LEN;
    if (!sample(fd, 0, bytes, len))
        return false;
    uint64_t sum = search_sum(0, bytes, len);
    if (!sample(fd, st.st_size - (off_t)len, bytes, len))
        return false;
    sum = search_sum(sum, bytes, len);
    *out = (struct search_identity){.size = (uint64_t)st.st_size,
                                    .changed = (int64_t)st.st_mtim.tv_sec * 1000000000 +
                                               st.st_mtim.tv_nsec,
                                    .sum = sum};
    return true;
}

bool search_identity_read(struct search_identity *out, const char *content_path,
                          struct err *err)
{
    int fd = open(content_path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "cannot open the content %s", content_path);
    bool ok = identity_of(fd, out);
    if (!ok)
        err_set_errno(err, "cannot read the content %s", content_path);
    close(fd);
    return ok;
}

/* The sections lie where the header says, fit each other in length, and texts are ended.
 */
static bool sections_fit(struct search_file *out, const struct search_file_header *header)
{
    const unsigned char *at[SECTION_COUNT];
    size_t len[SECTION_COUNT];
    for (int i = 0; i < SECTION_COUNT; i++) {
        if (header->section[i].at % 8 != 0 || header->section[i].at < sizeof *header ||
            header->section[i].at > out->map_len ||
            header->section[i].len > out->map_len - header->section[i].at)
            return false;
        at[i] = out->map + header->section[i].at;
        len[i] = (size_t)header->section[i].len;
    }
    static const int texts[] = {SECTION_TERM_TEXT, SECTION_SPELLING_TEXT,
                                SECTION_DOCUMENT_TEXT};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (len[texts[i]] == 0 || at[texts[i]][len[texts[i]] - 1] != 0)
            return false;
    out->term_count = len[SECTION_TERM_SHARED];
    out->posting_count = len[SECTION_POSTING] / sizeof(uint32_t);
    out->document_count = len[SECTION_DOCUMENT] / sizeof(struct search_file_document);
    out->scope_count = len[SECTION_SCOPE_AT] / sizeof(uint32_t);
    if (len[SECTION_TERM_AT] != (out->term_count + 1) * sizeof(uint32_t) ||
        len[SECTION_POSTING_FROM] != (out->term_count + 1) * sizeof(uint32_t) ||
        len[SECTION_SPELLING_AT] != out->term_count * sizeof(uint32_t) ||
        out->document_count > SEARCH_DOCUMENTS_MAX)
        return false;
    out->term_text = (const char *)at[SECTION_TERM_TEXT];
    out->term_text_len = len[SECTION_TERM_TEXT];
    out->term_at = (const uint32_t *)(const void *)at[SECTION_TERM_AT];
    out->term_shared = at[SECTION_TERM_SHARED];
    out->spelling_text = (const char *)at[SECTION_SPELLING_TEXT];
    out->spelling_text_len = len[SECTION_SPELLING_TEXT];
    out->spelling_at = (const uint32_t *)(const void *)at[SECTION_SPELLING_AT];
    out->posting_from = (const uint32_t *)(const void *)at[SECTION_POSTING_FROM];
    out->posting = (const uint32_t *)(const void *)at[SECTION_POSTING];
    out->document =
        (const struct search_file_document *)(const void *)at[SECTION_DOCUMENT];
    out->scope_at = (const uint32_t *)(const void *)at[SECTION_SCOPE_AT];
    out->document_text = (const char *)at[SECTION_DOCUMENT_TEXT];
    out->document_text_len = len[SECTION_DOCUMENT_TEXT];
    return true;
}

static bool header_fits(struct search_file *out, const struct search_identity *identity,
                        struct err *err)
{
    struct search_file_header header;
    if (out->map_len < sizeof header)
        return search_file_damaged(out, err);
    memcpy(&header, out->map, sizeof header);
    if (memcmp(header.magic, SEARCH_FILE_MAGIC, sizeof header.magic) != 0 ||
        header.byte_order != SEARCH_FILE_ORDER || header.format != SEARCH_FILE_FORMAT)
        return err_set(err, "the search index %s is of another version: build it again",
                       out->path);
    if (header.header_sum !=
            search_sum(0, &header, offsetof(struct search_file_header, header_sum)) ||
        header.file_size != out->map_len || !sections_fit(out, &header))
        return search_file_damaged(out, err);
    if (header.identity.size != identity->size || header.identity.sum != identity->sum ||
        header.identity.changed != identity->changed)
        return err_set(err,
                       "the search index %s belongs to other content: build it again",
                       out->path);
    return true;
}

bool search_file_open(struct search_file *out, const char *path,
                      const struct search_identity *identity, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "cannot open the search index %s", path);
    struct search_file file = {.path = path};
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0) {
        close(fd);
        return search_file_damaged(&file, err);
    }
    file.map_len = (size_t)st.st_size;
    void *map = mmap(NULL, file.map_len, PROT_READ, MAP_PRIVATE, fd, 0);
    if (map == MAP_FAILED) {
        err_set_errno(err, "cannot map the search index %s", path);
        close(fd);
        return false;
    }
    close(fd);
    file.map = map;
    if (!header_fits(&file, identity, err)) {
        munmap(map, file.map_len);
        return false;
    }
    file.path = strdup(path);
    if (file.path == NULL) {
        munmap(map, file.map_len);
        return err_set(err, "out of memory for the search index %s", path);
    }
    *out = file;
    return true;
}

void search_file_close(struct search_file *file)
{
    if (file->map != NULL)
        munmap((void *)(uintptr_t)file->map, file->map_len);
    free((char *)(uintptr_t)file->path);
    *file = (struct search_file){0};
}

bool search_file_check(const struct search_file *file, struct err *err)
{
    struct search_file_header header;
    memcpy(&header, file->map, sizeof header);
    uint64_t sum =
        search_sum(0, file->map + sizeof header, file->map_len - sizeof header);
    /* All of it was read once; what searches need of it comes back by itself. */
    madvise((void *)(uintptr_t)file->map, file->map_len, MADV_DONTNEED);
    return sum == header.body_sum || search_file_damaged(file, err);
}

bool search_file_damaged(const struct search_file *file, struct err *err)
{
    return err_set(err, "the search index %s is damaged: build it again", file->path);
}

const char *search_file_term(const struct search_file *file, size_t term, size_t *len)
{
    if (term >= file->term_count)
        return NULL;
    uint32_t from = file->term_at[term];
    uint32_t to = file->term_at[term + 1];
    if (from >= to || to > file->term_text_len || to - from > SEARCH_WORD_BYTES + 1)
        return NULL;
    if (len != NULL)
        *len = to - from - 1;
    return file->term_text + from;
}

const char *search_file_spelling(const struct search_file *file, size_t term)
{
    if (term >= file->term_count || file->spelling_at[term] >= file->spelling_text_len)
        return NULL;
    return file->spelling_text + file->spelling_at[term];
}

const uint32_t *search_file_postings(const struct search_file *file, size_t from,
                                     size_t to, size_t *count)
{
    if (from > to || to > file->term_count)
        return NULL;
    uint32_t first = file->posting_from[from];
    uint32_t end = file->posting_from[to];
    if (first > end || end > file->posting_count)
        return NULL;
    *count = end - first;
    return file->posting + first;
}

const char *search_file_text(const struct search_file *file, uint32_t at)
{
    return at < file->document_text_len ? file->document_text + at : NULL;
}

bool search_file_find(const struct search_file *file, const char *text, size_t len,
                      bool behind, size_t *term_out)
{
    size_t low = 0;
    size_t high = file->term_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t term_len;
        const char *term = search_file_term(file, middle, &term_len);
        if (term == NULL)
            return false;
        size_t shared = term_len < len ? term_len : len;
        int order = memcmp(term, text, shared);
        bool before = order < 0 || (order == 0 && (behind || term_len < len));
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    *term_out = low;
    return true;
}
