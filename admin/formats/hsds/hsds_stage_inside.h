#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_STAGE_INSIDE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_STAGE_INSIDE_H

#include "core/db.h"
#include "formats/hsds/hsds_stage.h"

/* Private to hsds_stage*.c. */

/* Statements are kept by the address of their text, so each is made once. */
struct hsds_stage {
    struct db *db;
    struct arena arena;
    const char *insert[HSDS_TABLE_COUNT];
    const char *fill[HSDS_TABLE_COUNT]; /* the gaps of the row of that id */
    size_t added;
    const char *next[HSDS_TABLE_COUNT];
    const char *where[HSDS_TABLE_COUNT][HSDS_COLUMN_MAX];
    bool filled[HSDS_TABLE_COUNT][HSDS_COLUMN_MAX]; /* some row says something there */
    const char *parameter[HSDS_COLUMN_MAX];         /* ":c0" */
};

/* "SELECT rowid, file, line, record, whole, ... FROM table", of a column that is :id
 * (may be NULL), and what stands behind; kept by the stage. NULL if memory ran out. */
const char *hsds_stage_select(struct hsds_stage *stage, enum hsds_table table,
                              const char *behind, const char *column);

/* The row that such a statement stands at. False if memory ran out. */
bool hsds_stage_read(struct arena *arena, struct db_stmt *stmt, enum hsds_table table,
                     struct hsds_row *out);

#endif
