#include <stdio.h>
#include <string.h>

#include "base/json_write.h"
#include "base/likeness.h"
#include "base/message.h"
#include "command/linting.h"

enum { NEAR_PERCENT = 50, NEAR_MOST = 3 };

static const char *level_name(enum rule_level level, enum rule_lang lang)
{
    static const char *const name[RULE_LANGS][3] = {
        [RULE_GERMAN] = {"Hinweis", "Fehler", "Hinweis oder Fehler"},
        [RULE_ENGLISH] = {"warning", "error", "warning or error"}};
    return name[lang][level];
}

/* A message as a reader sees it before anything was found. */
static const char *message_of(struct buf *out, struct arena *arena, enum rule rule,
                              size_t message, enum rule_lang lang)
{
    const struct rule_said said = {
        .rule = rule,
        .message = (enum rule_message)message,
        .place = {"\xe2\x80\xa6", "\xe2\x80\xa6", "\xe2\x80\xa6"}};
    return linting_advice(out, arena, &said, NULL, lang);
}

static void add_messages(struct buf *out, struct arena *arena, enum rule rule,
                         enum rule_lang lang)
{
    size_t count = rule_messages(rule_row(rule));
    for (size_t i = 0; i < count; i++)
        buf_print(out, "    %s\n", message_of(out, arena, rule, i, lang));
}

static void add_head(struct buf *out, enum rule rule)
{
    const struct rule_row *row = rule_row(rule);
    buf_print(out, "%s: %s, %s\n", row->id, level_name(row->level, RULE_GERMAN),
              level_name(row->level, RULE_ENGLISH));
}

static void add_lines(struct buf *out, const char *head, const char *text)
{
    if (text == NULL)
        return;
    buf_print(out, "  %s\n", head);
    for (const char *at = text; *at != '\0';) {
        size_t len = strcspn(at, "\n");
        buf_print(out, "    %.*s\n", (int)len, at);
        at += len + (at[len] == '\n');
    }
}

static void add_explanation(struct buf *out, struct arena *arena, enum rule rule)
{
    const struct rule_row *row = rule_row(rule);
    add_head(out, rule);
    for (int lang = 0; lang < RULE_LANGS; lang++) {
        add_messages(out, arena, rule, (enum rule_lang)lang);
        buf_print(out, "    %s\n", row->why[lang]);
    }
    add_lines(out, "schlecht, bad:", row->bad);
    add_lines(out, "gut, good:", row->good);
}

static void add_member(struct buf *out, const char *name, const char *text)
{
    buf_print(out, ", \"%s\": ", name);
    if (text == NULL)
        buf_add_text(out, "null");
    else
        json_write_text(out, text);
}

static void add_json(struct buf *out, struct arena *arena, enum rule rule)
{
    const struct rule_row *row = rule_row(rule);
    size_t count = rule_messages(row);
    buf_add_text(out, "{\"id\": ");
    json_write_text(out, row->id);
    add_member(out, "level",
               row->level == RULE_BY_DEGREE ? "by degree"
                                            : level_name(row->level, RULE_ENGLISH));
    add_member(out, "about", row->about == RULE_OF_TEXT ? "text" : "data");
    for (int lang = 0; lang < RULE_LANGS; lang++) {
        buf_print(out, ", \"%s\": [", lang == RULE_GERMAN ? "de" : "en");
        for (size_t i = 0; i < count; i++) {
            buf_add_text(out, i == 0 ? "" : ", ");
            json_write_text(out, message_of(out, arena, rule, i, (enum rule_lang)lang));
        }
        buf_add_text(out, "]");
    }
    add_member(out, "why_de", row->why[RULE_GERMAN]);
    add_member(out, "why_en", row->why[RULE_ENGLISH]);
    add_member(out, "bad", row->bad);
    add_member(out, "good", row->good);
    buf_add_text(out, "}");
}

static bool print(struct buf *out, struct arena *arena, struct err *err)
{
    bool ok = !out->failed && fwrite(out->bytes, 1, out->len, stdout) == out->len;
    buf_free(out);
    arena_free(arena);
    return ok || err_set(err, "the output could not be written");
}

bool linting_list_rules(bool json, struct err *err)
{
    struct buf out = {0};
    struct arena arena = {0};
    for (int i = 0; i < RULE_COUNT; i++) {
        enum rule rule = (enum rule)i;
        if (json) {
            buf_add_text(&out, i == 0 ? "[\n " : ",\n ");
            add_json(&out, &arena, rule);
            continue;
        }
        add_head(&out, rule);
        add_messages(&out, &arena, rule, RULE_GERMAN);
        add_messages(&out, &arena, rule, RULE_ENGLISH);
    }
    buf_add_text(&out, json ? "\n]\n" : "");
    return print(&out, &arena, err);
}

/* Ids that are like this one, the most like first: "a, b"; "" if none is. */
static void near_ids(const char *id, struct buf *out)
{
    bool told[RULE_COUNT] = {false};
    for (int n = 0; n < NEAR_MOST; n++) {
        int best = -1;
        int most = NEAR_PERCENT - 1;
        for (int i = 0; i < RULE_COUNT; i++) {
            const char *other = rule_id((enum rule)i);
            bool part = id[0] != '\0' && strstr(other, id) != NULL;
            int like = part ? 100 : likeness_percent(id, other);
            if (!told[i] && like > most) {
                most = like;
                best = i;
            }
        }
        if (best < 0)
            return;
        told[best] = true;
        buf_print(out, "%s%s", n == 0 ? "" : ", ", rule_id((enum rule)best));
    }
}

bool linting_explain(const char *id, bool json, struct err *err)
{
    struct buf out = {0};
    struct arena arena = {0};
    enum rule rule = rule_find(id);
    if (rule == RULE_COUNT) {
        near_ids(id, &out);
        if (out.len == 0)
            err_set(err, "--explain %s: there is no such rule; lint --rules lists them",
                    id);
        else
            err_set(
                err,
                "--explain %s: there is no such rule, but near it: %s; lint --rules lists "
                "them",
                id, out.bytes);
        buf_free(&out);
        return false;
    }
    if (json) {
        add_json(&out, &arena, rule);
        buf_add_text(&out, "\n");
    } else
        add_explanation(&out, &arena, rule);
    return print(&out, &arena, err);
}
