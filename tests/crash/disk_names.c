#include "disk_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int names_find(const struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++)
        if (strcmp(names->item[i].name, name) == 0)
            return names->item[i].number;
    return -ENOENT;
}

void names_leave(struct names *names, const char *name)
{
    for (int i = 0; i < names->count; i++)
        if (strcmp(names->item[i].name, name) == 0) {
            memmove(&names->item[i], &names->item[i + 1],
                    (size_t)(names->count - i - 1) * sizeof names->item[0]);
            names->count--;
            return;
        }
}

void names_enter(struct names *names, const char *name, int number)
{
    names_leave(names, name);
    if (names->count == NAMES_MOST) {
        fputs("crash tests: a folder of the simulated disk is full\n", stderr);
        abort();
    }
    snprintf(names->item[names->count].name, DISK_NAME, "%s", name);
    names->item[names->count++].number = number;
}

struct names *names_copy(const struct names *names)
{
    if (names == NULL)
        return NULL;
    struct names *copy = need(malloc(sizeof *copy));
    copy->count = names->count;
    memcpy(copy->item, names->item, (size_t)names->count * sizeof names->item[0]);
    return copy;
}
