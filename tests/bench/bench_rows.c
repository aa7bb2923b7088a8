/* The floor of an import: bench_rows WORKSPACE.db NEW.db reads all rows of the offers of
 * a workspace into memory, in the order in which they were put in, and times putting
 * these bare rows into a new database of the same tables, in one transaction with the
 * same care for the disk. Prints the seconds and the number of rows. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "core/db.h"
#include "core/schema.h"

enum { COLUMNS_MOST = 32 };

static const struct table {
    const char *read;
    const char *write;
    int columns;
} tables[] = {
    {"SELECT id, name FROM organization ORDER BY id",
     "INSERT INTO organization VALUES (:0, :1)", 2},
    {"SELECT * FROM service ORDER BY position",
     "INSERT INTO service VALUES (:0, :1, :2, :3, :4, :5, :6, :7, :8, :9, :10, :11, :12, "
     ":13, :14, :15, :16, :17, :18, :19, :20, :21, :22, :23, :24, :25, :26, :27)",
     28},
    {"SELECT t.* FROM service s JOIN x_service_topic t ON t.service_id = s.id ORDER BY "
     "s.position",
     "INSERT INTO x_service_topic VALUES (:0, :1, :2, :3, :4, :5)", 6},
    {"SELECT l.* FROM service s CROSS JOIN x_service_list l ON l.service_id = s.id ORDER "
     "BY s.position",
     "INSERT INTO x_service_list VALUES (:0, :1, :2, :3, :4)", 5},
};

enum { TABLE_COUNT = sizeof tables / sizeof tables[0] };

struct cell {
    const void *bytes; /* NULL: nothing */
    size_t len;
};

struct rows {
    struct cell *cell;
    size_t count; /* of cells */
    size_t room;
};

static void must(bool ok, const struct err *err)
{
    if (ok)
        return;
    fprintf(stderr, "bench_rows: %s\n", err->text);
    exit(2);
}

static void *copy(struct arena *arena, const void *bytes, size_t len)
{
    void *out = arena_take(arena, len + 1);
    if (out == NULL)
        must(false, &(struct err){"not enough memory"});
    else
        memcpy(out, bytes, len);
    return out;
}

static void read_rows(struct arena *arena, struct db *db, const struct table *table,
                      struct rows *out)
{
    struct err err = {""};
    struct db_stmt *stmt = db_prepare(db, table->read, &err);
    must(stmt != NULL, &err);
    while (db_step(stmt))
        for (int i = 0; i < table->columns; i++) {
            if (out->count == out->room) {
                out->room = out->room == 0 ? 4096 : out->room * 2;
                out->cell = realloc(out->cell, out->room * sizeof *out->cell);
                must(out->cell != NULL, &err);
            }
            size_t len = 0;
            const void *bytes = db_blob(stmt, i, &len);
            out->cell[out->count++] = (struct cell){
                db_is_null(stmt, i) ? NULL : copy(arena, bytes == NULL ? "" : bytes, len),
                len};
        }
    must(db_done(stmt, &err), &err);
}

static void write_rows(struct db *db, const struct table *table, const struct rows *rows)
{
    static const char *const name[COLUMNS_MOST] = {
        ":0",  ":1",  ":2",  ":3",  ":4",  ":5",  ":6",  ":7",  ":8",  ":9",
        ":10", ":11", ":12", ":13", ":14", ":15", ":16", ":17", ":18", ":19",
        ":20", ":21", ":22", ":23", ":24", ":25", ":26", ":27"};
    struct err err = {""};
    for (size_t at = 0; at < rows->count; at += (size_t)table->columns) {
        struct db_stmt *stmt = db_prepare(db, table->write, &err);
        must(stmt != NULL, &err);
        for (int i = 0; i < table->columns; i++)
            if (rows->cell[at + (size_t)i].bytes != NULL)
                db_bind_text(stmt, name[i], rows->cell[at + (size_t)i].bytes);
        must(db_run(stmt, &err), &err);
    }
}

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct err err = {""};
    struct db *from = NULL;
    struct db *to = NULL;
    struct rows rows[TABLE_COUNT] = {{0}};
    size_t count = 0;
    if (argc != 3) {
        fputs("usage: bench_rows WORKSPACE.db NEW.db\n", stderr);
        return 2;
    }
    must(db_open_workspace(&from, argv[1], false, &err), &err);
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        read_rows(&arena, from, &tables[i], &rows[i]);
        count += rows[i].count / (size_t)tables[i].columns;
    }
    db_close(from);
    must(db_open_workspace(&to, argv[2], true, &err) &&
             db_exec(to, schema_create(), &err),
         &err);
    double began = now_s();
    must(db_begin(to, &err), &err);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        write_rows(to, &tables[i], &rows[i]);
    must(db_commit(to, &err), &err);
    printf("%.3f %zu\n", now_s() - began, count);
    db_close(to);
    for (size_t i = 0; i < TABLE_COUNT; i++)
        free(rows[i].cell);
    arena_free(&arena);
    return 0;
}
