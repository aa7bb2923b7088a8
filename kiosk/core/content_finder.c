#include "core/content_finder.h"

#include <string.h>

#include "core/content_inside.h"

/* One offer after the other, each with all of its values. */
#define IN_TOWN \
    CONTENT_SHOWN " AND (:town = '' OR s.x_scope IN (:town, 'district', 'national'))"

static const char count_sql[] = "SELECT count(*) FROM service s WHERE " IN_TOWN;
static const char offers_sql[] =
    "SELECT s.id, l.kind, l.value FROM service s"
    " LEFT JOIN x_service_list l ON l.service_id = s.id AND l.lang = 'de'"
    " AND l.kind IN ('age', 'hard', 'not_situation', 'people', 'situation')"
    " WHERE " IN_TOWN " ORDER BY CASE s.x_scope WHEN 'district' THEN 1"
    " WHEN 'national' THEN 2 ELSE 0 END, s.x_sort, s.id, l.kind, l.position";

bool content_finds(struct content *content)
{
    static const char sql[] =
        "SELECT 1 FROM service s JOIN x_service_list l ON l.service_id = s.id"
        " AND l.lang = 'de' AND l.kind = 'age' WHERE " CONTENT_SHOWN " LIMIT 1";
    struct err ignored = {""};
    if (!content->finds_known) {
        struct db_stmt *stmt = db_prepare(content->db, sql, &ignored);
        content->finds = stmt != NULL && db_step(stmt);
        if (stmt != NULL)
            db_reset(stmt);
        content->finds_known = true;
    }
    return content->finds;
}

static void add_value(struct finder_offer *offer, const char *kind, const char *value)
{
    if (strcmp(kind, "age") == 0)
        offer->fits[FINDER_AGES] |= finder_bit(FINDER_AGES, value);
    else if (strcmp(kind, "hard") == 0)
        offer->fits[FINDER_HARD] |= finder_bit(FINDER_HARD, value);
    else if (strcmp(kind, "people") == 0)
        offer->people |= finder_people_bit(value);
    else if (strcmp(kind, "not_situation") == 0)
        offer->against |= finder_bit(FINDER_SITUATIONS, value);
    else
        finder_fit_situation(offer, value);
}

static bool read_offers(struct db_stmt *stmt, struct arena *arena,
                        struct finder_offer *offers, size_t most, size_t *count)
{
    while (db_step(stmt)) {
        const char *id = db_text(stmt, 0);
        const char *kind = db_text(stmt, 1);
        const char *value = db_text(stmt, 2);
        if (id == NULL)
            continue;
        if (*count == 0 || strcmp(offers[*count - 1].id, id) != 0) {
            if (*count == most)
                break;
            const char *kept = arena_copy(arena, id);
            if (kept == NULL)
                return false;
            offers[(*count)++] = (struct finder_offer){.id = kept};
        }
        if (kind != NULL && value != NULL)
            add_value(&offers[*count - 1], kind, value);
    }
    return true;
}

bool content_finder(struct content *content, struct arena *arena, const char *town,
                    struct finder_offer **offers_out, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(content->db, count_sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":town", town);
    size_t most = db_step(stmt) ? (size_t)db_int(stmt, 0) : 0;
    if (!db_done(stmt, err))
        return false;
    struct finder_offer *offers = arena_take_array(arena, most, sizeof *offers);
    if (offers == NULL)
        return err_set(err, "not enough memory for the offers");
    stmt = db_prepare(content->db, offers_sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":town", town);
    size_t count = 0;
    if (!read_offers(stmt, arena, offers, most, &count)) {
        db_reset(stmt);
        return err_set(err, "not enough memory for the offers");
    }
    if (!db_done(stmt, err))
        return false;
    *offers_out = offers;
    *count_out = count;
    return true;
}
