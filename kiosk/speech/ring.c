#include "speech/ring.h"

#include <string.h>

#include "base/arena.h"

size_t ring_room(const struct ring *ring)
{
    return RING_SAMPLES - ring->len;
}

static size_t less(size_t a, size_t b)
{
    return a < b ? a : b;
}

void ring_put(struct ring *ring, const int16_t *sample, size_t count)
{
    size_t to = (ring->from + ring->len) % RING_SAMPLES;
    size_t head = less(count, RING_SAMPLES - to);
    memcpy(ring->sample + to, sample, head * sizeof *sample);
    memcpy(ring->sample, sample + head, (count - head) * sizeof *sample);
    ring->len += count;
}

static void take_part(struct ring *ring, int16_t *out, size_t count)
{
    memcpy(out, ring->sample + ring->from, count * sizeof *out);
    wipe(ring->sample + ring->from, count * sizeof *out);
    ring->from = (ring->from + count) % RING_SAMPLES;
    ring->len -= count;
    ring->taken += (int64_t)count;
}

size_t ring_take(struct ring *ring, int16_t *out, size_t count)
{
    size_t all = less(count, ring->len);
    size_t head = less(all, RING_SAMPLES - ring->from);
    take_part(ring, out, head);
    take_part(ring, out + head, all - head);
    return all;
}

void ring_wipe(struct ring *ring)
{
    wipe(ring, sizeof *ring);
}
