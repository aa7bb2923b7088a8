#include "base/text.h"

#include <string.h>
#include <strings.h>

bool text_ends(const char *text, const char *end)
{
    size_t len = strlen(text);
    size_t end_len = strlen(end);
    return len > end_len && strcasecmp(text + len - end_len, end) == 0;
}

int text_order(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}
