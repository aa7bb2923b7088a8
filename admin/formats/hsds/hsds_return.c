#include "formats/hsds/hsds_return_inside.h"

#include <stdlib.h>
#include <string.h>

#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_rows.h"

struct offer_kept {
    const char *service; /* id; NULL: nothing is kept */
    size_t next;         /* the next offer of the same service, or NONE */
    bool follows;        /* an earlier offer has the same service */
};

#define NONE ((size_t)-1)

struct hsds_return {
    const struct document *document;
    const struct format_rest *source;
    struct arena lasting;
    struct arena arena; /* of one offer */
    struct offer_kept *offer;
    struct json *columns[HSDS_TABLE_COUNT];
    bool any;
};

static size_t count_of(const struct hsds_return *kept)
{
    return kept->document->list[RECORD_OFFER].count;
}

static const struct record *offer_of(const struct hsds_return *kept, size_t index)
{
    return kept->document->list[RECORD_OFFER].item[index];
}

/* `*out` NULL: nothing is kept, or nothing that can be read. */
static bool read_rest(struct hsds_return *kept, size_t index, struct json **out,
                      struct err *err)
{
    const char *text = NULL;
    *out = NULL;
    if (!kept->source->rest(kept->source->context, record_id(offer_of(kept, index)),
                            &kept->arena, &text, err))
        return false;
    struct json *rest = text == NULL ? NULL : json_parse_text(text);
    const struct json *service =
        json_item(hsds_return_list(json_member(rest, "rows"), HSDS_SERVICE), 0);
    if (json_member_text(service, "id") != NULL)
        *out = rest;
    else
        json_free(rest);
    arena_reset(&kept->arena);
    return true;
}

static void note_columns(struct hsds_return *kept, const struct json *rows)
{
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        size_t i;
        const struct json *row;
        bool ours = hsds_written((enum hsds_table)table, NULL) != NULL;
        JSON_ITEMS (hsds_return_list(rows, (enum hsds_table)table), i, row) {
            const char *name;
            struct json *member;
            if (kept->columns[table] == NULL)
                kept->columns[table] = json_new_map();
            if (!ours)
                json_put(kept->columns[table], "id", json_new_none());
            JSON_MEMBERS (row, name, member) {
                int at = hsds_column((enum hsds_table)table, name);
                if (at < 0 || hsds_table_row[table].column[at].written == NULL)
                    json_put(kept->columns[table], name, json_new_none());
            }
        }
    }
}

struct by_service {
    const char *service;
    size_t index;
};

static int compare_services(const void *a, const void *b)
{
    const struct by_service *one = a;
    const struct by_service *other = b;
    int order = strcmp(one->service, other->service);
    return order != 0                  ? order
           : one->index < other->index ? -1
                                       : one->index > other->index;
}

/* Which offers are of one service. */
static bool group_offers(struct hsds_return *kept, struct err *err)
{
    size_t count = 0;
    struct by_service *list = calloc(count_of(kept) + 1, sizeof *list);
    if (list == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < count_of(kept); i++)
        if (kept->offer[i].service != NULL)
            list[count++] = (struct by_service){kept->offer[i].service, i};
    qsort(list, count, sizeof *list, compare_services);
    for (size_t i = 1; i < count; i++)
        if (strcmp(list[i - 1].service, list[i].service) == 0) {
            kept->offer[list[i - 1].index].next = list[i].index;
            kept->offer[list[i].index].follows = true;
        }
    free(list);
    return true;
}

bool hsds_return_open(struct hsds_return **out, const struct document *document,
                      const struct format_rest *source, struct err *err)
{
    struct hsds_return *kept = calloc(1, sizeof *kept);
    if (kept == NULL)
        return err_set(err, "not enough memory");
    kept->document = document;
    kept->source = source;
    kept->offer =
        arena_take_array(&kept->lasting, count_of(kept) + 1, sizeof *kept->offer);
    bool ok = kept->offer != NULL || err_set(err, "not enough memory");
    for (size_t i = 0; ok && i < count_of(kept); i++) {
        struct json *rest = NULL;
        kept->offer[i] = (struct offer_kept){NULL, NONE, false};
        if (source == NULL)
            continue;
        ok = read_rest(kept, i, &rest, err);
        if (rest == NULL)
            continue;
        const struct json *rows = json_member(rest, "rows");
        kept->offer[i].service = arena_copy(
            &kept->lasting,
            json_member_text(json_item(hsds_return_list(rows, HSDS_SERVICE), 0), "id"));
        note_columns(kept, rows);
        kept->any = true;
        json_free(rest);
    }
    for (int i = 0; kept->any && i < 2; i++) {
        enum hsds_table table = i == 0 ? HSDS_SERVICE : HSDS_AT;
        if (kept->columns[table] == NULL)
            kept->columns[table] = json_new_map();
        json_put(kept->columns[table], "x_offer", json_new_none());
    }
    ok = ok && group_offers(kept, err);
    if (ok && kept->lasting.failed)
        ok = err_set(err, "not enough memory");
    if (!ok)
        hsds_return_close(kept);
    else
        *out = kept;
    return ok;
}

void hsds_return_close(struct hsds_return *kept)
{
    if (kept == NULL)
        return;
    for (int table = 0; table < HSDS_TABLE_COUNT; table++)
        json_free(kept->columns[table]);
    arena_free(&kept->lasting);
    arena_free(&kept->arena);
    free(kept);
}

bool hsds_return_any(const struct hsds_return *kept)
{
    return kept->any;
}

const struct json *hsds_return_columns(const struct hsds_return *kept,
                                       enum hsds_table table)
{
    return kept->columns[table];
}

struct json *hsds_return_list(const struct json *rows, enum hsds_table table)
{
    return json_member(rows, hsds_table_name(table));
}

bool hsds_return_is(const struct json *row, const char *column, const char *id)
{
    const char *text = json_member_text(row, column);
    return text != NULL && id != NULL && strcmp(text, id) == 0;
}

void hsds_return_add(struct json *rows, enum hsds_table table, struct json *row)
{
    if (hsds_return_list(rows, table) == NULL)
        json_put(rows, hsds_table_name(table), json_new_list());
    json_append(hsds_return_list(rows, table), json_share(row));
}

/* Rows of a further place; those of the service itself are there. */
static void merge_place(struct json *to, const struct json *from, const char *service)
{
    const char *name;
    const char *kind;
    struct json *list;
    JSON_MEMBERS (from, name, list) {
        enum hsds_table table = hsds_table_find(name, &kind);
        const struct json *there = json_member(to, name);
        size_t i;
        struct json *row;
        if (table == HSDS_NO_TABLE)
            continue;
        JSON_ITEMS (list, i, row) {
            bool again =
                table == HSDS_SERVICE || hsds_return_is(row, "link_id", service) ||
                hsds_return_is(row, "resource_id", service) ||
                (hsds_return_is(row, "service_id", service) && table != HSDS_AT &&
                 json_member_text(row, "service_at_location_id") == NULL &&
                 json_member_text(row, "location_id") == NULL);
            for (size_t k = 0; k < json_count(there) && !again; k++) {
                const struct json *other = json_item(there, k);
                again = hsds_table_has_id(table)
                            ? hsds_return_is(other, "id", json_member_text(row, "id"))
                            : json_same(other, row);
            }
            if (!again)
                hsds_return_add(to, table, row);
        }
    }
}

bool hsds_return_rows(struct hsds_return *kept, size_t index, struct json **out,
                      bool *with_other_out, struct err *err)
{
    const struct offer_kept *offer = &kept->offer[index];
    bool ok = true;
    *out = NULL;
    *with_other_out = offer->follows;
    if (offer->service == NULL || offer->follows)
        return true;
    for (size_t i = index; ok && i != NONE; i = kept->offer[i].next) {
        struct json *rest = NULL;
        ok = read_rest(kept, i, &rest, err);
        if (!ok || rest == NULL)
            continue;
        struct json *rows = json_member(rest, "rows");
        ok = hsds_return_changes(&kept->arena, kept->document, offer_of(kept, i), rest,
                                 rows, i == index, offer->next == NONE, err);
        if (*out == NULL)
            *out = json_share(rows);
        else
            merge_place(*out, rows, offer->service);
        json_free(rest);
        arena_reset(&kept->arena);
    }
    if (!ok) {
        json_free(*out);
        *out = NULL;
    }
    return ok;
}
