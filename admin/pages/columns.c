#include "pages/columns.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "formats/csv/csv_map.h"
#include "record/record_form_rows.h"
#include "pages/record_words.h"

enum { TITLE_ROWS = 5, CHOICES = 96 };

static size_t known_columns(const struct csv_columns *columns)
{
    size_t known = 0;
    for (size_t i = 0; i < columns->count; i++)
        known += columns->item[i].role != CSV_LEFT_OUT;
    return known;
}

/* Under this row, if two columns or more are known; the first row is taken in any case.
 */
static bool understand(struct arena *arena, const struct csv_row *row, const char *map,
                       struct csv_columns *out, struct err *err)
{
    struct csv_columns columns;
    struct err ignored = {""};
    if (!csv_columns_guess(arena, row, &columns, err))
        return false;
    if (map != NULL)
        (void)csv_map_read(arena, map, &columns, &ignored);
    if (out->count == 0 || (known_columns(out) < 2 && known_columns(&columns) >= 2))
        *out = columns;
    return true;
}

static bool keep(struct arena *arena, const struct csv_columns *from, struct columns *out)
{
    for (size_t i = 0; i < from->count && out->count < COLUMNS_MOST; i++) {
        struct buf target = {0};
        csv_column_write(&from->item[i], &target);
        out->item[out->count].header = arena_copy(arena, from->item[i].header);
        out->item[out->count].target =
            arena_copy(arena, target.len > 0 ? target.bytes : "-");
        buf_free(&target);
        if (out->item[out->count].header == NULL || out->item[out->count].target == NULL)
            return false;
        out->count++;
    }
    return true;
}

bool columns_read(struct arena *arena, const char *path, const char *map,
                  struct columns *out, struct err *err)
{
    struct csv_rows *rows = NULL;
    struct csv_columns columns = {.count = 0};
    struct csv_row row;
    struct arena here = {0};
    struct err ignored = {""};
    *out = (struct columns){.count = 0};
    if (!csv_rows_open_file(&rows, path, &ignored))
        return true;
    bool ok = understand(&here, csv_rows_header(rows), map, &columns, err);
    bool found = ok && known_columns(&columns) >= 2;
    /* Names of columns belong to the row that they stand in: kept before the next. */
    for (int i = 0;
         ok && !found && i < TITLE_ROWS && csv_rows_next(rows, &row, &ignored) == CSV_ROW;
         i++) {
        struct csv_columns next = {.count = 0};
        ok = understand(&here, &row, map, &next, err);
        found = ok && known_columns(&next) >= 2;
        if (found)
            columns = next;
    }
    ok = ok && (keep(arena, &columns, out) || err_set(err, "not enough memory"));
    csv_rows_close(rows);
    arena_free(&here);
    return ok;
}

/* What a column may be. */
struct choices {
    struct {
        const char *target, *words;
    } item[CHOICES];
    size_t count;
};

static void add_choice(struct choices *out, const char *target, const char *words)
{
    if (out->count == CHOICES)
        return;
    out->item[out->count].target = target;
    out->item[out->count++].words = words;
}

static void gather_choices(struct choices *out)
{
    static const struct {
        const char *target, *words;
    } days[] = {{"hours.mo", MESSAGE("Hours on Monday")},
                {"hours.tu", MESSAGE("Hours on Tuesday")},
                {"hours.we", MESSAGE("Hours on Wednesday")},
                {"hours.th", MESSAGE("Hours on Thursday")},
                {"hours.fr", MESSAGE("Hours on Friday")},
                {"hours.sa", MESSAGE("Hours on Saturday")},
                {"hours.su", MESSAGE("Hours on Sunday")},
                {"hours.ph", MESSAGE("Hours on holidays")}};
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    add_choice(out, "-", message("leave out"));
    add_choice(out, "address", message("Whole address"));
    add_choice(out, "address.number", message("House number"));
    /* What no form has is for those who write maps. */
    for (size_t i = 0; i < count; i++) {
        const char *label = record_form_label(RECORD_OFFER, field[i].name);
        if (label != field[i].name)
            add_choice(out, field[i].name, label);
    }
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
        add_choice(out, days[i].target, message(days[i].words));
}

static bool add_one(struct page *page, const struct choices *choices, size_t number,
                    const char *header, const char *target)
{
    bool there = false;
    if (!PAGE_ADD(page, "column", {"number", page_number(page, (long long)number), false},
                  {"header", header, false}))
        return false;
    for (size_t i = 0; i < choices->count; i++) {
        bool chosen = strcmp(choices->item[i].target, target) == 0;
        there = there || chosen;
        if (!PAGE_ADD(page, chosen ? "column choice here" : "column choice",
                      {"value", choices->item[i].target, false},
                      {"words", choices->item[i].words, false}))
            return false;
    }
    const char *words = record_words_field(page, "offer", target, NULL);
    return (there || PAGE_ADD(page, "column choice here", {"value", target, false},
                              {"words", words, false})) &&
           page_add(page, "column end", NULL, 0);
}

bool columns_add(struct page *page, const struct columns *columns)
{
    struct choices choices = {.count = 0};
    gather_choices(&choices);
    for (size_t i = 0; i < columns->count; i++)
        if (columns->item[i].header[0] != '\0' &&
            !add_one(page, &choices, i, columns->item[i].header, columns->item[i].target))
            return false;
    return true;
}

/* A map is lines: a comment, a second line or nothing at all can be no column's name. */
static bool can_be_said(const char *header)
{
    return header[0] != '\0' && header[0] != '#' && strpbrk(header, "\r\n") == NULL;
}

bool columns_write_map(struct page *page, const struct columns *columns, const char *path)
{
    struct buf map = {0};
    for (size_t i = 0; i < columns->count; i++) {
        char name[32];
        struct csv_column read = {.header = ""};
        snprintf(name, sizeof name, "column.%zu", i);
        const char *target = http_find(&page->request->form, name);
        if (target != NULL && can_be_said(columns->item[i].header) &&
            csv_column_read(page->arena, target, &read))
            buf_print(&map, "%s = %s\n", columns->item[i].header, target);
    }
    unlink(path);
    bool ok = map.failed ? err_set(page->err, "not enough memory")
                         : file_make(path, map.bytes != NULL ? map.bytes : "", map.len,
                                     0600, page->err);
    buf_free(&map);
    return ok;
}
