#include "disk_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *need(void *memory)
{
    if (memory == NULL) {
        fputs("crash tests: not enough memory\n", stderr);
        abort();
    }
    return memory;
}

struct bytes *bytes_new(const void *data, size_t len)
{
    struct bytes *bytes = need(malloc(sizeof *bytes));
    *bytes = (struct bytes){.holders = 1, .len = len, .room = len};
    bytes->data = need(malloc(len > 0 ? len : 1));
    if (data != NULL)
        memcpy(bytes->data, data, len);
    else
        memset(bytes->data, 0, len);
    return bytes;
}

struct bytes *bytes_hold(struct bytes *bytes)
{
    if (bytes != NULL)
        bytes->holders++;
    return bytes;
}

void bytes_drop(struct bytes *bytes)
{
    if (bytes == NULL || --bytes->holders > 0)
        return;
    free(bytes->data);
    free(bytes);
}

struct bytes *bytes_own(struct bytes *bytes, size_t len)
{
    if (bytes == NULL)
        return bytes_new(NULL, len);
    if (bytes->holders > 1) {
        struct bytes *own = bytes_new(bytes->data, bytes->len);
        bytes_drop(bytes);
        bytes = own;
    }
    bytes->hashed = false;
    if (len > bytes->room) {
        bytes->room = len > 2 * bytes->room ? len : 2 * bytes->room;
        bytes->data = need(realloc(bytes->data, bytes->room));
    }
    if (len > bytes->len) {
        memset(bytes->data + bytes->len, 0, len - bytes->len);
        bytes->len = len;
    }
    return bytes;
}

uint64_t bytes_mix(uint64_t sum, const void *data, size_t len)
{
    const unsigned char *byte = data;
    for (; len >= 8; len -= 8, byte += 8) {
        uint64_t word;
        memcpy(&word, byte, 8);
        sum = (sum ^ word) * 0x9E3779B97F4A7C15u;
        sum ^= sum >> 32;
    }
    uint64_t rest = len;
    memcpy((unsigned char *)&rest + 1, byte, len);
    sum = (sum ^ rest) * 0xD6E8FEB86659FD93u;
    return sum ^ (sum >> 29);
}

uint64_t bytes_hash(struct bytes *bytes)
{
    if (!bytes->hashed) {
        bytes->hash = bytes_mix(0, bytes->data, bytes->len);
        bytes->hashed = true;
    }
    return bytes->hash;
}

void side_data(struct side *side, size_t at, const void *data, size_t len)
{
    side->bytes = bytes_own(side->bytes, at + len);
    memcpy(side->bytes->data + at, data, len);
}

void side_size(struct side *side, size_t size, bool shrinks, int64_t changed_ns)
{
    if (shrinks && side->bytes != NULL && size < side->bytes->len) {
        side->bytes = bytes_own(side->bytes, size);
        side->bytes->len = size;
    }
    side->size = size;
    side->changed_ns = changed_ns;
}

void side_copy(struct side *to, const struct side *from)
{
    struct bytes *bytes = bytes_hold(from->bytes);
    bytes_drop(to->bytes);
    *to = *from;
    to->bytes = bytes;
}
