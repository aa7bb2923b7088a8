#include "formats/hsds/hsds_topics.h"

#include <string.h>
#include <strings.h>

enum { MAP_MAX = 1 << 20 };

static char *trimmed(struct arena *arena, const char *text, size_t len)
{
    while (len > 0 && strchr(" \t\r\"", text[0]) != NULL) {
        text++;
        len--;
    }
    while (len > 0 && strchr(" \t\r\"", text[len - 1]) != NULL)
        len--;
    return arena_copy_len(arena, text, len);
}

static bool is_topic(const struct document *known, const char *id)
{
    return known == NULL || known->list[RECORD_TOPIC].count == 0 ||
           document_find(known, RECORD_TOPIC, id) != NULL;
}

static bool read_line(struct hsds_topics *topics, const char *at, size_t len,
                      size_t number, struct err *err)
{
    size_t count;
    const char *equals = memchr(at, '=', len);
    const struct field *id = &record_fields(RECORD_TOPIC, &count)[0];
    if (len == 0 || at[strspn(at, " \t\r")] == '#' || strspn(at, " \t\r") >= len)
        return true;
    if (equals == NULL)
        return err_set(err, "line %zu: a line is \"TERM = topic\"", number);
    struct hsds_topic_line *line = &topics->line[topics->line_count];
    line->term = trimmed(&topics->arena, at, (size_t)(equals - at));
    line->topic = trimmed(&topics->arena, equals + 1, len - (size_t)(equals + 1 - at));
    if (line->term == NULL || line->topic == NULL)
        return err_set(err, "not enough memory");
    if (!record_check(id, line->topic, err))
        return err_prefix(err, "line %zu", number);
    if (!is_topic(topics->known, line->topic))
        return err_set(err, "line %zu: \"%.40s\" is no topic here", number, line->topic);
    topics->line_count++;
    return true;
}

static bool read_map(struct hsds_topics *topics, const char *path, struct err *err)
{
    struct buf file = {0};
    if (!buf_read_file(&file, path, MAP_MAX, err))
        return false;
    size_t lines = 1;
    for (size_t i = 0; i < file.len; i++)
        lines += file.bytes[i] == '\n';
    topics->line = arena_take_array(&topics->arena, lines, sizeof *topics->line);
    bool ok = topics->line != NULL || err_set(err, "not enough memory");
    const char *at = file.len > 0 ? file.bytes : "";
    for (size_t number = 1; ok && *at != '\0'; number++) {
        size_t len = strcspn(at, "\n");
        ok = read_line(topics, at, len, number, err);
        at += len + (at[len] == '\n');
    }
    buf_free(&file);
    return ok || err_prefix(err, "%s", path);
}

bool hsds_topics_open(struct hsds_topics *out, const struct format_ask *ask,
                      struct err *err)
{
    *out = (struct hsds_topics){.known = ask->known, .topic = ask->topic};
    if (ask->map == NULL || read_map(out, ask->map, err))
        return true;
    hsds_topics_free(out);
    return false;
}

void hsds_topics_free(struct hsds_topics *topics)
{
    arena_free(&topics->arena);
}

const char *hsds_topic(const struct hsds_topics *topics, const char *term)
{
    if (term == NULL)
        return NULL;
    for (size_t i = 0; i < topics->line_count; i++)
        if (strcasecmp(topics->line[i].term, term) == 0)
            return topics->line[i].topic;
    for (size_t i = 0;
         topics->known != NULL && i < topics->known->list[RECORD_TOPIC].count; i++) {
        const struct record *topic = topics->known->list[RECORD_TOPIC].item[i];
        const char *name = topic_text(topic, TOPIC_NAME);
        if (strcasecmp(record_id(topic), term) == 0 ||
            (name != NULL && strcasecmp(name, term) == 0))
            return record_id(topic);
    }
    return NULL;
}

const char *hsds_topic_default(const struct hsds_topics *topics)
{
    const char *topic = hsds_topic(topics, "*");
    return topic != NULL ? topic : topics->topic;
}

const char *hsds_scope(const struct hsds_topics *topics, const char *area)
{
    for (size_t i = 0;
         topics->known != NULL && i < topics->known->list[RECORD_SITE].count; i++) {
        const struct record *site = topics->known->list[RECORD_SITE].item[i];
        const char *town = site_text(site, SITE_TOWN);
        const char *city = site_text(site, SITE_CITY);
        if ((town != NULL && strcasecmp(town, area) == 0) ||
            (city != NULL && strcasecmp(city, area) == 0))
            return town;
    }
    return NULL;
}
