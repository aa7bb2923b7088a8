#include "speech/spoken.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "speech/say_sentence.h"

static const char *or_nothing(const char *text)
{
    return text != NULL ? text : "";
}

static const char *put_text(char *block, size_t *at, const char *text)
{
    char *copy = block + *at;
    size_t size = strlen(or_nothing(text)) + 1;
    memcpy(copy, or_nothing(text), size);
    *at += size;
    return copy;
}

/* In one block, so that wiping leaves nothing out. */
bool spoken_take(struct spoken *spoken, const struct say_piece *piece, size_t count)
{
    size_t size = count * (sizeof *spoken->start + 2 * sizeof(char *));
    size_t at = size;
    spoken_wipe(spoken);
    for (size_t i = 0; i < count; i++)
        size +=
            strlen(or_nothing(piece[i].lang)) + strlen(or_nothing(piece[i].words)) + 2;
    char *block = calloc(1, size > 0 ? size : 1);
    if (block == NULL)
        return false;
    *spoken = (struct spoken){.count = count, .end = -1, .block = block, .size = size};
    spoken->start = (int64_t *)(void *)block;
    spoken->lang = (const char **)(void *)(spoken->start + count);
    spoken->words = spoken->lang + count;
    for (size_t i = 0; i < count; i++) {
        spoken->lang[i] = put_text(block, &at, piece[i].lang);
        spoken->words[i] = put_text(block, &at, piece[i].words);
    }
    return true;
}

void spoken_wipe(struct spoken *spoken)
{
    if (spoken->block != NULL)
        wipe(spoken->block, spoken->size);
    free(spoken->block);
    *spoken = (struct spoken){.end = -1};
}

/* False if there is no room left for the words. */
static bool add_words(struct spoken_run *run, const char *words)
{
    size_t len = strlen(words);
    size_t gap = run->len > 0 ? 1 : 0;
    if (run->len > 0 &&
        (run->count == SPOKEN_PIECES || run->len + gap + len > VOICE_TEXT))
        return false;
    if (len > VOICE_TEXT)
        len = (size_t)utf8_head(words, VOICE_TEXT);
    if (gap > 0)
        run->text[run->len++] = ' ';
    memcpy(run->text + run->len, words, len);
    run->len += len;
    return true;
}

static uint32_t characters(const char *text, size_t len)
{
    uint32_t count = 0;
    for (size_t at = 0; at < len; count++)
        utf8_next(text, len, &at);
    return count;
}

bool spoken_run(const struct spoken *spoken, size_t first, struct spoken_run *run)
{
    *run = (struct spoken_run){.first = first};
    if (first >= spoken->count)
        return false;
    const char *lang = spoken->lang[first];
    utf8_copy(run->lang, sizeof run->lang, lang);
    for (size_t i = first; i < spoken->count; i++) {
        if (strcmp(spoken->lang[i], lang) != 0 || run->count == SPOKEN_PIECES)
            break;
        size_t before = run->len;
        if (spoken->words[i][0] != '\0' && !add_words(run, spoken->words[i]))
            break;
        size_t gap = before > 0 && run->len > before ? 1 : 0;
        run->character[run->count++] = characters(run->text, before + gap);
        if (say_sentence_ends(spoken->words[i])) {
            run->pause = true;
            break;
        }
    }
    if (run->first + run->count == spoken->count)
        run->pause = true;
    return true;
}

/* Pieces up to `last` are known from now on; those between share the time. */
static void know_up_to(struct spoken *spoken, size_t last, int64_t sample)
{
    int64_t before = spoken->known > 0 ? spoken->start[spoken->known - 1] : 0;
    int64_t steps = (int64_t)(last + 1 - spoken->known);
    int64_t from = spoken->known > 0 ? before : sample;
    if (sample < before)
        sample = before;
    for (int64_t step = 1; step <= steps; step++)
        spoken->start[spoken->known++] = from + (sample - from) * step / steps;
}

void spoken_starts(struct spoken *spoken, const struct spoken_run *run,
                   uint32_t character, int64_t sample)
{
    size_t in = 0;
    while (in + 1 < run->count && run->character[in + 1] <= character)
        in++;
    if (run->first + in >= spoken->known)
        know_up_to(spoken, run->first + in, sample);
}

void spoken_place(struct spoken *spoken, size_t piece, int64_t sample)
{
    if (piece < spoken->count && piece >= spoken->known)
        know_up_to(spoken, piece, sample);
}

void spoken_ran(struct spoken *spoken, size_t behind, int64_t sample)
{
    if (behind > spoken->known)
        know_up_to(spoken, behind - 1, sample);
    if (behind == spoken->count)
        spoken->end = sample;
}

bool spoken_at(const struct spoken *spoken, int64_t sample, size_t *piece)
{
    size_t low = 0;
    size_t high = spoken->known;
    if (spoken->end >= 0 && sample >= spoken->end)
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spoken->start[middle] <= sample)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return false;
    *piece = low - 1;
    return true;
}

int64_t spoken_next(const struct spoken *spoken, int64_t sample)
{
    size_t piece;
    size_t next = spoken_at(spoken, sample, &piece) ? piece + 1 : 0;
    if (spoken->end >= 0 && sample >= spoken->end)
        return -1;
    if (next < spoken->known)
        return spoken->start[next];
    return spoken->end;
}
