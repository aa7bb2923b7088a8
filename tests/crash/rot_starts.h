#ifndef ANNA_TESTS_CRASH_ROT_STARTS_H
#define ANNA_TESTS_CRASH_ROT_STARTS_H

#include <stdbool.h>
#include <stdint.h>

/* The same with the real program and real files: number 2 is installed over number 1, a
 * bit turns round, and the terminal starts. Prints how long it took until home was there
 * with the content of before. False if it was not. */
bool rot_starts(const char *build, long starts, uint64_t seed);

#endif
