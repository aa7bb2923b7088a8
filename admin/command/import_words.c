#include "command/import_words.h"

#include <stdlib.h>
#include <string.h>

#include "record/record.h"

bool import_words_kinds(const char *words, unsigned *out, struct err *err)
{
    *out = 0;
    for (const char *at = words; at != NULL && *at != '\0';) {
        size_t len = strcspn(at, ",");
        int kind = 0;
        while (kind < RECORD_KIND_COUNT &&
               (strlen(record_kind_name((enum record_kind)kind)) != len ||
                strncmp(record_kind_name((enum record_kind)kind), at, len) != 0))
            kind++;
        if (kind == RECORD_KIND_COUNT)
            return err_set(err, "\"%.*s\" is no kind of records, as offer, answer, coach",
                           (int)(len < 40 ? len : 40), at);
        *out |= 1U << kind;
        at += len + (at[len] == ',');
    }
    return words == NULL || *out != 0 || err_set(err, "--only names no kind of records");
}

bool import_words_number(const char *words, size_t *out, struct err *err)
{
    char *end = NULL;
    *out = words != NULL ? strtoul(words, &end, 10) : 0;
    return words == NULL || (*end == '\0' && *out > 0) ||
           err_set(err, "\"%.40s\" is no number of notes", words);
}
