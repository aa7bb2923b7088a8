#ifndef ANNA_TESTS_CRASH_MEMORY_H
#define ANNA_TESTS_CRASH_MEMORY_H

/* Memory that can run out (fault.h): malloc, calloc, realloc and strdup of our own code,
 * by the linker's --wrap, and what SQLite and ICU ask for, by their own hooks. The hooks
 * must be set before the libraries are used. SDL has such a hook too, and is left out:
 * SDL 2.26 calls itself without end when it has no memory for the words of its own error.
 */
void memory_hook(void);

#endif
