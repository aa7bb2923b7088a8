#include "command/options.h"

#include <string.h>

static const struct option *find(const struct option *option, size_t count,
                                 const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(option[i].name, name) == 0)
            return &option[i];
    return NULL;
}

bool options_read(char **argument, int *count, const struct option *option,
                  size_t option_count, int low, int high, struct err *err)
{
    int words = 0;
    bool ended = false;
    for (int i = 0; i < *count; i++) {
        if (ended || strncmp(argument[i], "--", 2) != 0) {
            argument[words++] = argument[i];
            continue;
        }
        ended = argument[i][2] == '\0';
        if (ended)
            continue;
        const struct option *known = find(option, option_count, argument[i]);
        if (known == NULL)
            return err_set(err, "%s: no such option; see anna-admin --help", argument[i]);
        if (known->given != NULL)
            *known->given = true;
        if (known->value == NULL)
            continue;
        if (*known->value != NULL)
            return err_set(err, "%s: stands there twice", argument[i]);
        if (i + 1 == *count)
            return err_set(err, "%s: needs a word behind it", argument[i]);
        *known->value = argument[++i];
    }
    if (words < low)
        return err_set(err, "too few words; see anna-admin --help");
    if (words > high)
        return err_set(err, "\"%s\": too many words; see anna-admin --help",
                       argument[high]);
    *count = words;
    return true;
}
