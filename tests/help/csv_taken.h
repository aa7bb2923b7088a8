#ifndef ANNA_TESTS_HELP_CSV_TAKEN_H
#define ANNA_TESTS_HELP_CSV_TAKEN_H

#include "formats/gathering.h"
#include "formats/format.h"

/* What an import of a table gave away and noted. */
struct csv_taken {
    struct gathering all;
    struct err err;
    bool ok;
};

/* Imports a file, or a text as one. `out` goes back with gathering_free(&out->all). */
void csv_take_file(const char *path, const struct format_ask *ask, struct csv_taken *out);
void csv_take_text(const char *text, size_t len, const struct format_ask *ask,
                   struct csv_taken *out);

/* Adds what our JSON says, which has no fault. */
void csv_taken_json(const char *path, struct csv_taken *out);

size_t csv_taken_count(const struct csv_taken *taken);
const struct record *csv_taken_at(const struct csv_taken *taken, size_t at);

#endif
