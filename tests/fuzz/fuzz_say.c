#include "fuzz/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "speech/say.h"

/* A byte that chooses language and kind, then any bytes as a text: what is said lies in
 * the text, in its order, on borders of characters, and is something a voice can be
 * given. */

static const char *const langs[] = {"de", "en", "tr", "ar", "uk",
                                    "ru", "pl", "ro", "fa", "ku"};
enum { LANGS = sizeof langs / sizeof langs[0], KINDS = SAY_LETTER + 1 };

static struct say_lexicon *lexicon(void)
{
    static struct say_lexicon *all;
    struct err err = {""};
    if (all != NULL)
        return all;
    all = say_lexicon_new();
    MUST(all != NULL);
    for (int i = 0; i < LANGS; i++)
        MUST(say_lexicon_load(all, langs[i], &err));
    return all;
}

static bool border(const char *text, size_t at)
{
    return ((unsigned char)text[at] & 0xC0) != 0x80;
}

static void check(const char *text, bool valid, const struct say_piece *piece,
                  size_t count)
{
    const size_t len = strlen(text);
    size_t end = 0;
    for (size_t i = 0; i < count; i++) {
        const char *words = piece[i].words;
        MUST(piece[i].from >= end && piece[i].from < piece[i].to && piece[i].to <= len);
        MUST(!valid || (border(text, piece[i].from) && border(text, piece[i].to)));
        MUST(words[0] != '\0' && words[0] != ' ');
        MUST(utf8_valid(words, strlen(words), NULL));
        MUST(strpbrk(words, "<>[]{}\n\t\x01\x02") == NULL);
        MUST(strlen(piece[i].lang) == 2);
        end = piece[i].to;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    const size_t chosen = size > 0 ? data[0] % (LANGS * KINDS) : 0;
    char *text = feed_text(size > 0 ? data + 1 : data, size > 0 ? size - 1 : 0);
    struct say_piece *piece = NULL;
    size_t count = say_text(&arena, lexicon(), langs[chosen / KINDS], text,
                            (enum say_kind)(chosen % KINDS), &piece);
    MUST((count == 0) == (piece == NULL));
    check(text, utf8_valid(text, strlen(text), NULL), piece, count);
    arena_free(&arena);
    free(text);
    return 0;
}
