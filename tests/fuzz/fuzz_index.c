#include "fuzz/feed.h"

#include <string.h>
#include <sys/stat.h>

#include "search/search.h"
#include "search/search_file.h"
#include "help/folder.h"
#include "help/sample.h"

/* A search index with bytes changed (feed_patch) and, behind an odd first byte, the
 * header's checksum made right again, as rot hardly can. Queries get an answer or are
 * told that it is damaged. */

static struct buf good;
static char content[512];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct err err = {""};
    (void)argc;
    (void)argv;
    strcpy(content, feed_file("7.anna", "", 0));
    sample_database(content, &(struct sample){0});
    const char *index = feed_file("7.index", "", 0);
    MUST(search_build(content, index, &err));
    good = file_read(index);
    return 0;
}

static void make_right(unsigned char *bytes)
{
    struct search_file_header header;
    memcpy(&header, bytes, sizeof header);
    header.header_sum =
        search_sum(0, &header, offsetof(struct search_file_header, header_sum));
    memcpy(bytes, &header, sizeof header);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const query[] = {"k",
                                        "kinderzuschlak",
                                        "wohn geld",
                                        "zuschlag 110",
                                        "unterhaltsvorschuß in not",
                                        "xyzzyq"};
    static unsigned char bytes[1 << 16];
    struct search *search;
    struct err err = {""};
    MUST(good.len <= sizeof bytes);
    if (size == 0)
        return 0;
    memcpy(bytes, good.bytes, good.len);
    feed_patch(bytes, good.len, data + 1, size - 1);
    if (data[0] % 2 == 1)
        make_right(bytes);
    if (!search_open(&search, content, feed_file("f.index", bytes, good.len), &err)) {
        MUST(strstr(err.text, "build it again") != NULL);
        return 0;
    }
    bool same = memcmp(bytes, good.bytes, good.len) == 0;
    MUST(search_check(search, &err) == same || data[0] % 2 == 1);
    for (size_t i = 0; i < sizeof query / sizeof query[0]; i++) {
        struct arena arena = {0};
        struct search_result result = {.count = 0};
        if (!search_run(search, &arena, query[i], "ennigerloh", 20, &result, &err))
            MUST(strstr(err.text, "build it again") != NULL);
        MUST(result.count <= 20 && result.count <= result.total);
        for (size_t k = 0; k < result.count; k++)
            MUST(result.hit[k].mark_from <= result.hit[k].mark_to &&
                 strlen(result.hit[k].id) < good.len);
        arena_free(&arena);
    }
    search_close(search);
    return 0;
}
