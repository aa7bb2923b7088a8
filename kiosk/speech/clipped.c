#include "speech/clipped.h"

#include <stdlib.h>
#include <string.h>

#include "core/clips/clip_row.h"
#include "speech/say_sentence.h"

static char *find_row(const struct spoken *spoken, size_t first, size_t count,
                      clipped_row *find, void *context)
{
    char name[CLIP_NAME];
    char row[CLIP_VALUE];
    if (count > CLIP_PIECES)
        return NULL;
    clip_row_name(name, spoken->lang + first, spoken->words + first, count);
    return find(context, name, row, sizeof row) ? strdup(row) : NULL;
}

void clipped_find(struct clipped *clipped, const struct spoken *spoken, clipped_row *find,
                  void *context)
{
    *clipped = (struct clipped){.count = 0};
    if (find == NULL)
        return;
    clipped->sentence = calloc(spoken->count, sizeof *clipped->sentence);
    if (clipped->sentence == NULL)
        return;
    for (size_t at = 0; at < spoken->count;) {
        size_t count = say_sentence(spoken->words + at, spoken->count - at);
        struct clipped_sentence *sentence = &clipped->sentence[clipped->count++];
        *sentence = (struct clipped_sentence){at, count,
                                              find_row(spoken, at, count, find, context)};
        clipped->found += sentence->row != NULL;
        at += count;
    }
}

void clipped_free(struct clipped *clipped)
{
    for (size_t i = 0; i < clipped->count; i++)
        free(clipped->sentence[i].row);
    free(clipped->sentence);
    *clipped = (struct clipped){.count = 0};
}

bool clipped_enough(const struct clipped *clipped)
{
    return clipped->found > 0 && clipped->found * 10 >= clipped->count * 9;
}

const struct clipped_sentence *clipped_at(const struct clipped *clipped, size_t first)
{
    size_t low = 0;
    size_t high = clipped->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (clipped->sentence[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == clipped->count || clipped->sentence[low].first != first ||
        clipped->sentence[low].row == NULL)
        return NULL;
    return &clipped->sentence[low];
}
