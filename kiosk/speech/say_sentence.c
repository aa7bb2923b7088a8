#include "speech/say_sentence.h"

#include <string.h>

bool say_sentence_ends(const char *words)
{
    static const char *const mark[] = {".", "!", "?", "…", "؟", "۔", ":"};
    size_t len = strlen(words);
    for (size_t i = 0; i < sizeof mark / sizeof mark[0]; i++) {
        size_t mark_len = strlen(mark[i]);
        if (len >= mark_len && strcmp(words + len - mark_len, mark[i]) == 0)
            return true;
    }
    return false;
}

size_t say_sentence(const char *const *words, size_t count)
{
    size_t len = 0;
    while (len < count)
        if (say_sentence_ends(words[len++]))
            break;
    return len;
}
