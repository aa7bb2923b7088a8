#include "memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>
#include <unicode/uclean.h>

#include "fault.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

static int runs_out(void)
{
    int error = fault_hits(FAULT_MEMORY);
    if (error != 0)
        errno = error;
    return error;
}

void *__wrap_malloc(size_t size)
{
    return runs_out() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return runs_out() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return runs_out() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text)
{
    size_t len = strlen(text) + 1;
    char *copy = __wrap_malloc(len);
    if (copy != NULL)
        memcpy(copy, text, len);
    return copy;
}

static sqlite3_mem_methods sqlite_own;

static void *sqlite_malloc(int size)
{
    return runs_out() ? NULL : sqlite_own.xMalloc(size);
}

static void *sqlite_realloc(void *memory, int size)
{
    return runs_out() ? NULL : sqlite_own.xRealloc(memory, size);
}

static void *icu_malloc(const void *context, size_t size)
{
    (void)context;
    return runs_out() ? NULL : __real_malloc(size);
}

static void *icu_realloc(const void *context, void *memory, size_t size)
{
    (void)context;
    return runs_out() ? NULL : __real_realloc(memory, size);
}

static void icu_free(const void *context, void *memory)
{
    (void)context;
    free(memory);
}

void memory_hook(void)
{
    UErrorCode status = U_ZERO_ERROR;
    sqlite3_mem_methods hooked;
    int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_own);
    hooked = sqlite_own;
    hooked.xMalloc = sqlite_malloc;
    hooked.xRealloc = sqlite_realloc;
    code = code == SQLITE_OK ? sqlite3_config(SQLITE_CONFIG_MALLOC, &hooked) : code;
    u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &status);
    if (code != SQLITE_OK || U_FAILURE(status)) {
        fputs("crash tests: a library does not let its memory be hooked\n", stderr);
        exit(2);
    }
}
