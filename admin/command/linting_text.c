#include <stdio.h>
#include <string.h>

#include "base/share.h"
#include "command/linting.h"
#include "base/json_write.h"
#include "base/text_lines.h"

enum { TEXT_MOST = 256 << 20 };

static const char *copy_part(struct arena *arena, const char *text, size_t start,
                             size_t len)
{
    return arena_copy_len(arena, text + start, len);
}

static void add_json(struct buf *out, struct arena *arena, const char *text,
                     const struct plain_findings *findings, enum rule_lang lang)
{
    buf_add_text(out, "[");
    for (size_t i = 0; i < findings->count; i++) {
        const struct plain_finding *one = &findings->item[i];
        const char *word = copy_part(arena, text, one->start, one->len);
        const char *sentence = copy_part(arena, text, one->sentence, one->sentence_len);
        buf_print(out,
                  "%s{\"level\": \"%s\", \"rule\": \"%s\", \"start\": %zu, "
                  "\"length\": %zu, \"word\": ",
                  i == 0 ? "" : ", ", one->error ? "error" : "warning",
                  rule_id(one->said.rule), one->start, one->len);
        json_write_text(out, word == NULL ? "" : word);
        buf_add_text(out, ", \"sentence\": ");
        json_write_text(out, sentence == NULL ? "" : sentence);
        buf_add_text(out, ", \"advice\": ");
        json_write_text(out, linting_advice(out, arena, &one->said, NULL, lang));
        if (one->proposal != NULL) {
            buf_add_text(out, ", \"proposal\": ");
            json_write_text(out, one->proposal);
        }
        buf_add_text(out, "}");
    }
    buf_add_text(out, "]");
}

static void add_lines(struct buf *out, struct arena *arena, const char *text,
                      const struct plain_findings *findings, enum rule_lang lang)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct plain_finding *one = &findings->item[i];
        buf_print(out, "%s: ", linting_level(one->error, lang));
        if (one->len > 0 && one->len + 2 < one->sentence_len)
            buf_print(out, "\"%.*s\" in ", (int)one->len, text + one->start);
        if (one->sentence_len > 0)
            buf_print(out, "\"%.*s\": ", (int)one->sentence_len, text + one->sentence);
        buf_print(out, "%s (%s)\n",
                  linting_advice(out, arena, &one->said, one->proposal, lang),
                  rule_id(one->said.rule));
    }
}

/* Lints one text; `rest` are JSON members to pass through, NULL for a whole file. */
static bool add_text(struct buf *out, const struct linting_text *of,
                     const struct plain_book *book, const char *text, const char *rest,
                     size_t *errors)
{
    struct arena arena = {0};
    struct plain_options options = {.level = of->level};
    struct plain_findings findings = {0};
    struct plain_figures figures;
    bool ok = plain_find(&arena, book, text, &options, &findings, &figures);
    for (size_t i = 0; ok && i < findings.count; i++)
        *errors += findings.item[i].error;
    if (ok && of->json) {
        buf_print(out, "{%s%s\"figures\": ", rest == NULL ? "" : rest,
                  rest == NULL || rest[0] == '\0' ? "" : ", ");
        linting_add_figures_json(out, &figures);
        buf_add_text(out, ", \"findings\": ");
        add_json(out, &arena, text, &findings, of->lang);
        buf_add_text(out, "}\n");
    } else if (ok) {
        if (rest != NULL)
            buf_print(out, "{%s}\n", rest);
        add_lines(out, &arena, text, &findings, of->lang);
        linting_add_figures(out, &figures);
        buf_add_text(out, "\n");
    }
    arena_free(&arena);
    return ok && !arena.failed && !out->failed;
}

static bool print(struct buf *out, struct err *err)
{
    bool ok = !out->failed &&
              (out->len == 0 || fwrite(out->bytes, 1, out->len, stdout) == out->len);
    buf_reset(out);
    return ok || err_set(err, "the output could not be written");
}

static bool each_line(const struct linting_text *of, const struct plain_book *book,
                      const struct buf *file, size_t *errors, struct err *err)
{
    struct buf out = {0};
    size_t number = 0;
    bool ok = true;
    for (size_t at = 0; ok && at < file->len;) {
        const char *end = memchr(file->bytes + at, '\n', file->len - at);
        size_t len = end == NULL ? file->len - at : (size_t)(end - file->bytes) - at;
        struct arena arena = {0};
        struct text_line line;
        number++;
        if (strspn(file->bytes + at, " \t\r") < len) {
            if (!text_line_read(&arena, file->bytes + at, len, &line, err))
                ok = err_prefix(err, "line %zu", number);
            else if (!add_text(&out, of, book, line.text, line.rest, errors))
                ok = err_set(err, "not enough memory");
        }
        ok = ok && print(&out, err);
        arena_free(&arena);
        at += len + 1;
    }
    buf_free(&out);
    return ok;
}

/* The whole file as one text. */
static bool whole_file(const struct linting_text *of, const struct plain_book *book,
                       struct buf *file, size_t *errors, struct err *err)
{
    struct buf out = {0};
    for (size_t i = 0; i < file->len; i++)
        if (file->bytes[i] == '\0')
            file->bytes[i] = ' ';
    bool ok =
        (add_text(&out, of, book, file->len == 0 ? "" : file->bytes, NULL, errors) ||
         err_set(err, "not enough memory")) &&
        print(&out, err);
    buf_free(&out);
    return ok;
}

bool linting_of_text(const struct linting_text *of, size_t *errors_out, struct err *err)
{
    struct arena arena = {0};
    struct buf file = {0};
    struct plain_book book;
    char words[SHARE_PATH];
    size_t errors = 0;
    const char *from = strcmp(of->path, "-") == 0 ? "/dev/stdin" : of->path;
    bool ok = plain_book_open(&arena, share_path("assets/content/amtsdeutsch.tsv", words),
                              &book, err) &&
              buf_read_file(&file, from, TEXT_MOST, err);
    if (ok && of->lines)
        ok = each_line(of, &book, &file, &errors, err) || err_prefix(err, "%s", of->path);
    else if (ok)
        ok = whole_file(of, &book, &file, &errors, err);
    buf_free(&file);
    arena_free(&arena);
    if (ok)
        *errors_out = errors;
    return ok;
}
