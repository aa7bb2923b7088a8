#include "core/content_walk.h"

#include <string.h>

bool content_walk_begin(struct content_walk *walk, struct content *content,
                        const char *sql, struct err *err)
{
    walk->stmt = db_prepare(content->db, sql, err);
    walk->on_row = walk->stmt != NULL && db_step(walk->stmt);
    return walk->stmt != NULL;
}

const char *content_walk_id(struct content_walk *walk)
{
    if (!walk->on_row)
        return NULL;
    const char *id = db_text(walk->stmt, 0);
    return id != NULL ? id : "";
}

void content_walk_on(struct content_walk *walk)
{
    walk->on_row = db_step(walk->stmt);
}

bool content_walk_at(struct content_walk *walk, const char *id)
{
    const char *row;
    while ((row = content_walk_id(walk)) != NULL) {
        int way = strcmp(row, id);
        if (way >= 0)
            return way == 0;
        content_walk_on(walk);
    }
    return false;
}

bool content_walk_end(struct content_walk *walk, struct err *err)
{
    if (walk->stmt == NULL)
        return true;
    if (!walk->on_row)
        return db_done(walk->stmt, err);
    db_reset(walk->stmt);
    return true;
}
