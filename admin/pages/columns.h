#ifndef ANNA_ADMIN_PAGES_COLUMNS_H
#define ANNA_ADMIN_PAGES_COLUMNS_H

#include "pages/page.h"

/* The columns of a table that somebody has sent, and what each of them is, as choice
 * lists: what they say becomes a map (formats/csv/csv_map.h). */

enum { COLUMNS_MOST = 64 };

struct columns {
    struct {
        const char *header;
        const char *target; /* as a map writes it; "-" */
    } item[COLUMNS_MOST];
    size_t count;
};

/* Reads the header of the table at `path`, with the map (NULL: none) over the guesses. No
 * columns if it is no table. False with `err` if memory ran out. */
bool columns_read(struct arena *arena, const char *path, const char *map,
                  struct columns *out, struct err *err);

/* Adds the lists: fields "column.0" and so on. */
bool columns_add(struct page *page, const struct columns *columns);

/* Writes what was chosen to `path`. A column whose name no map can say keeps its guess.
 */
bool columns_write_map(struct page *page, const struct columns *columns,
                       const char *path);

#endif
