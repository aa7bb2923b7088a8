#include "base/likeness.h"

#include <stdlib.h>
#include <string.h>

#include "core/fold.h"

enum { TRIPLES_MOST = 256 };

bool likeness_words(struct arena *arena, const char *text, struct texts *out)
{
    char *folded = fold(arena, text, NULL);
    size_t count = folded != NULL && folded[0] != '\0';
    if (folded == NULL)
        return false;
    for (const char *at = folded; *at != '\0'; at++)
        count += *at == ' ';
    const char **item = arena_take_array(arena, count, sizeof *item);
    if (item == NULL && count > 0)
        return false;
    *out = (struct texts){item, count};
    for (size_t i = 0; i < count; i++) {
        size_t len = strcspn(folded, " ");
        item[i] = folded;
        folded[len] = '\0';
        folded += len + 1;
    }
    return true;
}

bool likeness_has(const struct texts *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->item[i], word) == 0)
            return true;
    return false;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *left = a;
    const uint32_t *right = b;
    return (*left > *right) - (*left < *right);
}

/* Letter triples of a text with its ends, each as a number. */
static size_t triples(const char *text, uint32_t *out)
{
    uint32_t last = 0;
    size_t count = 0;
    for (; *text != '\0' && count < TRIPLES_MOST; text++) {
        if (*text == ' ')
            continue;
        last = (last << 8 | (unsigned char)*text) & 0xFFFFFF;
        out[count++] = last;
    }
    if (count > 0 && count < TRIPLES_MOST)
        out[count++] = (last << 8) & 0xFFFFFF;
    qsort(out, count, sizeof *out, by_number);
    return count;
}

int likeness_percent(const char *a, const char *b)
{
    uint32_t left[TRIPLES_MOST];
    uint32_t right[TRIPLES_MOST];
    size_t lefts = triples(a, left);
    size_t rights = triples(b, right);
    size_t shared = 0;
    for (size_t i = 0, k = 0; i < lefts && k < rights;) {
        shared += left[i] == right[k];
        if (left[i] == right[k]) {
            i++;
            k++;
        } else if (left[i] < right[k]) {
            i++;
        } else {
            k++;
        }
    }
    return lefts + rights == 0 ? 100 : (int)(200 * shared / (lefts + rights));
}

static int by_key(const void *a, const void *b)
{
    const struct likeness_key *left = a;
    const struct likeness_key *right = b;
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->place > right->place) - (left->place < right->place);
}

void likeness_sort(struct likeness_key *key, size_t count)
{
    if (count > 0)
        qsort(key, count, sizeof *key, by_key);
}
