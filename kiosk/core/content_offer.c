#include "core/content_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Offers: rows of a topic, one row, one whole offer. What may not be shown is left out by
 * every question in here, although the office does not publish it either. */

/* The only item of a list. */
#define ITEM(kind)                                                    \
    "(SELECT l.value FROM x_service_list l WHERE l.service_id = s.id" \
    " AND l.lang = 'de' AND l.kind = '" kind "' AND l.position = 0)"

#define HEAD_ITEMS                                                       \
    " EXISTS (SELECT 1 FROM x_service_list l WHERE l.service_id = s.id"  \
    "  AND l.lang = 'de' AND l.kind = 'hard' AND l.value = 'no_sitter')" \
    ", " ITEM("kind") ", " ITEM("pinned")

#define ROW_COLUMNS                                                                          \
    "s.id, COALESCE(t.name, s.name), COALESCE(t.summary, s.description), o.name, s.x_scope," \
    " s.x_hours, s.x_phone, COALESCE(t.cost, s.x_cost), s.x_access,"                         \
    " (SELECT l.value FROM x_service_list l WHERE l.service_id = s.id AND l.lang = 'de'"     \
    "  AND l.kind = 'topic' AND l.position = 0),"                                            \
    " (SELECT max(c.x_crisis) FROM x_service_list l JOIN taxonomy_term c ON c.id = l.value"  \
    "  WHERE l.service_id = s.id AND l.lang = 'de' AND l.kind = 'topic'),"                   \
    " " ITEM("icon") ", " ITEM("kind")

#define ROW_TABLES                                          \
    " LEFT JOIN organization o ON o.id = s.organization_id" \
    " LEFT JOIN x_service_text t ON t.service_id = s.id AND t.lang = :lang"

enum { MOST_ITEMS = 64 };

static enum access access_of(const char *word)
{
    if (word == NULL)
        return ACCESS_UNKNOWN;
    if (strcmp(word, "walk_in") == 0)
        return ACCESS_WALK_IN;
    if (strcmp(word, "appointment") == 0)
        return ACCESS_APPOINTMENT;
    return strcmp(word, "phone_first") == 0 ? ACCESS_PHONE_FIRST : ACCESS_UNKNOWN;
}

static enum told told(const char *word)
{
    if (word == NULL)
        return TOLD_NOTHING;
    return strcmp(word, "yes") == 0  ? TOLD_YES
           : strcmp(word, "no") == 0 ? TOLD_NO
                                     : TOLD_NOTHING;
}

static void read_row(const struct content *content, struct arena *arena,
                     struct db_stmt *stmt, struct offer_row *out)
{
    const struct topic *topic =
        db_text(stmt, 9) != NULL ? content_topic(content, db_text(stmt, 9)) : NULL;
    const char *name = content_column(arena, stmt, 1);
    const char *icon = content_column(arena, stmt, 11);
    *out = (struct offer_row){
        .id = content_column(arena, stmt, 0),
        .name = name != NULL ? name : "",
        .summary = content_column(arena, stmt, 2),
        .provider = content_column(arena, stmt, 3),
        .scope = content_column(arena, stmt, 4),
        .hours = content_column(arena, stmt, 5),
        .phone = content_column(arena, stmt, 6),
        .cost = content_column(arena, stmt, 7),
        .access = access_of(db_text(stmt, 8)),
        .icon = icon != NULL    ? icon
                : topic != NULL ? topic->icon
                                : "info",
        .own_icon = icon != NULL,
        .benefit = content_lead(db_text(stmt, 12), NULL) >= CONTENT_LEAD_BENEFIT,
        .tint = topic != NULL ? topic->tint : "teal",
        .crisis = db_int(stmt, 10) != 0,
    };
}

/* Offers of one reach, either those that are mainly about the topic or the others. */
struct reach {
    int reach;
    bool own;   /* of reach 0: the own town, else all others */
    bool aside; /* the topic is not the offer's first */
};

unsigned content_lead(const char *kind, const char *pinned)
{
    enum { PINS = CONTENT_LEAD_MOST - CONTENT_LEAD_BENEFIT };
    unsigned benefit =
        kind != NULL && strcmp(kind, "benefit") == 0 ? CONTENT_LEAD_BENEFIT : 0;
    long pin = pinned != NULL ? strtol(pinned, NULL, 10) : 0;
    return benefit + (pin > 0 && pin <= PINS ? (unsigned)(PINS + 1 - pin) : 0);
}

/* Sorts by lead; those of the same stay in their order. */
static void lead_first(struct offer_head *heads, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct offer_head moved = heads[i];
        size_t to = i;
        for (; to > 0 && heads[to - 1].lead < moved.lead; to--)
            heads[to] = heads[to - 1];
        heads[to] = moved;
    }
}

/* Adds the offers of one reach, in the order of the index: the first ones are enough. */
static bool add_heads(struct content *content, struct arena *arena, const char *topic,
                      struct reach reach, const char *town, struct offer_head *heads,
                      size_t most, size_t *count, struct err *err)
{
#define HEADS_OF(scope, order)                                             \
    "SELECT s.id, s.x_scope, s.x_hours, s.x_cost, s.x_access,"             \
    " (SELECT l.value FROM x_service_list l WHERE l.service_id = s.id"     \
    "  AND l.lang = 'de' AND l.kind = 'situation' AND l.value <> 'any'"    \
    "  ORDER BY l.position LIMIT 1), s.x_with_child," HEAD_ITEMS           \
    " FROM x_service_topic k CROSS JOIN service s ON s.id = k.service_id"  \
    " WHERE k.topic = :topic AND k.reach = :reach AND k.scope " scope      \
    " AND (k.position > 0) = :aside AND " CONTENT_SHOWN " ORDER BY " order \
    "k.sort, k.service_id"
    static const char own[] = HEADS_OF("= :town", "");
    static const char any[] = HEADS_OF("<> :town", "k.scope, ");
    struct db_stmt *stmt = db_prepare(content->db, reach.own ? own : any, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":topic", topic);
    db_bind_int(stmt, ":reach", reach.reach);
    db_bind_int(stmt, ":aside", reach.aside);
    db_bind_text(stmt, ":town", town);
    bool other_town = reach.reach == 0 && !reach.own;
    while (*count < most && db_step(stmt))
        heads[(*count)++] = (struct offer_head){
            .id = content_column(arena, stmt, 0),
            .scope = content_column(arena, stmt, 1),
            .hours = content_column(arena, stmt, 2),
            .cost = content_column(arena, stmt, 3),
            .need = content_column(arena, stmt, 5),
            .access = access_of(db_text(stmt, 4)),
            .with_child = db_int(stmt, 7) != 0 ? TOLD_YES : told(db_text(stmt, 6)),
            .lead = other_town ? 0
                               : content_lead(db_text(stmt, 8),
                                              reach.aside ? NULL : db_text(stmt, 9)),
        };
    if (*count == most) {
        db_reset(stmt);
        return true;
    }
    return db_done(stmt, err);
}

bool content_topic_offers(struct content *content, struct arena *arena, const char *topic,
                          const char *town, size_t most, struct offer_head **heads_out,
                          size_t *count_out, struct err *err)
{
    if (most > CONTENT_HEADS)
        most = CONTENT_HEADS;
    struct offer_head *heads = arena_take_array(arena, most, sizeof *heads);
    if (heads == NULL)
        return err_set(err, "not enough memory for the offers");
    static const struct reach nearest_first[] = {
        {0, true, false},  {0, true, true},  {1, false, false}, {1, false, true},
        {2, false, false}, {2, false, true}, {0, false, false}, {0, false, true},
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof nearest_first / sizeof *nearest_first; i++)
        if (!add_heads(content, arena, topic, nearest_first[i], town, heads, most, &count,
                       err))
            return false;
    lead_first(heads, count);
    *heads_out = heads;
    *count_out = count;
    return true;
}

bool content_row(struct content *content, struct arena *arena, const char *id,
                 struct offer_row *out, struct err *err)
{
    static const char sql[] = "SELECT " ROW_COLUMNS " FROM service s" ROW_TABLES
                              " WHERE s.id = :id AND " CONTENT_SHOWN;
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":lang", content->lang);
    db_bind_text(stmt, ":id", id);
    if (!db_step(stmt)) {
        if (db_done(stmt, err))
            err_set(err, "%s: there is no such offer", id);
        return false;
    }
    read_row(content, arena, stmt, out);
    db_reset(stmt);
    return true;
}

bool content_list(struct content *content, struct arena *arena, const char *id,
                  const char *kind, const char *lang, struct texts *out, struct err *err)
{
    struct db_stmt *stmt = db_prepare(
        content->db,
        "SELECT value FROM x_service_list WHERE service_id = :id AND lang = :lang"
        " AND kind = :kind ORDER BY position LIMIT 64",
        err);
    if (stmt == NULL)
        return false;
    const char *item[MOST_ITEMS];
    size_t count = 0;
    db_bind_text(stmt, ":id", id);
    db_bind_text(stmt, ":lang", lang);
    db_bind_text(stmt, ":kind", kind);
    while (count < MOST_ITEMS && db_step(stmt)) {
        const char *text = content_column(arena, stmt, 0);
        if (text != NULL)
            item[count++] = text;
    }
    if (count < MOST_ITEMS && !db_done(stmt, err))
        return false;
    db_reset(stmt);
    if (count == 0 && strcmp(lang, "de") != 0)
        return content_list(content, arena, id, kind, "de", out, err);
    const char **kept = arena_take_array(arena, count + 1, sizeof *kept);
    if (kept == NULL)
        return err_set(err, "not enough memory for an offer");
    memcpy(kept, item, count * sizeof *kept);
    *out = (struct texts){kept, count};
    return true;
}

/* Where each field stands. */
static const struct {
    bool column; /* of offer_sql, one after the other */
    bool text;   /* the same in the other language */
    bool translated;
    const char *list;
} places[OFFER_FIELD_COUNT] = {
#define OFFER_FIELD(id, name, since, place, ...) \
    [OFFER_##id] = {.translated = false, place},
#define OFFER_TEXT(id, name, since, place, in_text, ...) \
    [OFFER_##id] = {.translated = true, place in_text},
#define IN_SERVICE(name) .column = true,
#define IN_TEXT(name) .text = true,
#define IN_LIST(kind) .list = (kind),
#include "core/offer_rows.h"
};

static const char offer_sql[] =
    "SELECT t.made"
#define IN_SERVICE(column) ", s." column
#include "core/offer_rows.h"
#define IN_TEXT(column) ", t." column
#include "core/offer_rows.h"
    " FROM service s LEFT JOIN x_service_text t ON t.service_id = s.id AND t.lang = :lang"
    " WHERE s.id = :id";

static void read_texts(struct arena *arena, struct db_stmt *stmt, struct offer *out)
{
    int column = 1;
    out->text[OFFER_ID] = out->row.id;
    out->text[OFFER_PROVIDER] = out->row.provider;
    for (int i = 0; i < OFFER_FIELD_COUNT; i++)
        if (places[i].column)
            out->text[i] = content_column(arena, stmt, column++);
    for (int i = 0; i < OFFER_FIELD_COUNT; i++)
        if (places[i].text) {
            if (db_text(stmt, column) != NULL)
                out->text[i] = content_column(arena, stmt, column);
            column++;
        }
    if (out->text[OFFER_LAT] == NULL || out->text[OFFER_LON] == NULL)
        out->text[OFFER_LAT] = out->text[OFFER_LON] = NULL;
}

static bool read_lists(struct content *content, struct arena *arena, struct offer *out,
                       struct err *err)
{
    for (int i = 0; i < OFFER_FIELD_COUNT; i++)
        if (places[i].list != NULL &&
            !content_list(content, arena, out->row.id, places[i].list,
                          places[i].translated ? content->lang : "de", &out->list[i],
                          err))
            return false;
    return true;
}

/* Keeps of `related` what may be shown. */
static bool keep_shown(struct content *content, struct texts *related, struct err *err)
{
    size_t kept = 0;
    for (size_t i = 0; i < related->count; i++) {
        struct db_stmt *stmt = db_prepare(
            content->db, "SELECT 1 FROM service s WHERE s.id = :id AND " CONTENT_SHOWN,
            err);
        if (stmt == NULL)
            return false;
        db_bind_text(stmt, ":id", related->item[i]);
        bool shown = db_step(stmt);
        db_reset(stmt);
        if (shown)
            related->item[kept++] = related->item[i];
    }
    related->count = kept;
    return true;
}

static void read_dates(struct offer *out)
{
    const char *until = out->text[OFFER_HEADS_UP_UNTIL];
    struct date as_of;
    struct date checked;
    bool has_as_of =
        out->text[OFFER_AS_OF] != NULL && date_parse(out->text[OFFER_AS_OF], &as_of);
    bool has_checked = out->text[OFFER_CHECKED_ON] != NULL &&
                       date_parse(out->text[OFFER_CHECKED_ON], &checked);
    out->as_of_known = has_as_of || has_checked;
    if (has_as_of)
        out->as_of = as_of;
    if (has_checked && (!has_as_of || date_compare(checked, as_of) > 0))
        out->as_of = checked;
    if (out->text[OFFER_HEADS_UP] != NULL &&
        (until == NULL || !date_parse(until, &out->heads_up_until)))
        out->heads_up_until = (struct date){9999, 12, 31};
}

bool content_offer(struct content *content, struct arena *arena, const char *id,
                   struct offer *out, struct err *err)
{
    struct offer offer = {.row = {0}};
    if (!content_row(content, arena, id, &offer.row, err))
        return false;
    struct db_stmt *stmt = db_prepare(content->db, offer_sql, err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":lang", content->lang);
    db_bind_text(stmt, ":id", id);
    if (!db_step(stmt))
        return db_done(stmt, err) && err_set(err, "%s: there is no such offer", id);
    offer.made = content_column(arena, stmt, 0);
    read_texts(arena, stmt, &offer);
    read_dates(&offer);
    db_reset(stmt);
    if (!read_lists(content, arena, &offer, err) ||
        !keep_shown(content, &offer.list[OFFER_RELATED], err) ||
        (offer.made != NULL &&
         !content_outdated(content, arena, id, &offer.outdated, err)))
        return false;
    if (arena->failed)
        return err_set(err, "not enough memory for an offer");
    *out = offer;
    return true;
}

bool content_offer_in(struct content *content, struct arena *arena, const char *id,
                      const char *lang, struct offer *out, struct err *err)
{
    char before[sizeof content->lang];
    memcpy(before, content->lang, sizeof before);
    bool ok = utf8_copy(content->lang, sizeof content->lang, lang)
                  ? content_offer(content, arena, id, out, err)
                  : err_set(err, "%s: there is no such language", lang);
    memcpy(content->lang, before, sizeof before);
    return ok;
}
