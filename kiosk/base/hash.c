#include "base/hash.h"

#include <string.h>

uint64_t hash_bytes(uint64_t before, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        before = (before ^ at[i]) * UINT64_C(1099511628211);
    return before;
}

uint64_t hash_text(uint64_t before, const char *text)
{
    return hash_bytes(before, text, strlen(text) + 1);
}
