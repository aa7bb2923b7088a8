#include "core/content_inside.h"

#include <string.h>

#include "core/lang.h"

/* Coaches, and where their booking links may lead. */

enum { MOST_COACHES = 200, MOST_ITEMS = 64, MOST_HOSTS = 200 };

#define COLUMNS \
    "id, name, phone, sms, email, capacity, open_places, last_checked_on, last_check"

static bool read_texts(struct arena *arena, struct db_stmt *stmt, size_t most,
                       struct texts *out, struct err *err)
{
    const char **item = arena_take_array(arena, most, sizeof *item);
    size_t count = 0;
    while (item != NULL && count < most && db_step(stmt)) {
        const char *text = content_column(arena, stmt, 0);
        if (text != NULL)
            item[count++] = text;
    }
    db_reset(stmt);
    if (item == NULL || arena->failed)
        return err_set(err, "not enough memory");
    *out = (struct texts){item, count};
    return true;
}

static bool read_list(struct content *content, struct arena *arena, const char *id,
                      const char *kind, struct texts *out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(content->db,
                   "SELECT value FROM x_coach_list WHERE coach_id = :id"
                   " AND kind = :kind ORDER BY position",
                   err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":kind", kind);
    return read_texts(arena, stmt, MOST_ITEMS, out, err);
}

/* "Türkçe" is "tr": one list may say it either way. */
static void name_languages(struct texts *languages)
{
    size_t count;
    const struct lang *lang = lang_all(&count);
    for (size_t i = 0; i < languages->count; i++)
        for (size_t k = 0; k < count; k++)
            if (strcmp(languages->item[i], lang[k].name) == 0)
                languages->item[i] = lang[k].id;
}

static bool read_lists(struct content *content, struct arena *arena, struct coach *coach,
                       struct err *err)
{
    const char *id = coach->id;
    if (!read_list(content, arena, id, "language", &coach->languages, err) ||
        !read_list(content, arena, id, "town", &coach->towns, err) ||
        !read_list(content, arena, id, "topic", &coach->topics, err) ||
        !read_list(content, arena, id, "booking", &coach->booking, err))
        return false;
    name_languages(&coach->languages);
    return true;
}

static struct coach read_row(struct arena *arena, struct db_stmt *stmt)
{
    const char *name = content_column(arena, stmt, 1);
    const char *check = db_text(stmt, 8);
    struct coach coach = {
        .id = content_column(arena, stmt, 0),
        .name = name != NULL ? name : "",
        .phone = content_column(arena, stmt, 2),
        .sms = content_column(arena, stmt, 3),
        .email = content_column(arena, stmt, 4),
        .capacity = db_is_null(stmt, 5) ? COACH_CAPACITY_USUAL : (int)db_int(stmt, 5),
        .open_places = (int)db_int(stmt, 6),
        .check_failed = check != NULL && check[0] != '\0' && strcmp(check, "ok") != 0,
    };
    struct date day;
    if (db_text(stmt, 7) != NULL && date_parse(db_text(stmt, 7), &day))
        coach.last_checked_on = day;
    if (coach.id == NULL)
        coach.id = "";
    return coach;
}

bool content_coaches(struct content *content, struct arena *arena,
                     struct coach **coaches_out, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        content->db, "SELECT " COLUMNS " FROM x_coach ORDER BY position, id LIMIT 200",
        err);
    struct coach *coach = arena_take_array(arena, MOST_COACHES, sizeof *coach);
    if (stmt == NULL)
        return false;
    if (coach == NULL)
        return err_set(err, "not enough memory for the coaches");
    size_t count = 0;
    while (count < MOST_COACHES && db_step(stmt))
        coach[count++] = read_row(arena, stmt);
    if (!db_done(stmt, err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_lists(content, arena, &coach[i], err))
            return false;
    *coaches_out = coach;
    *count_out = count;
    return true;
}

bool content_coach(struct content *content, struct arena *arena, const char *id,
                   struct coach *out, struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(content->db, "SELECT " COLUMNS " FROM x_coach WHERE id = :id", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    if (!db_step(stmt))
        return db_done(stmt, err) && err_set(err, "%s: there is no such coach", id);
    struct coach coach = read_row(arena, stmt);
    db_reset(stmt);
    if (!read_lists(content, arena, &coach, err))
        return false;
    *out = coach;
    return true;
}

bool content_booking_hosts(struct content *content, struct arena *arena,
                           struct texts *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        content->db, "SELECT host FROM x_booking_host ORDER BY position, host", err);
    return stmt != NULL && read_texts(arena, stmt, MOST_HOSTS, out, err);
}
