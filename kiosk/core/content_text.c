#include "core/content_inside.h"

#include <string.h>

#include "core/source_hash.h"

/* Texts in other languages and levels: whether the German they were made from has
 * changed, which levels there are; how words are said. */

/* Where the German of a field stands. */
static const struct {
    bool column; /* of the question below, one after the other */
    const char *list;
} places[SOURCE_FIELD_COUNT] = {
#define OFFER_FIELD(...)
#define OFFER_TEXT(id, name, since, place, ...) [SOURCE_##id] = {place},
#define IN_SERVICE(name) .column = true
#define IN_LIST(kind) .list = kind
#include "core/offer_rows.h"
};

static const char german_sql[] = "SELECT id"
#define OFFER_FIELD(...)
#define IN_SERVICE(column) ", " column
#include "core/offer_rows.h"
                                 " FROM service WHERE id = :id";

/* The German text of an offer, as marks are made of it. */
static bool read_german(struct content *content, struct arena *arena, const char *id,
                        struct texts german[SOURCE_FIELD_COUNT], struct err *err)
{
    struct db_stmt *stmt = db_prepare(content->db, german_sql, err);
    const char **item = arena_take_array(arena, SOURCE_FIELD_COUNT, sizeof *item);
    if (stmt == NULL)
        return false;
    if (item == NULL)
        return err_set(err, "not enough memory for an offer");
    db_bind_text(stmt, ":id", id);
    bool found = db_step(stmt);
    for (int i = 0, column = 1; found && i < SOURCE_FIELD_COUNT; i++) {
        if (!places[i].column)
            continue;
        item[i] = content_column(arena, stmt, column++);
        german[i] = (struct texts){&item[i], item[i] == NULL ? 0 : 1};
    }
    if (found)
        db_reset(stmt);
    else if (!db_done(stmt, err))
        return false;
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (places[i].list != NULL &&
            !content_list(content, arena, id, places[i].list, "de", &german[i], err))
            return false;
    return true;
}

bool content_outdated(struct content *content, struct arena *arena, const char *id,
                      bool *out, struct err *err)
{
    struct texts german[SOURCE_FIELD_COUNT] = {{NULL, 0}};
    struct db_stmt *stmt = db_prepare(
        content->db,
        "SELECT source_hash FROM x_service_text WHERE service_id = :id AND lang = :lang",
        err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":lang", content->lang);
    bool found = db_step(stmt);
    const char *hash = found ? content_column(arena, stmt, 0) : NULL;
    if (found)
        db_reset(stmt);
    else if (!db_done(stmt, err))
        return false;
    if (hash == NULL) {
        *out = false;
        return true;
    }
    if (!read_german(content, arena, id, german, err))
        return false;
    *out = source_hash_changed(hash, german) != 0;
    return true;
}

static enum content_level find_level(struct content *content)
{
    struct err ignored = {""};
    enum content_level level = CONTENT_LEVEL_NONE;
    struct db_stmt *stmt = db_prepare(
        content->db,
        "SELECT count(*), min(t.made = 'tested') FROM x_service_text t JOIN service s"
        " ON s.id = t.service_id WHERE t.lang = '" CONTENT_SIMPLE "' AND " CONTENT_SHOWN,
        &ignored);
    if (stmt == NULL)
        return level;
    if (db_step(stmt) && db_int(stmt, 0) > 0)
        level = db_int(stmt, 1) != 0 ? CONTENT_LEVEL_TESTED : CONTENT_LEVEL_PLAIN;
    db_reset(stmt);
    return level;
}

enum content_level content_level(struct content *content)
{
    if (!content->level_known)
        content->level = find_level(content);
    content->level_known = true;
    return content->level;
}

bool content_words(struct content *content,
                   bool (*told)(void *context, const char *lang, const char *word,
                                const char *said),
                   void *context, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        content->db,
        "SELECT lang, id, name FROM x_name WHERE kind = 'word' ORDER BY id, lang", err);
    bool more = stmt != NULL;
    while (more && db_step(stmt)) {
        const char *lang = db_text(stmt, 0);
        const char *word = db_text(stmt, 1);
        const char *said = db_text(stmt, 2);
        more = lang != NULL && word != NULL && said != NULL &&
               told(context, lang, word, said);
    }
    if (stmt != NULL && !more)
        db_reset(stmt);
    return stmt != NULL && (!more || db_done(stmt, err));
}
