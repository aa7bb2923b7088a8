#include "core/changes.h"

#include <string.h>

#include "core/content_walk.h"

/* Three walks side by side, each by the offer's id: the offer, its lists, its other
 * languages. Two contents are walked through at once, so nothing is kept. */
static const char offers_sql[] =
    "SELECT s.id, o.name"
#define IN_SERVICE(column) ", s." column
#define UNSAID(...)
#include "core/offer_rows.h"
    " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
    " WHERE " CONTENT_SHOWN " ORDER BY s.id";
static const char lists_sql[] =
    "SELECT service_id, lang, kind, value FROM x_service_list WHERE kind NOT IN (''"
#define IN_LIST(kind) ", '" kind "'"
#define SAID(...)
#include "core/offer_rows.h"
    ") ORDER BY service_id, lang, kind, position";
static const char texts_sql[] = "SELECT service_id, lang, made, source_hash"
#define IN_TEXT(column) ", " column
#include "core/offer_rows.h"
                                " FROM x_service_text ORDER BY service_id, lang";

enum {
    OFFER_COLUMNS = 2
/* NOLINTNEXTLINE(bugprone-macro-parentheses): one more in a sum */
#define IN_SERVICE(column) +1
#define UNSAID(...)
#include "core/offer_rows.h"
    ,
    LIST_COLUMNS = 4,
    TEXT_COLUMNS = 4
/* NOLINTNEXTLINE(bugprone-macro-parentheses): one more in a sum */
#define IN_TEXT(column) +1
#include "core/offer_rows.h"
};

enum { WALKS = 3 };

struct side {
    struct content_walk walk[WALKS];
};

static const char *const sql_of[WALKS] = {offers_sql, lists_sql, texts_sql};
static const int columns_of[WALKS] = {OFFER_COLUMNS, LIST_COLUMNS, TEXT_COLUMNS};

static bool begin(struct side *side, struct content *content, struct err *err)
{
    for (int i = 0; content != NULL && i < WALKS; i++)
        if (!content_walk_begin(&side->walk[i], content, sql_of[i], err))
            return false;
    return true;
}

static bool end(struct side *side, struct err *err)
{
    bool ok = true;
    for (int i = 0; i < WALKS; i++)
        ok = content_walk_end(&side->walk[i], ok ? err : NULL) && ok;
    return ok;
}

static bool same_row(struct db_stmt *one, struct db_stmt *two, int columns)
{
    for (int i = 1; i < columns; i++) {
        const char *a = db_text(one, i);
        const char *b = db_text(two, i);
        if (a == NULL || b == NULL ? a != b : strcmp(a, b) != 0)
            return false;
    }
    return true;
}

/* Compares the rows of one offer, as many as are alike. */
static bool same_rows(struct content_walk *one, struct content_walk *two, const char *id,
                      int columns)
{
    for (;;) {
        bool a = content_walk_at(one, id);
        bool b = content_walk_at(two, id);
        if (!a || !b)
            return a == b;
        if (!same_row(one->stmt, two->stmt, columns))
            return false;
        content_walk_on(one);
        content_walk_on(two);
    }
}

static bool same_offer(struct side *one, struct side *two, const char *id)
{
    if (!same_row(one->walk[0].stmt, two->walk[0].stmt, columns_of[0]))
        return false;
    for (int i = 1; i < WALKS; i++)
        if (!same_rows(&one->walk[i], &two->walk[i], id, columns_of[i]))
            return false;
    return true;
}

static struct changes compare(struct side *before, struct side *now)
{
    struct changes out = {0, 0, 0};
    for (;;) {
        const char *old = content_walk_id(&before->walk[0]);
        const char *new = content_walk_id(&now->walk[0]);
        if (old == NULL && new == NULL)
            return out;
        int way = old == NULL ? 1 : new == NULL ? -1 : strcmp(old, new);
        if (way == 0)
            out.changed += !same_offer(before, now, new);
        out.gone += way < 0;
        out.added += way > 0;
        if (way <= 0)
            content_walk_on(&before->walk[0]);
        if (way >= 0)
            content_walk_on(&now->walk[0]);
    }
}

bool changes_count(struct content *before, struct content *now, struct changes *out,
                   struct err *err)
{
    struct side old = {0};
    struct side new = {0};
    struct changes found = {0};
    bool ok = begin(&old, before, err) && begin(&new, now, err);
    if (ok)
        found = compare(&old, &new);
    ok = end(&old, ok ? err : NULL) && ok;
    ok = end(&new, ok ? err : NULL) && ok;
    if (ok)
        *out = found;
    return ok;
}
