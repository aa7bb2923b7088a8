#ifndef ANNA_UI_TEXT_BLEND_H
#define ANNA_UI_TEXT_BLEND_H

#include <stdint.h>
#include <string.h>

/* The one way in which a colour is laid over a pixel, for one pixel and for four at once
 * (as many as a register of SSE2 or NEON holds). Each channel becomes
 * (colour * part + ground * (256 - part)) / 256; the part is 0 to 256, so that both ends
 * are exact, made of a cover of 0 to 255. */

static inline uint32_t blend(uint32_t ground, uint32_t rgb, uint32_t cover)
{
    uint32_t part = cover + (cover >> 7);
    uint32_t rest = 256 - part;
    uint32_t outer = (rgb & 0xFF00FF) * part + (ground & 0xFF00FF) * rest;
    uint32_t middle = (rgb >> 8 & 0xFF00FF) * part + (ground >> 8 & 0xFF00FF) * rest;
    return (outer >> 8 & 0xFF00FF) | (middle & 0xFF00FF00);
}

/* Four pixels, and two of the channels of each with room to multiply. */
typedef uint32_t blend_pixels __attribute__((vector_size(16)));
typedef uint16_t blend_lanes __attribute__((vector_size(16)));
typedef uint8_t blend_bytes __attribute__((vector_size(16)));

/* A colour made ready for blend_four. */
struct blend_ink {
    uint32_t rgb;
    blend_lanes outer, middle;
};

static inline struct blend_ink blend_ink(uint32_t rgb)
{
    blend_pixels four = {rgb, rgb, rgb, rgb};
    return (struct blend_ink){rgb, (blend_lanes)(four & 0xFF00FF),
                              (blend_lanes)(four >> 8 & 0xFF00FF)};
}

/* The first eight bytes, each twice. */
static inline blend_bytes blend_twice(blend_bytes once)
{
    return __builtin_shufflevector(once, once, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21,
                                   6, 22, 7, 23);
}

/* The cover of each of four pixels, once for each of its two lanes. */
static inline blend_lanes blend_cover(const uint8_t *cover)
{
    uint32_t four;
    memcpy(&four, cover, sizeof four);
    blend_bytes bytes = (blend_bytes)(blend_pixels){four};
    return (blend_lanes)blend_twice(blend_twice(bytes)) & 0xFF;
}

/* `cover` holds one byte for each of the four. */
static inline void blend_four(uint32_t *pixel, const struct blend_ink *ink,
                              const uint8_t *cover)
{
    blend_pixels ground;
    memcpy(&ground, pixel, sizeof ground);
    blend_lanes part = blend_cover(cover);
    part += part >> 7;
    blend_lanes rest = 256 - part;
    blend_lanes outer = ink->outer * part + (blend_lanes)(ground & 0xFF00FF) * rest;
    blend_lanes middle =
        ink->middle * part + (blend_lanes)(ground >> 8 & 0xFF00FF) * rest;
    ground = (blend_pixels)(outer >> 8) | (blend_pixels)(middle >> 8) << 8;
    memcpy(pixel, &ground, sizeof ground);
}

#endif
