#include "core/label.h"

#include <stdlib.h>
#include <string.h>

bool label_word(const char **at, const char *name, char *out, size_t room)
{
    size_t name_len = strlen(name);
    if (strncmp(*at, name, name_len) != 0)
        return false;
    const char *from = *at + name_len;
    size_t len = strcspn(from, " ");
    if (len == 0 || len >= room)
        return false;
    memcpy(out, from, len);
    out[len] = '\0';
    *at = from + len;
    return true;
}

bool label_number(const char *text, long most, long *out)
{
    char *end;
    if (text[0] < '1' || text[0] > '9' || strlen(text) > 18)
        return false;
    long number = strtol(text, &end, 10);
    if (*end != '\0' || number > most)
        return false;
    *out = number;
    return true;
}

bool label_made_of(const char *word, const char *allowed)
{
    return word[0] != '\0' && word[strspn(word, allowed)] == '\0';
}
