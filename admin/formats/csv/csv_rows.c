#include "formats/csv/csv_rows.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/message.h"
#include "formats/csv/csv_separator.h"

/* Two of libcsv's states (libcsv.c of 3.0.3; it has no words for them in its header). */
enum { BETWEEN_ROWS = 0, INSIDE_FIELD = 2, BLOCK_LEN = 4096 };

struct csv_rows {
    struct csv_text *text;
    struct csv_parser parser;
    bool parses; /* the parser is open */
    char separator;
    struct arena header_arena;
    struct csv_row header;
    size_t line; /* of the next piece of text */
    /* The row that is being read. */
    struct buf cells; /* its fields, each terminated */
    size_t start[CSV_COLUMN_MAX];
    const char *field[CSV_COLUMN_MAX];
    size_t count;
    bool done;   /* its end has been seen */
    bool filled; /* one of its fields is not empty */
    bool too_many;
    size_t row_line;
    size_t bad;
    bool odd_quotes;
    size_t quote_line;  /* where the quotes of the field that is open begin */
    size_t quote_field; /* its number */
    char found[128];
};

/* What stands behind closing quotes is text, and the field ends at the next separator or
 * line end, as in spreadsheets; libcsv by itself would go on to the next quote, over all
 * rows that lie between. So it is strict, and told at each place what to make of it.
 * `*odd` is set there. Returns false if memory ran out. */
static bool parse(struct csv_parser *parser, const char *bytes, size_t len,
                  void (*field)(void *, size_t, void *), void (*end)(int, void *),
                  void *context, bool *odd)
{
    size_t at = 0;
    while (at < len) {
        csv_set_opts(parser, CSV_STRICT);
        at += csv_parse(parser, bytes + at, len - at, field, end, context);
        if (at == len)
            break;
        if (csv_error(parser) != CSV_EPARSE)
            return false;
        csv_set_opts(parser, 0);
        if (csv_parse(parser, bytes + at, 1, field, end, context) != 1)
            return false;
        *odd = *odd || parser->quoted;
        parser->quoted = 0;
        at++;
    }
    return true;
}

/* libcsv gives a field, then a row's end. */
static void add_field(void *bytes, size_t len, void *context)
{
    struct csv_rows *rows = context;
    const char *at = bytes;
    if (rows->count == CSV_COLUMN_MAX) {
        rows->too_many = rows->too_many || len > 0;
        return;
    }
    rows->start[rows->count++] = rows->cells.len;
    rows->filled = rows->filled || len > 0;
    while (len > 0) {
        const char *cr = memchr(at, '\r', len);
        size_t plain = cr == NULL ? len : (size_t)(cr - at);
        buf_add(&rows->cells, at, plain);
        at += plain;
        len -= plain;
        if (len == 0)
            break;
        buf_add_text(&rows->cells, "\n");
        size_t end = len > 1 && at[1] == '\n' ? 2 : 1;
        at += end;
        len -= end;
    }
    buf_add(&rows->cells, "", 1);
}

static void end_row(int character, void *context)
{
    (void)character;
    ((struct csv_rows *)context)->done = true;
}

static void try_field(void *bytes, size_t len, void *context)
{
    (void)bytes;
    (void)len;
    csv_separator_field(context);
}

static void try_end(int character, void *context)
{
    (void)character;
    csv_separator_row(context);
}

static bool guess_separator(struct csv_rows *rows, struct err *err)
{
    size_t len;
    bool whole;
    const char *head = csv_text_head(rows->text, &len, &whole);
    struct csv_separator_trial *trial = malloc(sizeof *trial);
    double best = 0;
    rows->separator = ',';
    for (size_t i = 0; i < CSV_SEPARATORS && trial != NULL; i++) {
        struct csv_parser parser;
        *trial = (struct csv_separator_trial){.rows = 0};
        if (csv_init(&parser, 0) != 0) {
            free(trial);
            return err_set(err, "not enough memory");
        }
        csv_set_delim(&parser, (unsigned char)csv_separators[i]);
        csv_set_blk_size(&parser, BLOCK_LEN);
        bool odd = false;
        (void)parse(&parser, head, len, try_field, try_end, trial, &odd);
        if (whole)
            (void)csv_fini(&parser, try_field, try_end, trial);
        csv_free(&parser);
        double weight = csv_separator_weight(trial);
        if (weight > best) {
            best = weight;
            rows->separator = csv_separators[i];
        }
    }
    bool ok = trial != NULL;
    free(trial);
    return ok || err_set(err, "not enough memory");
}

/* "sep=;": what it says, in the first line alone. */
static bool read_separator(struct csv_rows *rows, bool *found_out, struct err *err)
{
    size_t len;
    bool whole;
    struct csv_piece piece;
    const char *head = csv_text_head(rows->text, &len, &whole);
    *found_out = csv_separator_said(head, len, &rows->separator);
    if (!*found_out)
        return true;
    if (!csv_text_next(rows->text, &piece, err))
        return false;
    rows->line++;
    return true;
}

static bool inside_quotes(const struct csv_rows *rows)
{
    return rows->parser.pstate == INSIDE_FIELD && rows->parser.quoted;
}

static void begin_row(struct csv_rows *rows)
{
    buf_reset(&rows->cells);
    rows->count = 0;
    rows->done = false;
    rows->filled = false;
    rows->too_many = false;
    rows->row_line = rows->line;
    rows->bad = 0;
    rows->odd_quotes = false;
    rows->quote_line = 0;
}

/* Remembers where quotes were opened that are open still. */
static void watch_quotes(struct csv_rows *rows)
{
    if (!inside_quotes(rows))
        rows->quote_line = 0;
    else if (rows->quote_line == 0 || rows->quote_field != rows->count) {
        rows->quote_line = rows->line;
        rows->quote_field = rows->count;
    }
}

static bool check_limits(const struct csv_rows *rows, struct err *err)
{
    if (rows->too_many)
        return err_set(err, "line %zu has more than %d columns", rows->row_line,
                       CSV_COLUMN_MAX);
    if (rows->cells.failed)
        return err_set(err, "not enough memory");
    if (rows->cells.len + rows->parser.entry_pos <= CSV_ROW_LEN_MAX)
        return true;
    if (rows->quote_line > 0)
        return err_set(err,
                       "the row that begins in line %zu is longer than 1 MB: is the "
                       "quote that opens in line %zu never closed?",
                       rows->row_line, rows->quote_line);
    return err_set(err, "the row that begins in line %zu is longer than 1 MB",
                   rows->row_line);
}

static bool feed(struct csv_rows *rows, const struct csv_piece *piece, struct err *err)
{
    rows->bad += piece->bad;
    if (!parse(&rows->parser, piece->bytes, piece->len, add_field, end_row, rows,
               &rows->odd_quotes))
        return err_set(err, "not enough memory");
    watch_quotes(rows);
    rows->line += piece->line_ends;
    return check_limits(rows, err);
}

/* The text is at its end; the last row needs no line end. */
static bool finish(struct csv_rows *rows, struct err *err)
{
    if (inside_quotes(rows))
        return err_set(err, "the quote that opens in line %zu is never closed",
                       rows->quote_line);
    if (csv_fini(&rows->parser, add_field, end_row, rows) != 0)
        return err_set(err, "not enough memory");
    return check_limits(rows, err);
}

static enum csv_answer read_row(struct csv_rows *rows, struct err *err)
{
    begin_row(rows);
    for (;;) {
        struct csv_piece piece;
        if (!csv_text_next(rows->text, &piece, err))
            return CSV_BROKEN;
        if (piece.len > 0 ? !feed(rows, &piece, err) : !finish(rows, err))
            return CSV_BROKEN;
        if (rows->done && rows->filled)
            return CSV_ROW;
        if (piece.len == 0)
            return CSV_END;
        if (rows->done || rows->parser.pstate == BETWEEN_ROWS)
            begin_row(rows);
    }
}

/* The row that was read, beside a header of `width` fields. */
static struct csv_row give(struct csv_rows *rows, size_t width)
{
    struct csv_row row = {
        .line = rows->row_line, .bad = rows->bad, .odd_quotes = rows->odd_quotes};
    row.count = row.whole = rows->count;
    for (size_t i = 0; i < rows->count; i++)
        rows->field[i] = rows->cells.bytes + rows->start[i];
    for (size_t i = rows->count; i < width; i++)
        rows->field[i] = "";
    while (row.count > width && rows->field[row.count - 1][0] == '\0')
        row.count--;
    row.field = rows->field;
    row.fit = row.count < width   ? CSV_ROW_SHORT
              : row.count > width ? CSV_ROW_LONG
                                  : CSV_ROW_FITS;
    return row;
}

bool csv_rows_begin_at(struct csv_rows *rows, const struct csv_row *row, struct err *err)
{
    struct arena arena = {0};
    const char **field = arena_take_array(&arena, row->count + 1, sizeof *field);
    for (size_t i = 0; i < row->count && field != NULL; i++)
        field[i] = arena_copy(&arena, row->field[i]);
    if (arena.failed) {
        arena_free(&arena);
        return err_set(err, "not enough memory");
    }
    struct csv_row header = *row;
    header.field = field;
    header.fit = CSV_ROW_FITS;
    arena_free(&rows->header_arena);
    rows->header_arena = arena;
    rows->header = header;
    return true;
}

/* The header has no empty fields behind its last one: columns without a name and without
 * values are none. */
static bool read_header(struct csv_rows *rows, struct err *err)
{
    enum csv_answer answer = read_row(rows, err);
    if (answer == CSV_BROKEN)
        return false;
    if (answer == CSV_END)
        return err_set(err, "there is no row in it");
    struct csv_row row = give(rows, 0);
    return csv_rows_begin_at(rows, &row, err);
}

static bool begin(struct csv_rows *rows, struct err *err)
{
    bool found = false;
    if (!read_separator(rows, &found, err) || (!found && !guess_separator(rows, err)))
        return false;
    rows->parses = csv_init(&rows->parser, 0) == 0;
    if (!rows->parses)
        return err_set(err, "not enough memory");
    csv_set_delim(&rows->parser, (unsigned char)rows->separator);
    csv_set_blk_size(&rows->parser, BLOCK_LEN);
    return read_header(rows, err);
}

bool csv_rows_open(struct csv_rows **out, struct csv_source source, struct err *err)
{
    struct csv_text *text = NULL;
    if (!csv_text_open(&text, source, err))
        return false;
    struct csv_rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL) {
        csv_text_close(text);
        return err_set(err, "not enough memory");
    }
    rows->text = text;
    rows->line = 1;
    if (!begin(rows, err)) {
        csv_rows_close(rows);
        return false;
    }
    *out = rows;
    return true;
}

bool csv_rows_open_file(struct csv_rows **out, const char *path, struct err *err)
{
    struct csv_source source;
    return csv_source_file(path, &source, err) && csv_rows_open(out, source, err);
}

bool csv_rows_open_bytes(struct csv_rows **out, const void *bytes, size_t len,
                         struct err *err)
{
    struct csv_source source;
    return csv_source_bytes(bytes, len, &source, err) && csv_rows_open(out, source, err);
}

void csv_rows_close(struct csv_rows *rows)
{
    if (rows == NULL)
        return;
    if (rows->parses)
        csv_free(&rows->parser);
    csv_text_close(rows->text);
    arena_free(&rows->header_arena);
    buf_free(&rows->cells);
    free(rows);
}

const struct csv_row *csv_rows_header(const struct csv_rows *rows)
{
    return &rows->header;
}

enum csv_answer csv_rows_next(struct csv_rows *rows, struct csv_row *out, struct err *err)
{
    enum csv_answer answer = read_row(rows, err);
    if (answer == CSV_ROW)
        *out = give(rows, rows->header.count);
    return answer;
}

size_t csv_rows_line(const struct csv_rows *rows)
{
    return rows->line;
}

char csv_rows_separator(const struct csv_rows *rows)
{
    return rows->separator;
}

const char *csv_rows_found(struct csv_rows *rows)
{
    char other[] = {'"', rows->separator, '"', '\0'};
    const char *name = csv_separator_name(rows->separator);
    snprintf(rows->found, sizeof rows->found,
             message_count("%s (%s), separated by %s, %zu column",
                           "%s (%s), separated by %s, %zu columns", rows->header.count),
             message(csv_text_encoding(rows->text)),
             message(csv_text_known_by(rows->text)), name != NULL ? message(name) : other,
             rows->header.count);
    return rows->found;
}

size_t csv_rows_read(const struct csv_rows *rows)
{
    return csv_text_read(rows->text);
}
