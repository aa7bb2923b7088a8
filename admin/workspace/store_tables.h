#ifndef ANNA_ADMIN_WORKSPACE_STORE_TABLES_H
#define ANNA_ADMIN_WORKSPACE_STORE_TABLES_H

#include "core/db.h"
#include "record/document.h"

/* Records in and out of the tables of core/schema.h. Private to store*.c; each function
 * works inside the caller's transaction. */

struct tables {
    struct db *db;
    struct arena *arena; /* for what is loaded */
};

/* One way of storing a kind of record. */
struct table {
    /* Adds all records of the kind to the document, in order. */
    bool (*load)(struct tables *tables, enum record_kind kind, struct document *out,
                 struct err *err);
    /* Adds the one of that id, if there is one. NULL: the kind has few, load them all. */
    bool (*load_one)(struct tables *tables, const char *id, struct document *out,
                     struct err *err);
    /* Inserts one; what was there under its id is removed before. */
    bool (*insert)(struct tables *tables, const struct record *record, int64_t position,
                   struct err *err);
    const char *name;          /* its own table; NULL: of no interest */
    const char *key;           /* the column of the id */
    const char *position_sql;  /* SELECT position of :id */
    const char *next_sql;      /* SELECT the next free position */
    const char *remove_sql[6]; /* with :id; the first is the record's own row */
};

extern const struct table store_offer_table;
extern const struct table store_small_table[RECORD_KIND_COUNT]; /* all but offers */

const struct table *table_of(enum record_kind kind);

/* Puts one record in, in the place of what stands there under its id. `*next` is the
 * place of the next new record of the kind; `*there_out` whether there was one. */
bool tables_put(struct tables *tables, const struct record *record, int64_t *next,
                bool *there_out, struct err *err);

/* The same for one of which it is known that nothing stands under its id. */
bool tables_add(struct tables *tables, const struct record *record, int64_t *next,
                struct err *err);

/* The place of the next new record of a kind. */
bool tables_next(struct tables *tables, enum record_kind kind, int64_t *out,
                 struct err *err);

/* Takes out what stands under the id; `*found_out` says whether there was something. */
bool tables_remove(struct tables *tables, enum record_kind kind, const char *id,
                   bool *found_out, struct err *err);

/* Takes out providers that no offer names any more. */
bool tables_forget_providers(struct tables *tables, struct err *err);

/* The first column of the first row as a whole number; `id` (NULL: none) is bound to :id.
 * `*found_out` says whether there was a row; `*out` is untouched if not. */
bool tables_number(struct db *db, const char *sql, const char *id, bool *found_out,
                   int64_t *out, struct err *err);

/* Binds what stands in the columns of the record's own table to the parameters that are
 * called so: text or NULL, of a flag 0 or 1. */
void tables_bind_columns(struct db_stmt *stmt, const struct record *record);

/* True if the first `columns` columns of the row have text. NULL where the schema allows
 * none means that memory ran out. */
bool tables_whole(struct db_stmt *stmt, int columns);

/* Puts a column's text into a field; NULL leaves it empty. False if memory ran out. */
bool tables_take(struct tables *tables, struct db_stmt *stmt, int column,
                 struct record *record, int field);
/* The same for all that tables_bind_columns() binds, in the order of the fields. */
bool tables_take_columns(struct tables *tables, struct db_stmt *stmt, int first_column,
                         struct record *record);

/* A new record of a kind in the document, its id from column 0. NULL if memory ran out.
 */
struct record *tables_record(struct tables *tables, struct document *out,
                             enum record_kind kind, struct db_stmt *stmt);

/* Gathers rows of lists: appends to the field whose list is called so; one that no field
 * has is passed over. */
bool tables_append(struct tables *tables, enum record_kind kind, struct value *values,
                   const char *list, const char *text);

/* The part of a record in another language, made if it is not there; kept in order of
 * lang if asked for in that order. `room`: how many the record will have, the same in
 * every call for it, for a part is large and the arena keeps lists that were too short;
 * 0: one more than it has. NULL if memory ran out. */
struct translation *tables_translation(struct tables *tables, struct record *record,
                                       const char *lang, size_t room);

#endif
