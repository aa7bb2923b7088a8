#include <string.h>

#include "formats/hsds/export_hsds.h"
#include "base/array.h"
#include "base/json_write.h"
#include "formats/hsds/hsds_rows.h"

/* The rows of one offer, nested as HSDS nests them. */

struct nesting {
    struct arena *arena;
    struct hsds_rows rows;
    size_t room;
    struct buf *out;
    bool failed;
};

static void collect(void *context, const struct hsds_row *row)
{
    struct nesting *nesting = context;
    struct hsds_row *item = array_room(nesting->arena, nesting->rows.item,
                                       nesting->rows.count, &nesting->room, sizeof *item);
    nesting->failed = nesting->failed || item == NULL;
    if (item == NULL)
        return;
    nesting->rows.item = item;
    nesting->rows.item[nesting->rows.count++] = *row;
}

static const struct hsds_row *first(const struct nesting *nesting, enum hsds_table table)
{
    for (size_t i = 0; i < nesting->rows.count; i++)
        if (nesting->rows.item[i].table == table)
            return &nesting->rows.item[i];
    return NULL;
}

static const struct hsds_row *by_id(const struct nesting *nesting, enum hsds_table table,
                                    const char *id)
{
    for (size_t i = 0; id != NULL && i < nesting->rows.count; i++) {
        const struct hsds_row *row = &nesting->rows.item[i];
        if (row->table == table && strcmp(hsds_get(row, "id"), id) == 0)
            return row;
    }
    return NULL;
}

/* The members of a row, without the closing bracket. Where something is nested it needs
 * not name what is around it. */
static void open_row(struct nesting *nesting, const struct hsds_row *row)
{
    const struct hsds_column *column = NULL;
    bool any = false;
    buf_add_text(nesting->out, "{");
    while ((column = hsds_written(row->table, column)) != NULL) {
        const char *text = hsds_get(row, column->name);
        if (text == NULL || column->of != HSDS_NO_TABLE ||
            strcmp(column->name, "link_id") == 0)
            continue;
        buf_print(nesting->out, "%s\"%s\": ", any ? ", " : "", column->name);
        if (column->type == HSDS_LIST || column->type == HSDS_NUMBER)
            buf_add_text(nesting->out, text);
        else
            json_write_text(nesting->out, text);
        any = true;
    }
}

static void add_row(struct nesting *nesting, const struct hsds_row *row)
{
    open_row(nesting, row);
    buf_add_text(nesting->out, "}");
}

static void add_one(struct nesting *nesting, const char *name, const struct hsds_row *row)
{
    if (row == NULL)
        return;
    buf_print(nesting->out, ", \"%s\": ", name);
    add_row(nesting, row);
}

static void add_list(struct nesting *nesting, const char *name, enum hsds_table table,
                     void (*add)(struct nesting *nesting, const struct hsds_row *row))
{
    bool any = false;
    for (size_t i = 0; i < nesting->rows.count; i++) {
        if (nesting->rows.item[i].table != table)
            continue;
        if (any)
            buf_add_text(nesting->out, ",\n    ");
        else
            buf_print(nesting->out, ",\n   \"%s\": [", name);
        add(nesting, &nesting->rows.item[i]);
        any = true;
    }
    buf_add_text(nesting->out, any ? "]" : "");
}

static void add_at(struct nesting *nesting, const struct hsds_row *row)
{
    const struct hsds_row *location = first(nesting, HSDS_LOCATION);
    open_row(nesting, row);
    if (location != NULL) {
        buf_add_text(nesting->out, ", \"location\": ");
        open_row(nesting, location);
        add_list(nesting, "addresses", HSDS_ADDRESS, add_row);
        buf_add_text(nesting->out, "}");
    }
    buf_add_text(nesting->out, "}");
}

static void add_attribute(struct nesting *nesting, const struct hsds_row *row)
{
    const struct hsds_row *term =
        by_id(nesting, HSDS_TERM, hsds_get(row, "taxonomy_term_id"));
    open_row(nesting, row);
    if (term != NULL) {
        buf_add_text(nesting->out, ", \"taxonomy_term\": ");
        open_row(nesting, term);
        add_one(nesting, "taxonomy_detail",
                by_id(nesting, HSDS_TAXONOMY, hsds_get(term, "taxonomy_id")));
        buf_add_text(nesting->out, "}");
    }
    buf_add_text(nesting->out, "}");
}

static void add_service(struct nesting *nesting)
{
    open_row(nesting, first(nesting, HSDS_SERVICE));
    add_one(nesting, "organization", first(nesting, HSDS_ORGANIZATION));
    add_list(nesting, "service_at_locations", HSDS_AT, add_at);
    add_list(nesting, "phones", HSDS_PHONE, add_row);
    add_list(nesting, "schedules", HSDS_SCHEDULE, add_row);
    add_list(nesting, "languages", HSDS_LANGUAGE, add_row);
    add_list(nesting, "required_documents", HSDS_DOCUMENT, add_row);
    add_list(nesting, "attributes", HSDS_ATTRIBUTE, add_attribute);
    add_list(nesting, "x_service_text", HSDS_X_TEXT, add_row);
    buf_add_text(nesting->out, "}");
}

/* The service that came, at once with all the offers that are made of it. */
static bool add_kept(const struct json *rows, struct buf *out)
{
    struct json *service = hsds_return_nested(rows);
    json_add(out, service, 0);
    json_free(service);
    return !out->failed;
}

static bool add_offer(struct arena *arena, const struct document *document,
                      struct hsds_return *kept, size_t index, struct buf *out,
                      size_t *count, struct err *err)
{
    struct nesting nesting = {.arena = arena, .out = out};
    struct json *rows = NULL;
    bool with_other = false;
    if (!hsds_return_rows(kept, index, &rows, &with_other, err))
        return false;
    if (with_other)
        return true;
    buf_add_text(out, *count > 0 ? ",\n  " : "\n  ");
    ++*count;
    bool ok = rows != NULL ? add_kept(rows, out)
                           : hsds_rows_of(arena, document,
                                          document->list[RECORD_OFFER].item[index],
                                          collect, &nesting) &&
                                 !nesting.failed;
    if (ok && rows == NULL)
        add_service(&nesting);
    json_free(rows);
    return ok || err_set(err, "not enough memory");
}

bool export_hsds_json(const struct document *document, const struct format_rest *source,
                      struct buf *out, struct err *err)
{
    size_t count = 0;
    struct arena arena = {0};
    struct hsds_return *kept = NULL;
    struct buf list = {0};
    bool ok = hsds_return_open(&kept, document, source, err);
    for (size_t i = 0; ok && i < document->list[RECORD_OFFER].count; i++) {
        ok = add_offer(&arena, document, kept, i, &list, &count, err);
        arena_reset(&arena);
    }
    buf_print(out,
              "{\n \"total_items\": %zu,\n \"total_pages\": 1,\n \"page_number\": 1,\n"
              " \"size\": %zu,\n \"first_page\": true,\n \"last_page\": true,\n"
              " \"empty\": %s,\n \"contents\": [",
              count, count, count == 0 ? "true" : "false");
    if (list.len > 0)
        buf_add(out, list.bytes, list.len);
    out->failed = out->failed || list.failed;
    buf_free(&list);
    hsds_return_close(kept);
    buf_add_text(out, count > 0 ? "\n ]\n}\n" : "]\n}\n");
    arena_free(&arena);
    return ok && (!out->failed || err_set(err, "not enough memory"));
}
