#include "pages/word_difference.h"

#include <stdint.h>
#include <string.h>

struct word {
    const char *at;
    size_t len;  /* with what follows */
    size_t bare; /* without */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* -1 if there are too many, or memory ran out. */
static long read_words(struct arena *arena, const char *text, struct word **out)
{
    struct word *word = arena_take_array(arena, WORD_DIFFERENCE_MOST, sizeof *word);
    long count = 0;
    *out = word;
    while (word != NULL && *text != '\0') {
        if (count == WORD_DIFFERENCE_MOST)
            return -1;
        struct word *one = &word[count++];
        *one = (struct word){.at = text};
        while (text[one->bare] != '\0' && !is_blank(text[one->bare]))
            one->bare++;
        one->len = one->bare;
        while (is_blank(text[one->len]))
            one->len++;
        text += one->len;
    }
    return word != NULL ? count : -1;
}

static bool same(const struct word *a, const struct word *b)
{
    return a->bare == b->bare && memcmp(a->at, b->at, a->bare) == 0;
}

struct writer {
    struct arena *arena;
    struct word_difference *run;
    size_t count;
};

/* Words that stand one behind the other in their text, of one kind. */
static void add_run(struct writer *out, enum word_difference_kind kind,
                    const struct word *first, size_t count)
{
    if (count == 0)
        return;
    const struct word *last = first + count - 1;
    out->run[out->count++] = (struct word_difference){
        kind, arena_copy_len(out->arena, first->at,
                             (size_t)(last->at - first->at) + last->len)};
}

/* `rest[i * (m + 1) + j]`: how many words the texts from i and j on have in common. */
static void write_runs(struct writer *out, const struct word *a, size_t n,
                       const struct word *b, size_t m, const uint16_t *rest)
{
    size_t i = 0;
    size_t j = 0;
    while (i < n || j < m) {
        size_t from_b = j;
        while (i < n && j < m && same(&a[i], &b[j])) {
            i++;
            j++;
        }
        add_run(out, WORDS_SAME, b + from_b, j - from_b);
        size_t from_a = i;
        from_b = j;
        while ((i < n || j < m) && !(i < n && j < m && same(&a[i], &b[j]))) {
            if (j == m ||
                (i < n && rest[(i + 1) * (m + 1) + j] >= rest[i * (m + 1) + j + 1]))
                i++;
            else
                j++;
        }
        add_run(out, WORDS_GONE, a + from_a, i - from_a);
        add_run(out, WORDS_NEW, b + from_b, j - from_b);
    }
}

bool word_difference(struct arena *arena, const char *was, const char *now,
                     struct word_difference **out, size_t *count_out)
{
    struct word *a = NULL;
    struct word *b = NULL;
    long n = read_words(arena, was, &a);
    long m = read_words(arena, now, &b);
    size_t wide = (size_t)(m > 0 ? m : 0) + 1;
    size_t high = (size_t)(n > 0 ? n : 0) + 1;
    struct writer writer = {
        arena, arena_take_array(arena, wide + high + 2, sizeof *writer.run), 0};
    if (writer.run == NULL || a == NULL || b == NULL)
        return false;
    *out = writer.run;
    if (n < 0 || m < 0) {
        writer.run[0] = (struct word_difference){WORDS_GONE, was};
        writer.run[1] = (struct word_difference){WORDS_NEW, now};
        *count_out = 2;
        return true;
    }
    uint16_t *rest = arena_take_array(arena, wide * high, sizeof *rest);
    if (rest == NULL)
        return false;
    for (long i = n - 1; i >= 0; i--)
        for (long j = m - 1; j >= 0; j--) {
            uint16_t *cell = &rest[(size_t)i * wide + (size_t)j];
            cell[0] = same(&a[i], &b[j])     ? (uint16_t)(cell[wide + 1] + 1)
                      : cell[wide] > cell[1] ? cell[wide]
                                             : cell[1];
        }
    write_runs(&writer, a, (size_t)n, b, (size_t)m, rest);
    *count_out = writer.count;
    return !arena->failed;
}
