#include "search/search_score.h"

#include <stdlib.h>
#include <string.h>

/* Points by quality and field. What matters is the order: a name that begins with the
 * word before a text that has it whole; nothing with an error before anything without;
 * before all of them what one has a right to, if the word is its topic. */
static const uint16_t POINTS[SEARCH_QUALITY_COUNT][SEARCH_FIELD_BITS] = {
    [SEARCH_EXACT] = {3000, 2400, 2000, 1200, 800},
    [SEARCH_BEGUN] = {1900, 1800, 1500, 900, 500},
    [SEARCH_APART] = {1600, 1500, 1300, 600, 200},
    [SEARCH_PART_END] = {1150, 1250, 1050, 450, 250},
    [SEARCH_PART] = {1100, 1200, 1000, 400, 220},
    [SEARCH_ERROR] = {170, 180, 160, 100, 60},
    [SEARCH_ERROR_BEGUN] = {115, 120, 110, 70, 40},
    [SEARCH_ERRORS] = {75, 80, 70, 50, 30},
    [SEARCH_ERRORS_BEGUN] = {50, 55, 45, 35, 20},
    [SEARCH_ERROR_PART] = {45, 50, 40, 25, 15},
    [SEARCH_WITHIN] = {28, 30, 26, 16, 8},
};
/* Where SEARCH_NAME stands in a row of it. */
enum { NAME_POINTS = 1 };
enum {
    CORRECTED_MAX = 180,   /* points that a corrected word can have */
    WHOLE_NAME_BONUS = 30, /* in thousandths: all words of the name were typed */
    FIELD_SETS = 1 << SEARCH_FIELD_BITS,
    FIELD_MASK = FIELD_SETS - 1,
    BOTH_MAX = 20000, /* postings that a half of a compound may have */
    WEIGHT = 8,       /* of a word that every offer has */
    WEIGHT_RARE = 12, /* added at most */
};

/* Layout of a rank, the greater the better: words answered, points, lead, nearness, order
 * of the name. */
enum { WORDS_SHIFT = 60, POINTS_SHIFT = 40, LEAD_SHIFT = 32, NEAR_SHIFT = 30 };
#define ORDER_MASK 0x3FFFFFFFu

bool search_score_init(struct search_score *score, const struct search_file *file,
                       struct arena *arena, size_t words, struct err *err)
{
    *score = (struct search_score){.file = file, .words = words};
    for (size_t i = 0; i < words; i++) {
        score->word[i] =
            arena_take_array(arena, file->document_count, sizeof *score->word[i]);
        if (score->word[i] == NULL)
            return err_set(err, "out of memory for a search");
    }
    return true;
}

/* Points for each set of fields; the best of them counts. */
static void points_table(uint16_t table[FIELD_SETS], enum search_quality quality,
                         unsigned fields)
{
    for (unsigned set = 0; set < FIELD_SETS; set++) {
        unsigned counted = set & fields;
        table[set] = counted == 0 ? 0 : POINTS[quality][__builtin_ctz(counted)];
    }
}

/* False if a document is out of range. */
static bool raise_all(uint16_t *of, size_t documents, const uint32_t *posting,
                      size_t count, const uint16_t table[FIELD_SETS], unsigned *met)
{
    unsigned fields = 0;
    for (size_t i = 0; i < count; i++) {
        size_t document = posting[i] >> SEARCH_FIELD_BITS;
        if (document >= documents)
            return false;
        fields |= posting[i];
        uint16_t points = table[posting[i] & FIELD_MASK];
        if (points > of[document])
            of[document] = points;
    }
    *met |= fields & FIELD_MASK;
    return true;
}

bool search_score_add(struct search_score *score, size_t first, size_t last, size_t from,
                      size_t to, enum search_quality quality, unsigned fields,
                      unsigned *met, struct err *err)
{
    const struct search_file *file = score->file;
    size_t count;
    const uint32_t *posting = search_file_postings(file, from, to, &count);
    if (posting == NULL)
        return search_file_damaged(file, err);
    uint16_t table[FIELD_SETS];
    points_table(table, quality, fields);
    unsigned seen = 0;
    for (size_t word = first; word <= last; word++)
        if (!raise_all(score->word[word], file->document_count, posting, count, table,
                       &seen))
            return search_file_damaged(file, err);
    *met |= seen & fields;
    return true;
}

/* The posting of a document among those of one word; NULL if it is not there. */
static const uint32_t *find_posting(const uint32_t *posting, size_t count,
                                    uint32_t document)
{
    while (count > 0) {
        size_t middle = count / 2;
        uint32_t at = posting[middle] >> SEARCH_FIELD_BITS;
        if (at == document)
            return posting + middle;
        if (at < document) {
            posting += middle + 1;
            count -= middle + 1;
        } else {
            count = middle;
        }
    }
    return NULL;
}

bool search_score_add_both(struct search_score *score, size_t word, size_t term,
                           size_t from, size_t to, unsigned fields, unsigned *met,
                           struct err *err)
{
    const struct search_file *file = score->file;
    size_t first_count;
    size_t second_count;
    const uint32_t *first = search_file_postings(file, term, term + 1, &first_count);
    const uint32_t *second = search_file_postings(file, from, to, &second_count);
    if (first == NULL || second == NULL)
        return search_file_damaged(file, err);
    if (second_count > BOTH_MAX)
        return true;
    uint16_t table[FIELD_SETS];
    points_table(table, SEARCH_APART, fields);
    for (size_t i = 0; i < second_count; i++) {
        uint32_t document = second[i] >> SEARCH_FIELD_BITS;
        if (document >= file->document_count)
            return search_file_damaged(file, err);
        const uint32_t *both = find_posting(first, first_count, document);
        unsigned shared = both == NULL ? 0 : *both & second[i] & fields;
        if (table[shared] > score->word[word][document])
            score->word[word][document] = table[shared];
        *met |= shared;
    }
    return true;
}

size_t search_score_full(const struct search_score *score)
{
    size_t full = 0;
    for (size_t i = 0; i < score->file->document_count; i++) {
        size_t word = 0;
        while (word < score->words && score->word[word][i] != 0)
            word++;
        full += word == score->words;
    }
    return full;
}

/* What each word weighs: one that few offers have says more. */
static void weigh(const struct search_score *score, unsigned weight[SEARCH_WORDS_MAX])
{
    for (size_t word = 0; word < score->words; word++) {
        size_t having = 1;
        for (size_t i = 0; i < score->file->document_count; i++)
            having += score->word[word][i] != 0;
        unsigned rare = 0;
        while (rare < WEIGHT_RARE && having << (rare + 1) <= score->file->document_count)
            rare++;
        weight[word] = WEIGHT + rare;
    }
}

/* Nearness of each scope: own town 3, district 2, nation 1, other towns 0. */
static uint8_t *near_table(const struct search_file *file, struct arena *arena,
                           const char *town, struct err *err)
{
    uint8_t *near = arena_take(arena, file->scope_count + 1);
    if (near == NULL) {
        err_set(err, "out of memory for a search");
        return NULL;
    }
    for (size_t i = 0; i < file->scope_count; i++) {
        const char *scope = search_file_text(file, file->scope_at[i]);
        if (scope == NULL) {
            search_file_damaged(file, err);
            return NULL;
        }
        if (town != NULL && strcmp(scope, town) == 0)
            near[i] = 3;
        else if (strcmp(scope, "district") == 0)
            near[i] = 2;
        else if (strcmp(scope, "national") == 0)
            near[i] = 1;
    }
    return near;
}

/* 0 if fewer than `need` words are answered. */
static uint64_t rank_of(const struct search_score *score, uint32_t document, size_t need,
                        const unsigned *weight, const uint8_t *near)
{
    const struct search_file_document *d = &score->file->document[document];
    uint64_t points = 0;
    unsigned weights = 0;
    size_t answered = 0;
    size_t named = 0;
    for (size_t i = 0; i < score->words; i++) {
        unsigned of = score->word[i][document];
        points += (uint64_t)of * weight[i];
        weights += weight[i];
        answered += of != 0;
        named += of == POINTS[SEARCH_EXACT][NAME_POINTS] ||
                 of == POINTS[SEARCH_ERROR][NAME_POINTS];
    }
    if (answered == 0 || answered < need)
        return 0;
    points = points * 100 / weights;
    if (named >= d->name_words && named > 0)
        points += points * WHOLE_NAME_BONUS / 1000;
    unsigned nearness = d->scope < score->file->scope_count ? near[d->scope] : 0;
    /* What another town gives is nobody's right here. */
    uint64_t lead = nearness > 0 ? d->lead : 0;
    return (uint64_t)answered << WORDS_SHIFT | points << POINTS_SHIFT |
           lead << LEAD_SHIFT | (uint64_t)nearness << NEAR_SHIFT |
           (ORDER_MASK - (d->order & ORDER_MASK));
}

/* Puts `pick` at the top of a heap whose top is the worst. */
static void sink(struct search_pick *heap, size_t count, struct search_pick pick)
{
    size_t at = 0;
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && heap[child + 1].rank < heap[child].rank)
            child++;
        if (pick.rank <= heap[child].rank)
            break;
        heap[at] = heap[child];
    }
    heap[at] = pick;
}

static int better_first(const void *a, const void *b)
{
    const struct search_pick *one = a;
    const struct search_pick *two = b;
    return (one->rank < two->rank) - (one->rank > two->rank);
}

bool search_score_best(const struct search_score *score, struct arena *arena,
                       const char *town, size_t need, struct search_pick **pick,
                       size_t *count, size_t *total, struct err *err)
{
    size_t documents = score->file->document_count;
    size_t limit = *count < documents ? *count : documents;
    unsigned weight[SEARCH_WORDS_MAX] = {1};
    uint8_t *near = near_table(score->file, arena, town, err);
    if (near == NULL)
        return false;
    struct search_pick *heap = arena_take_array(arena, limit + 1, sizeof *heap);
    if (heap == NULL)
        return err_set(err, "out of memory for a search");
    if (score->words > 1)
        weigh(score, weight);
    size_t seen = 0;
    /* Empty places have rank 0, so the heap is full from the first on. */
    for (uint32_t i = 0; i < documents; i++) {
        uint64_t rank = rank_of(score, i, need, weight, near);
        seen += rank != 0;
        if (limit > 0 && rank > heap[0].rank)
            sink(heap, limit, (struct search_pick){i, rank});
    }
    qsort(heap, limit, sizeof *heap, better_first);
    *pick = heap;
    *count = seen < limit ? seen : limit;
    *total = seen;
    return true;
}

bool search_score_corrected(const struct search_score *score, size_t word,
                            uint32_t document)
{
    uint16_t points = score->word[word][document];
    return points > 0 && points <= CORRECTED_MAX;
}

unsigned search_score_fields(const struct search_file *file, size_t term,
                             uint32_t document)
{
    size_t count;
    const uint32_t *posting = search_file_postings(file, term, term + 1, &count);
    const uint32_t *found =
        posting != NULL ? find_posting(posting, count, document) : NULL;
    return found != NULL ? *found & FIELD_MASK : 0;
}
