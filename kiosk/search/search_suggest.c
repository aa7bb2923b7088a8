#include "search/search_run.h"

#include "search/search_file.h"

/* The word of the content that stands for `first` to `last` in the document, as it is
 * spelled there; NULL if none. `*quality` is how good it is. */
static const char *spelling_in(const struct search_run *run,
                               const struct search_correction *correction,
                               uint32_t document, uint32_t *quality)
{
    const char *spelling = NULL;
    *quality = SEARCH_QUALITY_COUNT;
    for (size_t i = 0; i < correction->found.count; i++) {
        const struct search_match *match = &correction->found.match[i];
        if (match->quality < *quality &&
            search_score_fields(run->file, match->term, document) != 0) {
            *quality = match->quality;
            spelling = search_file_spelling(run->file, match->term);
        }
    }
    return spelling;
}

/* True if one of the typed words that it stands for met the document by correction alone.
 */
static bool was_needed(const struct search_run *run,
                       const struct search_correction *correction, uint32_t document)
{
    for (size_t i = correction->first; i <= correction->last; i++)
        if (search_score_corrected(&run->score, i, document))
            return true;
    return false;
}

/* The spelling that stands for the typed word `index` and maybe some behind it (`*last`).
 */
static const char *corrected(const struct search_run *run, size_t index,
                             uint32_t document, size_t *last)
{
    const char *best = NULL;
    uint32_t best_quality = SEARCH_QUALITY_COUNT;
    for (size_t i = 0; i < run->corrections; i++) {
        uint32_t quality;
        const struct search_correction *correction = &run->correction[i];
        if (correction->first != index || !was_needed(run, correction, document))
            continue;
        const char *spelling = spelling_in(run, correction, document, &quality);
        if (spelling != NULL && quality < best_quality) {
            best = spelling;
            best_quality = quality;
            *last = correction->last;
        }
    }
    return best;
}

bool search_suggest(const struct search_run *run, const char *query, uint32_t document,
                    const char **out, struct err *err)
{
    const char *text = "";
    size_t from = 0;
    for (size_t i = 0; i < run->words; i++) {
        size_t last = i;
        const char *spelling = corrected(run, i, document, &last);
        if (spelling == NULL)
            continue;
        text = arena_print(run->arena, "%s%.*s%s", text,
                           (int)(run->word[i].raw_from - from), query + from, spelling);
        if (text == NULL)
            return err_set(err, "out of memory for a search");
        from = run->word[last].raw_to;
        i = last;
    }
    if (from == 0)
        return true;
    /* What was typed behind the last word that was looked at is not repeated. */
    size_t end = run->word[run->words - 1].raw_to;
    *out = arena_print(run->arena, "%s%.*s", text, (int)(end - from), query + from);
    return *out != NULL || err_set(err, "out of memory for a search");
}

/* A word of the content that stands in the document, and how well it was met there. */
struct met {
    size_t term;
    unsigned quality; /* enum search_quality; SEARCH_QUALITY_COUNT: none */
    unsigned field;   /* bit of the best field */
};

static void meet(const struct search_run *run, uint32_t document, size_t term,
                 unsigned quality, struct met *best)
{
    unsigned fields = search_score_fields(run->file, term, document);
    unsigned field = fields & (~fields + 1);
    if (fields != 0 &&
        (quality < best->quality || (quality == best->quality && field < best->field)))
        *best = (struct met){term, quality, field};
}

const char *search_why(const struct search_run *run, uint32_t document)
{
    for (size_t i = 0; i < run->words; i++) {
        struct met best = {.quality = SEARCH_QUALITY_COUNT};
        for (size_t term = run->begun[i].from; term < run->begun[i].to; term++) {
            size_t len = 0;
            bool whole = search_file_term(run->file, term, &len) != NULL &&
                         len == run->word[i].len;
            meet(run, document, term, whole ? SEARCH_EXACT : SEARCH_BEGUN, &best);
        }
        for (size_t k = 0; k < run->parts[i].count; k++)
            meet(run, document, run->parts[i].match[k].term,
                 run->parts[i].match[k].quality, &best);
        size_t last = i;
        const char *word = best.quality < SEARCH_QUALITY_COUNT
                               ? search_file_spelling(run->file, best.term)
                               : corrected(run, i, document, &last);
        if (word != NULL)
            return arena_copy(run->arena, word);
    }
    return NULL;
}
