#ifndef ANNA_TESTS_CRASH_CHANCE_H
#define ANNA_TESTS_CRASH_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/* Chance from a seed, so that every failure can be played again: splitmix64 (Steele, Lea,
 * Flood: Fast Splittable Pseudorandom Number Generators, 2014). */

struct chance {
    uint64_t state;
};

static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* From 0 to below `end`, which is not 0. */
static inline size_t chance_below(struct chance *chance, size_t end)
{
    return (size_t)(chance_next(chance) % end);
}

/* A chance of its own for the case `number` of a run: cases may be played in any order.
 */
static inline struct chance chance_of(uint64_t seed, uint64_t number)
{
    struct chance chance = {seed};
    chance.state = chance_next(&chance) ^ (number * 0xD6E8FEB86659FD93u);
    chance_next(&chance);
    return chance;
}

#endif
