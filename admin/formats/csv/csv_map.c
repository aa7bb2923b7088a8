#include "formats/csv/csv_map.h"

#include <string.h>

#include "base/durable.h"
#include "base/message.h"
#include "base/spelling.h"

/* Marks columns that would fill a place that another fills already: the first one does.
 */
static void mark_doubles(struct csv_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++)
        for (size_t k = 0; k < i && columns->unused[i] == 0; k++)
            if (columns->unused[k] == 0 &&
                csv_column_same(&columns->item[k], &columns->item[i]))
                columns->unused[i] = k + 1;
}

static bool is_ours(struct arena *arena, const struct csv_columns *columns)
{
    if (columns->count < 2 || strcmp(columns->item[0].header, "id") != 0 ||
        strcmp(columns->item[1].header, "name") != 0)
        return false;
    for (size_t i = 0; i < columns->count; i++) {
        struct csv_column column = {.header = ""};
        if (!csv_column_read(arena, columns->item[i].header, &column) ||
            (column.role != CSV_FIELD && column.role != CSV_TRANSLATION &&
             column.role != CSV_MADE && column.role != CSV_SOURCE_HASH))
            return false;
    }
    return true;
}

bool csv_columns_guess(struct arena *arena, const struct csv_row *header,
                       struct csv_columns *out, struct err *err)
{
    struct csv_columns columns = {.count = header->count};
    columns.item = arena_take_array(arena, header->count + 1, sizeof *columns.item);
    columns.unused = arena_take_array(arena, header->count + 1, sizeof *columns.unused);
    for (size_t i = 0; i < header->count && !arena->failed; i++) {
        columns.item[i].header = header->field[i];
        (void)csv_column_guess(arena, header->field[i], &columns.item[i]);
        if (columns.item[i].role == CSV_LEFT_OUT)
            columns.unused[i] = CSV_UNKNOWN;
    }
    if (arena->failed)
        return err_set(err, "not enough memory");
    columns.ours = is_ours(arena, &columns);
    mark_doubles(&columns);
    *out = columns;
    return true;
}

/* One line of a map; `line` ends with a zero and has no spaces around it. */
struct entry {
    const char *column;
    struct csv_column target;
};

static char *trimmed(char *text)
{
    size_t len = strlen(text);
    while (len > 0 && strchr(" \t\r\n", text[len - 1]) != NULL)
        text[--len] = '\0';
    return text + strspn(text, " \t");
}

static bool read_entry(struct arena *arena, char *line, struct entry *out,
                       struct err *err)
{
    char *equals = strrchr(line, '=');
    if (equals == NULL)
        return err_set(err, "\"%.60s\" has no =; write \"Column = field\"", line);
    *equals = '\0';
    out->column = trimmed(line);
    const char *target = trimmed(equals + 1);
    if (out->column[0] == '\0')
        return err_set(err, "no column stands before the =");
    if (csv_column_read(arena, target, &out->target))
        return true;
    struct buf all = {0};
    csv_column_write_all(&all);
    err_set(err, "\"%.40s\" is not a field; there are: %s, and - to leave a column out",
            target, all.failed ? "" : all.bytes);
    buf_free(&all);
    return false;
}

/* Whether the map's name is that of the column: exactly, or else in one spelling. */
static bool names(struct arena *arena, const char *name, const char *header, bool exactly)
{
    if (exactly)
        return strcmp(name, header) == 0;
    const char *a = spelling(arena, name);
    const char *b = spelling(arena, header);
    return a != NULL && b != NULL && a[0] != '\0' && strcmp(a, b) == 0;
}

/* What the map has said so far. */
struct applied {
    struct csv_columns *columns;
    bool *mapped; /* per column */
    size_t line;
};

static bool apply(struct arena *arena, struct applied *in, const struct entry *entry,
                  struct err *err)
{
    struct csv_columns *columns = in->columns;
    bool found = false;
    for (int exactly = 1; exactly >= 0 && !found; exactly--)
        for (size_t i = 0; i < columns->count; i++) {
            const char *header = columns->item[i].header;
            if (!names(arena, entry->column, header, exactly != 0))
                continue;
            if (in->mapped[i])
                return err_set(err, "the column \"%.60s\" stands there twice", header);
            for (size_t k = 0; k < columns->count; k++)
                if (in->mapped[k] && csv_column_same(&columns->item[k], &entry->target))
                    return err_set(err, "\"%.60s\" and \"%.60s\" are the same field",
                                   columns->item[k].header, header);
            columns->item[i] = entry->target;
            columns->item[i].header = header;
            columns->unused[i] = 0;
            in->mapped[i] = true;
            found = true;
            break;
        }
    return true;
}

/* What the map says goes before what was guessed. */
static void settle(struct applied *in)
{
    struct csv_columns *columns = in->columns;
    for (size_t i = 0; i < columns->count; i++) {
        if (in->mapped[i])
            continue;
        columns->unused[i] = columns->item[i].role == CSV_LEFT_OUT ? CSV_UNKNOWN : 0;
        for (size_t k = 0; k < columns->count && columns->unused[i] == 0; k++)
            if (in->mapped[k] && csv_column_same(&columns->item[k], &columns->item[i]))
                columns->unused[i] = k + 1;
    }
    mark_doubles(columns);
    columns->ours = false;
}

static bool read_lines(struct arena *arena, struct csv_text *text, struct applied *in,
                       struct err *err)
{
    struct csv_piece piece;
    struct err why = {""};
    for (;;) {
        if (!csv_text_next(text, &piece, err))
            return false;
        if (piece.len == 0)
            return true;
        in->line++;
        char *line = arena_copy_len(arena, piece.bytes, piece.len);
        if (line == NULL)
            return err_set(err, "not enough memory");
        line = trimmed(line);
        struct entry entry = {.target = {.header = ""}};
        if (line[0] != '\0' && line[0] != '#' &&
            (!read_entry(arena, line, &entry, &why) || !apply(arena, in, &entry, &why)))
            return err_set(err, "line %zu: %s", in->line, why.text);
    }
}

bool csv_map_read(struct arena *arena, const char *path, struct csv_columns *columns,
                  struct err *err)
{
    struct csv_source source;
    struct csv_text *text = NULL;
    struct applied in = {.columns = columns};
    in.mapped = arena_take_array(arena, columns->count + 1, sizeof *in.mapped);
    if (in.mapped == NULL)
        return err_set(err, "not enough memory");
    bool ok = csv_source_file(path, &source, err) && csv_text_open(&text, source, err) &&
              read_lines(arena, text, &in, err);
    csv_text_close(text);
    if (!ok)
        return err_prefix(err, "%s", path);
    settle(&in);
    return true;
}

static void show(FILE *out, const struct csv_columns *columns, size_t at,
                 const struct csv_row *samples, size_t sample_count)
{
    fprintf(out, message("\nColumn %zu of %zu: \"%s\"\n"), at + 1, columns->count,
            columns->item[at].header);
    for (size_t i = 0; i < sample_count; i++)
        if (samples[i].field[at][0] != '\0')
            fprintf(out, "    %.*s%s\n", (int)strcspn(samples[i].field[at], "\n"),
                    samples[i].field[at],
                    strchr(samples[i].field[at], '\n') != NULL ? " ..." : "");
}

static bool write_guess(const struct csv_columns *columns, size_t at, struct buf *out)
{
    buf_reset(out);
    if (columns->unused[at] == 0)
        csv_column_write(&columns->item[at], out);
    else
        buf_add_text(out, "-");
    return !out->failed;
}

/* Whether an answer can be: a field that no column before it has. */
static bool accept(struct arena *arena, const char *answer, struct csv_columns *columns,
                   size_t at, FILE *questions)
{
    struct csv_column column = {.header = columns->item[at].header};
    if (!csv_column_read(arena, answer, &column)) {
        struct buf all = {0};
        csv_column_write_all(&all);
        fprintf(questions, message("\"%s\" is not a field. There are: %s.\n"), answer,
                all.failed ? "" : all.bytes);
        buf_free(&all);
        return false;
    }
    for (size_t i = 0; i < at; i++)
        if (columns->unused[i] == 0 && csv_column_same(&columns->item[i], &column)) {
            fprintf(questions, message("That is column \"%s\" already.\n"),
                    columns->item[i].header);
            return false;
        }
    columns->item[at] = column;
    columns->unused[at] = 0;
    return true;
}

static bool ask_one(struct arena *arena, const struct format_ask *ask,
                    struct csv_columns *columns, size_t at, struct buf *guess,
                    struct err *err)
{
    char line[256];
    for (;;) {
        if (!write_guess(columns, at, guess))
            return err_set(err, "not enough memory");
        fprintf(ask->questions, message("  field, or - to leave it out [%s]: "),
                guess->bytes);
        fflush(ask->questions);
        if (fgets(line, sizeof line, ask->answers) == NULL)
            return err_set(err, "the questions about the columns were not answered to "
                                "the end; nothing was taken in");
        const char *answer = trimmed(line);
        if (accept(arena, answer[0] == '\0' ? guess->bytes : answer, columns, at,
                   ask->questions))
            return true;
        if (answer[0] == '\0') {
            columns->item[at].role = CSV_LEFT_OUT;
            columns->unused[at] = CSV_UNKNOWN;
        }
    }
}

bool csv_map_ask(struct arena *arena, const struct format_ask *ask,
                 const struct csv_row *samples, size_t sample_count,
                 struct csv_columns *columns, struct err *err)
{
    struct buf guess = {0};
    struct buf map = {0};
    bool ok = true;
    fprintf(ask->questions,
            message("Which column is which field? Enter accepts what stands in "
                    "brackets. The answers are kept in %s.\n"),
            ask->map);
    for (size_t i = 0; i < columns->count && ok; i++) {
        if (columns->item[i].header[0] == '\0')
            continue;
        show(ask->questions, columns, i, samples, sample_count);
        ok = ask_one(arena, ask, columns, i, &guess, err);
        /* A line break in a header would end the map's line. */
        for (const char *at = columns->item[i].header; *at != '\0'; at++)
            buf_add(&map, *at == '\n' ? " " : at, 1);
        buf_add_text(&map, " = ");
        csv_column_write(&columns->item[i], &map);
        buf_add_text(&map, "\n");
    }
    if (ok && map.failed)
        ok = err_set(err, "not enough memory");
    ok = ok && durable_write(ask->map, map.bytes, map.len, 0644, err);
    columns->ours = false;
    buf_free(&guess);
    buf_free(&map);
    return ok;
}
