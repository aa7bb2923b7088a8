#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/message.h"
#include "command/cmd.h"
#include "command/workspace.h"
#include "pages/backlog.h"
#include "words/language_name.h"

/* How far the texts are in each language. */

struct words {
    bool json;
};

static const struct {
    enum backlog_state state;
    const char *id;
    const char *heading;
} columns[] = {
    {BACKLOG_DONE, "human", MESSAGE("by people")},
    {BACKLOG_UNREAD, "automatic", MESSAGE("by a computer")},
    {BACKLOG_OUTDATED, "outdated", MESSAGE("out of date")},
    {BACKLOG_MISSING, "missing", MESSAGE("missing")},
};

enum { COLUMNS = sizeof columns / sizeof columns[0], LANGUAGE_WIDTH = 24 };

/* Fills up to `width` characters; printf would count bytes. */
static void add_padded(struct buf *out, const char *text, size_t width)
{
    buf_add_text(out, text);
    for (size_t len = utf8_length(text); len < width; len++)
        buf_add_text(out, " ");
}

static void add_heading(struct buf *out)
{
    add_padded(out, "", LANGUAGE_WIDTH);
    for (size_t i = 0; i < COLUMNS; i++)
        buf_print(out, "  %s", message(columns[i].heading));
    buf_add_text(out, "\n");
}

static void add_row(struct arena *arena, struct buf *out, const struct backlog *backlog)
{
    const char *name = language_name(arena, backlog->lang, message_lang());
    add_padded(out, arena_print(arena, "%s %s", backlog->lang, name), LANGUAGE_WIDTH);
    for (size_t i = 0; i < COLUMNS; i++)
        buf_print(out, "  %*zu", (int)utf8_length(message(columns[i].heading)),
                  backlog->each[columns[i].state]);
    buf_add_text(out, "\n");
}

static void add_json(struct buf *out, const struct backlog *backlog, bool first)
{
    buf_print(out, "%s{\"language\": \"%s\"", first ? "[\n " : ",\n ", backlog->lang);
    for (size_t i = 0; i < COLUMNS; i++)
        buf_print(out, ", \"%s\": %zu", columns[i].id, backlog->each[columns[i].state]);
    buf_add_text(out, "}");
}

static bool add_languages(struct arena *arena, const struct document *document, bool json,
                          struct buf *out)
{
    struct texts langs;
    if (!backlog_langs(arena, document, &langs))
        return false;
    if (!json)
        add_heading(out);
    for (size_t i = 0; i < langs.count; i++) {
        struct backlog backlog;
        if (!backlog_of(arena, document, langs.item[i], &backlog))
            return false;
        if (json)
            add_json(out, &backlog, i == 0);
        else
            add_row(arena, out, &backlog);
    }
    if (json)
        buf_add_text(out, "\n]\n");
    return !arena->failed && !out->failed;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct store *store = NULL;
    struct arena arena = {0};
    struct document document = {0};
    struct buf out = {0};
    const struct words *words = context->options;
    if (strcmp(context->argument[0], "status") != 0) {
        err_set(err, "say translate status");
        return CMD_COULD_NOT;
    }
    bool ok = workspace_open(context, &store, err) &&
              store_load(store, &arena, &document, err) &&
              (add_languages(&arena, &document, words->json, &out) ||
               err_set(err, "not enough memory")) &&
              (fwrite(out.bytes, 1, out.len, stdout) == out.len ||
               err_set(err, "the output could not be written"));
    buf_free(&out);
    arena_free(&arena);
    store_close(store);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}

static const struct option_row options[] = {
    OPTION_FLAG(struct words, json, "json", "as JSON, for programs"),
};

const struct cmd cmd_translate = {
    .help = {.name = "translate",
             .form = {MESSAGE("status [--json]")},
             .summary =
                 MESSAGE("how many offers each language has, lacks or has out of date"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 1,
    .options_size = sizeof(struct words),
    .run = run,
};
