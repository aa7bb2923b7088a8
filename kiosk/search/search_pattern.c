#include "search/search_pattern.h"

#include "base/utf8.h"

static uint64_t *place_of(struct search_pattern *pattern, uint32_t letter)
{
    if (letter < 128)
        return &pattern->ascii[letter];
    for (size_t i = 0; i < pattern->letter_count; i++)
        if (pattern->letter[i] == letter)
            return &pattern->place[i];
    pattern->letter[pattern->letter_count] = letter;
    return &pattern->place[pattern->letter_count++];
}

void search_pattern_init(struct search_pattern *pattern, const char *word, size_t len,
                         unsigned errors, bool anywhere)
{
    *pattern =
        (struct search_pattern){.errors = errors, .anywhere = anywhere, .accept = 1};
    for (size_t at = 0; at < len && pattern->accept < (uint64_t)1 << 61;) {
        pattern->accept <<= 1;
        *place_of(pattern, utf8_next(word, len, &at)) |= pattern->accept;
    }
}

void search_pattern_start(const struct search_pattern *pattern, struct search_state *out)
{
    *out = (struct search_state){.begun = SEARCH_NO_MATCH};
    for (unsigned j = 0; j <= pattern->errors; j++)
        out->read[j] = ((uint64_t)2 << j) - 1;
}

static uint64_t places(const struct search_pattern *pattern, uint32_t letter)
{
    if (letter < 128)
        return pattern->ascii[letter];
    for (size_t i = 0; i < pattern->letter_count; i++)
        if (pattern->letter[i] == letter)
            return pattern->place[i];
    return 0;
}

void search_pattern_step(const struct search_pattern *pattern,
                         const struct search_state *from, uint32_t letter,
                         struct search_state *to)
{
    uint64_t here = places(pattern, letter);
    uint64_t known = (pattern->accept << 1) - 1;
    uint64_t begin = pattern->anywhere ? 1 : 0;
    to->begun = from->begun;
    to->read[0] = ((from->read[0] << 1) & here) | begin;
    to->swap[0] = 0;
    for (unsigned j = 1; j <= pattern->errors; j++) {
        uint64_t right = (from->read[j] << 1) & here;
        uint64_t extra = from->read[j - 1];
        uint64_t wrong = from->read[j - 1] << 1;
        uint64_t missing = to->read[j - 1] << 1;
        uint64_t swapped = from->swap[j] & (here << 1);
        to->read[j] = (right | extra | wrong | missing | swapped | begin) & known;
        to->swap[j] = (from->read[j - 1] << 2) & here;
    }
    unsigned ends = search_pattern_ends(pattern, to);
    if (ends < to->begun)
        to->begun = (uint8_t)ends;
}

unsigned search_pattern_ends(const struct search_pattern *pattern,
                             const struct search_state *state)
{
    for (unsigned j = 0; j <= pattern->errors; j++)
        if (state->read[j] & pattern->accept)
            return j;
    return SEARCH_NO_MATCH;
}

bool search_pattern_dead(const struct search_pattern *pattern,
                         const struct search_state *state)
{
    return (state->read[pattern->errors] | state->swap[pattern->errors]) == 0;
}

void search_pattern_measure(const struct search_pattern *pattern, const char *word,
                            size_t len, unsigned *whole, unsigned *begun)
{
    struct search_state state[2];
    unsigned now = 0;
    search_pattern_start(pattern, &state[0]);
    for (size_t at = 0; at < len; now ^= 1)
        search_pattern_step(pattern, &state[now], utf8_next(word, len, &at),
                            &state[now ^ 1]);
    *whole = search_pattern_ends(pattern, &state[now]);
    *begun = state[now].begun;
}
