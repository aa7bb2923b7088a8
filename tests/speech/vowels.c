#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "speech/say.h"

/* How many words of a text, a line each on stdin, the voice gets with vowel marks.
 * usage: speech_vowels LANG: prints "KNOWN WORDS", then the words that it gets without.
 */

enum { LINE = 1 << 16 };

static void count_word(const struct say_lexicon *lexicon, const char *lang,
                       const char *shown, const struct say_piece *piece, size_t *words,
                       size_t *known)
{
    bool arabic = false;
    bool marked = false;
    size_t len = strlen(piece->words);
    for (size_t at = 0; at < len;) {
        uint32_t code = utf8_next(piece->words, len, &at);
        arabic = arabic || (code >= 0x621 && code <= 0x6D3);
        marked = marked || (code >= 0x64B && code <= 0x652);
    }
    if (!arabic || strcmp(piece->lang, lang) != 0)
        return;
    const size_t shown_len = piece->to - piece->from;
    ++*words;
    if (marked ||
        say_lexicon_find(lexicon, lang, shown + piece->from, shown_len).said != NULL)
        ++*known;
    else
        fprintf(stderr, "%.*s\n", (int)shown_len, shown + piece->from);
}

int main(int argc, char **argv)
{
    static char line[LINE];
    struct err err = {""};
    struct arena arena = {0};
    struct say_lexicon *lexicon = say_lexicon_new();
    size_t words = 0;
    size_t known = 0;
    if (argc != 2 || lexicon == NULL || !say_lexicon_load(lexicon, argv[1], &err)) {
        fprintf(stderr, "usage: speech_vowels LANG; %s\n", err.text);
        return 2;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct say_piece *piece;
        size_t count = say_text(&arena, lexicon, argv[1], line, SAY_PLAIN, &piece);
        for (size_t i = 0; i < count; i++)
            count_word(lexicon, argv[1], line, &piece[i], &words, &known);
        arena_reset(&arena);
    }
    printf("%zu %zu\n", known, words);
    arena_free(&arena);
    say_lexicon_close(lexicon);
    return 0;
}
