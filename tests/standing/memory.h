#ifndef ANNA_TESTS_MEMORY_H
#define ANNA_TESTS_MEMORY_H

#include <stddef.h>

/* How often a text stands in this process's own writable memory: heap, stacks, data. The
 * text is given with all its bits turned over, so that the question itself is not found.
 * -1 if the memory could not be read. */
long memory_holds(const unsigned char *turned, size_t len);

#endif
