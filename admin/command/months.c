#include "command/months.h"

#include <stdio.h>
#include <stdlib.h>

bool months_read(const char *word, int *out, struct err *err)
{
    char *end = NULL;
    long number = strtol(word, &end, 10);
    bool years = *end == 'y';
    if (end == word || number < 1 || number > MONTHS_MOST / (years ? 12 : 1) ||
        ((*end == 'm' || years) ? end[1] : end[0]) != '\0')
        return err_set(err, "\"%.40s\" is no age; say 12m or 1y", word);
    *out = (int)number * (years ? 12 : 1);
    return true;
}

void months_before(struct date today, int months, char out[16])
{
    int month = today.year * 12 + today.month - 1 - months;
    snprintf(out, 16, "%04d-%02d", month / 12, month % 12 + 1);
}
