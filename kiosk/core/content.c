#include "core/content_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "core/schema.h"

enum { MOST_TOPICS = 64, MOST_SITES = 256 };

const char *content_column(struct arena *arena, struct db_stmt *stmt, int column)
{
    const char *text = db_text(stmt, column);
    return text == NULL || text[0] == '\0' ? NULL : arena_copy(arena, text);
}

/* Words that must be there: an empty text rather than none. */
static const char *words(struct arena *arena, struct db_stmt *stmt, int column)
{
    const char *text = content_column(arena, stmt, column);
    return text != NULL ? text : "";
}

static bool load_topics(struct content *content, struct err *err)
{
    static const char sql[] =
        "SELECT t.id, COALESCE(n.name, d.name, t.id), t.x_icon, t.x_tint, t.x_crisis,"
        " COALESCE(d.name, t.id)"
        " FROM taxonomy_term t"
        " LEFT JOIN x_name n ON n.kind = 'topic' AND n.id = t.id AND n.lang = :lang"
        " LEFT JOIN x_name d ON d.kind = 'topic' AND d.id = t.id AND d.lang = 'de'"
        " ORDER BY t.position, t.id LIMIT 64";
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    if (stmt == NULL)
        return false;
    arena_reset(&content->words);
    content->topic_count = 0;
    content->topic =
        arena_take_array(&content->words, MOST_TOPICS, sizeof *content->topic);
    if (content->topic == NULL)
        return err_set(err, "not enough memory for the topics");
    db_bind_text(stmt, ":lang", content->lang);
    while (db_step(stmt))
        content->topic[content->topic_count++] = (struct topic){
            .id = words(&content->words, stmt, 0),
            .name = words(&content->words, stmt, 1),
            .icon = words(&content->words, stmt, 2),
            .tint = words(&content->words, stmt, 3),
            .crisis = db_int(stmt, 4) != 0,
            .german = words(&content->words, stmt, 5),
        };
    return db_done(stmt, err);
}

static bool load_sites(struct content *content, struct err *err)
{
#define SITE_FACT(kind)                                  \
    "(SELECT n.name FROM x_name n WHERE n.kind = '" kind \
    "' AND n.id = s.id AND n.lang = 'de')"
    static const char sql[] =
        "SELECT id, name, town, phone, coach_phone, " SITE_FACT("site.lat") ", " SITE_FACT(
            "site.lon") ", " SITE_FACT("site.faces") " FROM x_site s ORDER BY position, id LIMIT 256";
    struct db_stmt *stmt = db_prepare(content->db, sql, err);
    if (stmt == NULL)
        return false;
    content->site = arena_take_array(&content->arena, MOST_SITES, sizeof *content->site);
    if (content->site == NULL)
        return err_set(err, "not enough memory for the sites");
    while (db_step(stmt))
        content->site[content->site_count++] = (struct site){
            .id = words(&content->arena, stmt, 0),
            .name = words(&content->arena, stmt, 1),
            .town = words(&content->arena, stmt, 2),
            .phone = content_column(&content->arena, stmt, 3),
            .coach_phone = content_column(&content->arena, stmt, 4),
            .lat = content_column(&content->arena, stmt, 5),
            .lon = content_column(&content->arena, stmt, 6),
            .faces = content_column(&content->arena, stmt, 7),
        };
    return db_done(stmt, err);
}

bool content_meta(struct content *content, const char *key, char *out, size_t room,
                  struct err *err)
{
    struct db_stmt *stmt =
        db_prepare(content->db, "SELECT value FROM x_meta WHERE key = :key", err);
    if (stmt == NULL)
        return false;
    db_bind_text(stmt, ":key", key);
    bool found = db_step(stmt);
    bool fits =
        found && db_text(stmt, 0) != NULL && utf8_copy(out, room, db_text(stmt, 0));
    db_reset(stmt);
    return fits || err_set(err, "the content does not say its %s", key);
}

bool content_clip(struct content *content, const char *name, char *value, size_t room)
{
    struct err ignored = {""};
    return content_meta(content, name, value, room, &ignored);
}

static bool load_meta(struct content *content, struct err *err)
{
    char sequence[32];
    char created[32];
    char until[32];
    if (!content_meta(content, "sequence", sequence, sizeof sequence, err) ||
        !content_meta(content, "created", created, sizeof created, err) ||
        !content_meta(content, "valid_until", until, sizeof until, err))
        return false;
    char *end;
    content->sequence = strtol(sequence, &end, 10);
    if (*end != '\0' || content->sequence < 1 ||
        !date_parse(created, &content->created) ||
        !date_parse(until, &content->valid_until))
        return err_set(err, "the content has no sequence or date that can be");
    return true;
}

bool content_open(struct content **content_out, const char *path, struct err *err)
{
    struct content *content = calloc(1, sizeof *content);
    if (content == NULL)
        return err_set(err, "not enough memory");
    memcpy(content->lang, "de", 3);
    const char *schema = schema_text();
    bool ok = schema != NULL || err_set(err, "not enough memory");
    ok = ok && db_open_hostile(&content->db, path, SCHEMA_APPLICATION_ID, SCHEMA_VERSION,
                               schema, err);
    if (ok &&
        !(load_meta(content, err) && load_topics(content, err) &&
          content_load_barriers(content, err) && load_sites(content, err) &&
          content_load_calendar(content, err) && content_load_answering(content, err)))
        ok = err_prefix(err, "%s", path);
    if (!ok) {
        content_close(content);
        return false;
    }
    *content_out = content;
    return true;
}

void content_close(struct content *content)
{
    if (content == NULL)
        return;
    db_close(content->db);
    arena_free(&content->arena);
    arena_free(&content->words);
    free(content);
}

bool content_set_lang(struct content *content, const char *lang, struct err *err)
{
    if (!utf8_copy(content->lang, sizeof content->lang, lang))
        return err_set(err, "%s: there is no such language", lang);
    return load_topics(content, err) && content_load_barriers(content, err);
}

long content_sequence(const struct content *content)
{
    return content->sequence;
}

struct date content_created(const struct content *content)
{
    return content->created;
}

struct date content_valid_until(const struct content *content)
{
    return content->valid_until;
}

const struct topic *content_topics(const struct content *content, size_t *count)
{
    *count = content->topic_count;
    return content->topic;
}

const struct topic *content_topic(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->topic_count; i++)
        if (strcmp(content->topic[i].id, id) == 0)
            return &content->topic[i];
    return NULL;
}

const struct site *content_sites(const struct content *content, size_t *count)
{
    *count = content->site_count;
    return content->site;
}

const struct site *content_site(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->site_count; i++)
        if (strcmp(content->site[i].id, id) == 0)
            return &content->site[i];
    return NULL;
}

const struct hours_calendar *content_calendar(const struct content *content)
{
    return &content->calendar;
}

bool content_quick_check(struct content *content, struct err *err)
{
    return db_quick_check(content->db, err);
}
