#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/fold.h"
#include "search/search_words.h"

/* Any bytes as a text: folded, taken apart, cut. */

static void check_fold(struct arena *arena, const char *text)
{
    size_t *offset;
    size_t len = strlen(text);
    const char *folded = fold(arena, text, &offset);
    size_t folded_len = strlen(folded);
    MUST(folded_len <= len && utf8_valid(folded, folded_len, NULL));
    for (size_t i = 0; i < folded_len; i++)
        MUST(offset[i] <= offset[i + 1] && offset[i] < len);
    MUST(offset[folded_len] <= len);
    MUST(folded_len == 0 || (folded[0] != ' ' && folded[folded_len - 1] != ' '));
    MUST(strstr(folded, "  ") == NULL);
    /* Half of it is the beginning of the whole. */
    size_t half = 0;
    while (half < len / 2)
        utf8_next(text, len, &half);
    char *begun = arena_copy_len(arena, text, half);
    const char *half_folded = fold(arena, begun, NULL);
    MUST(strncmp(half_folded, folded, strlen(half_folded)) == 0);
}

static void check_words(struct arena *arena, const char *text)
{
    struct search_word word[SEARCH_WORDS_MAX];
    size_t count;
    size_t len = strlen(text);
    MUST(search_words(arena, text, word, &count) && count <= SEARCH_WORDS_MAX);
    for (size_t i = 0; i < count; i++) {
        MUST(word[i].len == strlen(word[i].text) && word[i].len > 0);
        /* Equal if the last letter that is looked at is half of an ß. */
        MUST(word[i].raw_from <= word[i].raw_to && word[i].raw_to <= len);
        MUST(utf8_valid(word[i].text, word[i].len, NULL));
        MUST(i == 0 || word[i - 1].raw_to <= word[i].raw_from);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    char copy[24];
    char *text = feed_text(data, size);
    bool whole = utf8_copy(copy, sizeof copy, text);
    MUST(strncmp(copy, text, strlen(copy)) == 0 && whole == (strlen(text) < sizeof copy));
    MUST(utf8_length(text) <= strlen(text));
    check_fold(&arena, text);
    check_words(&arena, text);
    arena_free(&arena);
    free(text);
    return 0;
}
