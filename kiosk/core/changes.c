#include "core/changes.h"

#include <string.h>

#include "core/content_inside.h"
#include "core/signature.h"

enum { MARK_LEN = 16, FIRST_ROOM = 1024 };

/* An offer, and a hash of all that it says. */
struct mark {
    const char *id;
    unsigned char hash[MARK_LEN];
};

struct marks {
    struct arena arena;
    struct mark *mark; /* by id */
    size_t count, room;
};

/* Three walks side by side, each by the offer's id: the offer, its lists, its other
 * languages. */
static const char offers_sql[] =
    "SELECT s.id, o.name, s.name, s.description, s.eligibility_description, s.x_not_for,"
    " s.url, s.email, s.x_phone, s.x_hours, s.x_cost, s.x_access, s.x_with_child,"
    " s.x_scope, s.x_street, s.x_postcode, s.x_city, s.x_lat, s.x_lon, s.x_heads_up,"
    " s.x_heads_up_until"
    " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
    " WHERE " CONTENT_SHOWN " ORDER BY s.id";
static const char lists_sql[] = "SELECT service_id, lang, kind, value FROM x_service_list"
                                " ORDER BY service_id, lang, kind, position";
static const char texts_sql[] =
    "SELECT service_id, lang, made, name, who, not_for, summary, cost, heads_up,"
    " source_hash"
    " FROM x_service_text ORDER BY service_id, lang";

enum { OFFER_COLUMNS = 21, LIST_COLUMNS = 4, TEXT_COLUMNS = 10 };

/* A text and its length, so that two columns cannot be told as one. */
static void add_row(struct signature_hash *hash, struct db_stmt *stmt, int columns)
{
    for (int i = 0; i < columns; i++) {
        const char *text = db_text(stmt, i);
        uint64_t len = text != NULL ? strlen(text) + 1 : 0;
        signature_hash_add(hash, &len, sizeof len);
        if (text != NULL)
            signature_hash_add(hash, text, strlen(text));
    }
}

/* A walk that stands on a row, or is at its end. */
struct walk {
    struct db_stmt *stmt;
    int columns;
    bool on_row;
};

static bool begin(struct walk *walk, struct content *content, const char *sql,
                  int columns, struct err *err)
{
    walk->stmt = db_prepare(content->db, sql, err);
    walk->columns = columns;
    walk->on_row = walk->stmt != NULL && db_step(walk->stmt);
    return walk->stmt != NULL;
}

/* Adds the rows of one offer; passes over those of offers that are not shown. */
static void add_rows(struct signature_hash *hash, struct walk *walk, const char *id)
{
    while (walk->on_row) {
        const char *row = db_text(walk->stmt, 0);
        int way = row != NULL ? strcmp(row, id) : -1;
        if (way > 0)
            return;
        if (way == 0)
            add_row(hash, walk->stmt, walk->columns);
        walk->on_row = db_step(walk->stmt);
    }
}

static bool add_mark(struct marks *marks, const char *id,
                     const unsigned char hash[SIGNATURE_HASH_LEN])
{
    if (marks->count == marks->room) {
        size_t room = marks->room == 0 ? FIRST_ROOM : marks->room * 2;
        struct mark *larger = arena_take_array(&marks->arena, room, sizeof *larger);
        if (larger == NULL)
            return false;
        if (marks->count > 0)
            memcpy(larger, marks->mark, marks->count * sizeof *larger);
        marks->mark = larger;
        marks->room = room;
    }
    struct mark *mark = &marks->mark[marks->count];
    mark->id = arena_copy(&marks->arena, id);
    memcpy(mark->hash, hash, MARK_LEN);
    marks->count += mark->id != NULL;
    return mark->id != NULL;
}

static bool walk_offers(struct marks *marks, struct walk *offers, struct walk *lists,
                        struct walk *texts, struct err *err)
{
    while (offers->on_row) {
        struct signature_hash hash;
        unsigned char digest[SIGNATURE_HASH_LEN];
        const char *id = db_text(offers->stmt, 0);
        if (id == NULL)
            return err_set(err, "an offer has no id");
        signature_hash_begin(&hash);
        add_row(&hash, offers->stmt, offers->columns);
        add_rows(&hash, lists, id);
        add_rows(&hash, texts, id);
        signature_hash_end(&hash, digest);
        if (!add_mark(marks, id, digest))
            return err_set(err, "not enough memory to compare the offers");
        offers->on_row = db_step(offers->stmt);
    }
    return true;
}

/* Ends a walk wherever it stands; what was left are rows of no offer. */
static bool end(struct walk *walk, struct err *err)
{
    if (!walk->on_row)
        return db_done(walk->stmt, err);
    db_reset(walk->stmt);
    return true;
}

static bool read_marks(struct content *content, struct marks *marks, struct err *err)
{
    struct walk offers = {0};
    struct walk lists = {0};
    struct walk texts = {0};
    if (content == NULL)
        return true;
    if (!begin(&offers, content, offers_sql, OFFER_COLUMNS, err) ||
        !begin(&lists, content, lists_sql, LIST_COLUMNS, err) ||
        !begin(&texts, content, texts_sql, TEXT_COLUMNS, err))
        return false;
    bool ok = walk_offers(marks, &offers, &lists, &texts, err);
    ok = end(&offers, ok ? err : NULL) && ok;
    ok = end(&lists, ok ? err : NULL) && ok;
    return end(&texts, ok ? err : NULL) && ok;
}

static struct changes compare(const struct marks *before, const struct marks *now)
{
    struct changes out = {0, 0, 0};
    size_t i = 0;
    size_t k = 0;
    while (i < before->count || k < now->count) {
        int way = i == before->count ? 1
                  : k == now->count  ? -1
                                     : strcmp(before->mark[i].id, now->mark[k].id);
        if (way == 0)
            out.changed += memcmp(before->mark[i].hash, now->mark[k].hash, MARK_LEN) != 0;
        out.gone += way < 0;
        out.added += way > 0;
        i += way <= 0;
        k += way >= 0;
    }
    return out;
}

bool changes_count(struct content *before, struct content *now, struct changes *out,
                   struct err *err)
{
    struct marks old = {0};
    struct marks new = {0};
    bool ok = read_marks(before, &old, err) && read_marks(now, &new, err);
    if (ok)
        *out = compare(&old, &new);
    arena_free(&old.arena);
    arena_free(&new.arena);
    return ok;
}
