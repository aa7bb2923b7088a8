#include "fuzz/feed.h"

#include <string.h>

#include "base/utf8.h"
#include "formats/csv/csv_rows.h"

/* A table in any encoding: every field is UTF-8, lines only go up, limits hold; bytes
 * that come one at a time make the same rows. */

struct drops {
    const uint8_t *bytes;
    size_t left;
};

static bool read_drop(void *context, char *bytes, size_t room, size_t *len_out,
                      struct err *err)
{
    (void)room;
    (void)err;
    struct drops *drops = context;
    *len_out = drops->left > 0;
    if (drops->left > 0) {
        bytes[0] = (char)*drops->bytes++;
        drops->left--;
    }
    return true;
}

static void check(const struct csv_row *row, size_t line_before)
{
    size_t len = 0;
    MUST(row->count <= CSV_COLUMN_MAX && row->line > line_before);
    for (size_t i = 0; i < row->count; i++) {
        MUST(utf8_valid(row->field[i], strlen(row->field[i]), NULL));
        MUST(strchr(row->field[i], '\r') == NULL);
        len += strlen(row->field[i]);
    }
    MUST(len > 0 && len <= CSV_ROW_LEN_MAX);
}

static void same(const struct csv_row *a, const struct csv_row *b)
{
    MUST(a->count == b->count && a->line == b->line && a->fit == b->fit &&
         a->bad == b->bad);
    for (size_t i = 0; i < a->count; i++)
        MUST(strcmp(a->field[i], b->field[i]) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct csv_rows *rows = NULL;
    struct csv_rows *slow = NULL;
    struct drops drops = {data, size};
    struct err err = {""};
    struct err slow_err = {""};
    bool ok = csv_rows_open_bytes(&rows, data, size, &err);
    MUST(csv_rows_open(&slow, (struct csv_source){&drops, read_drop, NULL}, &slow_err) ==
         ok);
    if (ok) {
        struct csv_row row = *csv_rows_header(rows);
        struct csv_row slow_row = *csv_rows_header(slow);
        enum csv_answer answer;
        size_t line = 0;
        do {
            check(&row, line);
            same(&row, &slow_row);
            line = row.line;
            answer = csv_rows_next(rows, &row, &err);
            MUST(csv_rows_next(slow, &slow_row, &slow_err) == answer);
        } while (answer == CSV_ROW);
        MUST((answer == CSV_BROKEN) == (err.text[0] != '\0'));
    }
    MUST(strcmp(err.text, slow_err.text) == 0);
    csv_rows_close(rows);
    csv_rows_close(slow);
    return 0;
}
