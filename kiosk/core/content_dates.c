#include "core/content_dates.h"

#include "core/content_inside.h"

#define DATED                                                      \
    " FROM service s JOIN x_service_list l ON l.service_id = s.id" \
    " AND l.lang = 'de' AND l.kind = 'date' AND l.position = 0 WHERE " CONTENT_SHOWN

bool content_has_dates(struct content *content)
{
    struct err ignored = {""};
    if (!content->dates_known) {
        struct db_stmt *stmt =
            db_prepare(content->db, "SELECT 1" DATED " LIMIT 1", &ignored);
        content->dates = stmt != NULL && db_step(stmt);
        if (stmt != NULL)
            db_reset(stmt);
        content->dates_known = true;
    }
    return content->dates;
}

bool content_dates(struct content *content, struct arena *arena, const char *town,
                   struct content_dated **out, size_t *count_out, struct err *err)
{
    static const char sql[] =
        "SELECT s.id" DATED
        " AND (:town = '' OR s.x_scope IN (:town, 'district', 'national')) ORDER BY s.id";
    struct content_dated *dated = arena_take_array(arena, CONTENT_DATED, sizeof *dated);
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    size_t count = 0;
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":town", town);
    while (dated != NULL && count < CONTENT_DATED && db_step(stmt))
        dated[count++].id = content_column(arena, stmt, 0);
    db_reset(stmt);
    if (dated == NULL || arena->failed)
        return err_set(err, "not enough memory for the dates");
    for (size_t i = 0; i < count; i++)
        if (!content_list(content, arena, dated[i].id, "date", "de", &dated[i].dates,
                          err))
            return false;
    *out = dated;
    *count_out = count;
    return true;
}
