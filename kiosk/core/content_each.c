#include "core/content_inside.h"
#include "core/content_walk.h"

#include <string.h>

/* All words of all offers, for the index. */

enum { MOST_ITEMS = 64, MOST_WORDS = 1024 };

static const char offers_sql[] =
    "SELECT s.id, s.name, s.x_scope, o.name, s.x_city, s.x_street, s.description,"
    " s.eligibility_description"
    " FROM service s LEFT JOIN organization o ON o.id = s.organization_id"
    " WHERE " CONTENT_SHOWN " ORDER BY s.id";
static const char texts_sql[] = "SELECT service_id, name, summary, who"
                                " FROM x_service_text ORDER BY service_id, lang";
static const char lists_sql[] =
    "SELECT service_id, lang, kind, value FROM x_service_list"
    " WHERE kind IN ('keyword', 'kind', 'pinned', 'required_document', 'step', 'topic')"
    " ORDER BY service_id, lang, kind, position";

/* The words of one offer while they are gathered. */
struct gathering {
    struct content_walk offers, texts, lists;
    struct arena arena;
    struct offer_words words;
    const char *topic[MOST_ITEMS];
    const char *keyword[MOST_ITEMS];
    const char *step[MOST_ITEMS];
    const char *bring[MOST_ITEMS];
    const char *name[MOST_WORDS];
    const char *other[MOST_WORDS];
    const char *kind;
    const char *pinned;
};

/* Adds a text to a list while there is room; NULL and "" say nothing. */
static void keep(struct gathering *g, struct texts *list, size_t most,
                 struct db_stmt *stmt, int column)
{
    const char *text =
        list->count < most ? content_column(&g->arena, stmt, column) : NULL;
    if (text != NULL)
        list->item[list->count++] = text;
}

static void keep_text(struct gathering *g, struct db_stmt *row)
{
    keep(g, &g->words.names, MOST_WORDS, row, 1);
    keep(g, &g->words.others, MOST_WORDS, row, 2);
    keep(g, &g->words.others, MOST_WORDS, row, 3);
}

/* The list of German items of that kind. */
static struct texts *list_of(struct gathering *g, const char *kind)
{
    if (strcmp(kind, "step") == 0)
        return &g->words.steps;
    if (strcmp(kind, "required_document") == 0)
        return &g->words.bring;
    return strcmp(kind, "topic") == 0 ? &g->words.topics : &g->words.keywords;
}

static void keep_item(struct gathering *g, struct db_stmt *row)
{
    const char *lang = db_text(row, 1);
    const char *kind = db_text(row, 2);
    if (lang == NULL || kind == NULL)
        return;
    struct texts *list = list_of(g, kind);
    if (strcmp(kind, "kind") == 0)
        g->kind = content_column(&g->arena, row, 3);
    else if (strcmp(kind, "pinned") == 0)
        g->pinned = content_column(&g->arena, row, 3);
    else if (strcmp(lang, "de") == 0)
        keep(g, list, MOST_ITEMS, row, 3);
    else if (list == &g->words.steps || list == &g->words.bring)
        keep(g, &g->words.others, MOST_WORDS, row, 3);
}

/* Texts of the row itself stay where they are: it moves on only after them. */
static const char *own(struct db_stmt *row, int column)
{
    const char *text = db_text(row, column);
    return text == NULL || text[0] == '\0' ? NULL : text;
}

static void gather(struct gathering *g, const char *id)
{
    struct db_stmt *row = g->offers.stmt;
    arena_reset(&g->arena);
    g->kind = g->pinned = NULL;
    g->words = (struct offer_words){
        .id = id,
        .name = own(row, 1) != NULL ? own(row, 1) : "",
        .scope = own(row, 2),
        .provider = own(row, 3),
        .town = own(row, 4),
        .street = own(row, 5),
        .summary = own(row, 6),
        .who = own(row, 7),
        .topics = {g->topic, 0},
        .keywords = {g->keyword, 0},
        .steps = {g->step, 0},
        .bring = {g->bring, 0},
        .names = {g->name, 0},
        .others = {g->other, 0},
    };
    while (content_walk_at(&g->texts, id)) {
        keep_text(g, g->texts.stmt);
        content_walk_on(&g->texts);
    }
    while (content_walk_at(&g->lists, id)) {
        keep_item(g, g->lists.stmt);
        content_walk_on(&g->lists);
    }
    g->words.lead = content_lead(g->kind, g->pinned);
}

static bool gather_all(struct gathering *g,
                       bool (*each)(void *context, const struct offer_words *offer,
                                    struct err *err),
                       void *context, struct err *err)
{
    const char *id;
    for (; (id = content_walk_id(&g->offers)) != NULL; content_walk_on(&g->offers)) {
        if (id[0] == '\0')
            continue;
        gather(g, id);
        if (g->arena.failed)
            return err_set(err, "not enough memory for an offer");
        if (!each(context, &g->words, err))
            return false;
    }
    return true;
}

bool content_each(struct content *content,
                  bool (*each)(void *context, const struct offer_words *offer,
                               struct err *err),
                  void *context, struct err *err)
{
    struct gathering g = {.words = {0}};
    bool ok = content_walk_begin(&g.offers, content, offers_sql, err) &&
              content_walk_begin(&g.texts, content, texts_sql, err) &&
              content_walk_begin(&g.lists, content, lists_sql, err) &&
              gather_all(&g, each, context, err);
    ok = content_walk_end(&g.offers, ok ? err : NULL) && ok;
    ok = content_walk_end(&g.texts, ok ? err : NULL) && ok;
    ok = content_walk_end(&g.lists, ok ? err : NULL) && ok;
    arena_free(&g.arena);
    return ok;
}

bool content_count(struct content *content, size_t *count_out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(content->db, "SELECT count(*) FROM service", err);
    if (stmt == NULL)
        return false;
    *count_out = db_step(stmt) ? (size_t)db_int(stmt, 0) : 0;
    return db_done(stmt, err);
}
