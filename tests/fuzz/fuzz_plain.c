#include "fuzz/feed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "german/plain.h"

/* Any bytes as a German text, at both levels, with titles and names in it: what is found
 * lies in the text, and every figure is one. */

static void check_figures(const struct plain_figures *figures)
{
    const struct plain_counts *counts = &figures->counts;
    MUST(isfinite(figures->amstad) && isfinite(figures->wstf1) && isfinite(figures->lix));
    MUST(figures->score >= 0 && figures->score <= 100);
    MUST(counts->sentences <= counts->words && counts->words <= counts->parts);
    MUST(counts->words_most <= counts->words && counts->parts <= counts->syllables);
    MUST(counts->with_thoughts <= counts->sentences &&
         counts->with_passive <= counts->sentences);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena book_arena;
    static struct plain_book book;
    struct arena arena = {0};
    struct err err = {""};
    if (book.lexicon == NULL)
        MUST(plain_book_open(&book_arena, "assets/content/amtsdeutsch.tsv", &book, &err));
    char *text = feed_text(data, size);
    size_t len = strlen(text);
    const struct plain_span spans[] = {
        {0, PLAIN_TITLE}, {len / 4, PLAIN_PROSE}, {len / 2, PLAIN_ITEM}};
    for (int i = 0; i < 4; i++) {
        struct plain_options options = {.level =
                                            i % 2 == 0 ? PLAIN_EINFACH : PLAIN_LEICHT,
                                        .names = i < 2 ? NULL : text,
                                        .span = spans,
                                        .span_count = i < 2 ? 0 : 3};
        struct plain_findings findings = {0};
        struct plain_figures figures;
        MUST(plain_find(&arena, &book, text, &options, &findings, &figures));
        for (size_t k = 0; k < findings.count; k++) {
            const struct plain_finding *one = &findings.item[k];
            MUST(one->sentence + one->sentence_len <= len);
            MUST(rule_say(&arena, &one->said, RULE_GERMAN) != NULL);
            MUST(one->start >= one->sentence &&
                 one->start + one->len <= one->sentence + one->sentence_len);
        }
        check_figures(&figures);
    }
    arena_free(&arena);
    free(text);
    return 0;
}
