#include <stdio.h>
#include <string.h>

#include "command/fixing.h"
#include "base/json_write.h"
#include "base/message.h"
#include "lint/lint_finding.h"

static const char *change_name(enum lint_fix_change change)
{
    static const char *const name[] = {"hyphens", "words", "numbers"};
    return name[change];
}

/* Nobody sees a soft hyphen. */
static void add_seen(struct buf *out, const char *text)
{
    const char *hyphen;
    while ((hyphen = strstr(text, "\xc2\xad")) != NULL) {
        buf_add(out, text, (size_t)(hyphen - text));
        buf_add_text(out, "|");
        text = hyphen + 2;
    }
    buf_add_text(out, text);
}

static void add_line(struct buf *out, const char *colour, const char *begin,
                     const char *text)
{
    buf_add_text(out, colour);
    buf_add_text(out, begin);
    add_seen(out, text == NULL ? "" : text);
    buf_add_text(out, colour[0] == '\0' ? "\n" : "\033[0m\n");
}

void fixing_add_diff(struct buf *out, struct arena *arena, const struct lint_fix *fix,
                     bool colours)
{
    const char *red = colours ? "\033[31m" : "";
    const char *green = colours ? "\033[32m" : "";
    const char *kind = record_kind_name(fix->record->kind);
    if (fix->choices == 0) {
        buf_print(out, message("# hint: %s %s %s: \"%.*s\": "), kind,
                  record_id(fix->record), fix->name, (int)fix->len,
                  fix->sentence + fix->at);
        const char *advice =
            lint_advice(arena, &fix->said, fix->proposal, rule_lang_of_reader());
        out->failed = out->failed || advice == NULL;
        buf_print(out, "%s (%s)\n", advice == NULL ? "" : advice,
                  rule_id(fix->said.rule));
        return;
    }
    buf_print(out, "%s %s %s %s (%s)\n", fix->key, kind, record_id(fix->record),
              fix->name, rule_id(fix->said.rule));
    add_line(out, red, "  - ", fix->sentence);
    for (size_t i = 0; i < fix->choices; i++) {
        char begin[8] = "  + ";
        if (fix->choices > 1)
            begin[2] = (char)('1' + (int)i);
        add_line(out, green, begin, lint_fix_sentence(arena, fix, fix->choice[i]));
    }
}

static void add_pair(struct buf *out, const char *name, const char *value)
{
    buf_print(out, "\"%s\": ", name);
    json_write_text(out, value == NULL ? "" : value);
    buf_add_text(out, ", ");
}

void fixing_add_json(struct buf *out, struct arena *arena, const struct lint_fixes *fixes)
{
    for (size_t i = 0; i < fixes->count; i++) {
        const struct lint_fix *fix = &fixes->item[i];
        buf_add_text(out, i == 0 ? "[\n {" : ",\n {");
        add_pair(out, "key", fix->key);
        add_pair(out, "kind", record_kind_name(fix->record->kind));
        add_pair(out, "id", record_id(fix->record));
        add_pair(out, "field", fix->name);
        add_pair(out, "rule", rule_id(fix->said.rule));
        add_pair(out, "change", change_name(fix->change));
        add_pair(out, "word", arena_copy_len(arena, fix->sentence + fix->at, fix->len));
        add_pair(out, "sentence", fix->sentence);
        if (fix->choices == 0)
            add_pair(
                out, "hint",
                lint_advice(arena, &fix->said, fix->proposal, rule_lang_of_reader()));
        buf_add_text(out, "\"proposals\": [");
        for (size_t k = 0; k < fix->choices; k++) {
            buf_add_text(out, k == 0 ? "" : ", ");
            json_write_text(out, fix->choice[k]);
        }
        buf_print(out, "], \"accepted\": %s}", fix->taken != NULL ? "true" : "false");
    }
    buf_add_text(out, fixes->count == 0 ? "[]\n" : "\n]\n");
}

/* A line from the terminal, without its end; false at the end. */
static bool read_line(char *line, size_t room)
{
    if (fgets(line, (int)room, stdin) == NULL)
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

/* All of that rule from here on that have one choice. */
static void accept_rule(struct lint_fixes *fixes, size_t from)
{
    enum rule rule = fixes->item[from].said.rule;
    for (size_t i = from; i < fixes->count; i++)
        if (fixes->item[i].said.rule == rule && fixes->item[i].choices == 1)
            lint_fix_accept(fixes, i, fixes->item[i].choice[0]);
}

static bool taken_by_other(struct lint_fixes *fixes, size_t at)
{
    if (fixes->item[at].taken != NULL)
        return true;
    bool free = lint_fix_accept(fixes, at, "");
    fixes->item[at].taken = NULL;
    return !free;
}

/* What was answered to one proposal. False: no more. */
static bool answer(struct arena *arena, struct lint_fixes *fixes, size_t at)
{
    struct lint_fix *fix = &fixes->item[at];
    char line[1024];
    for (;;) {
        printf(message(
                   "accept? %s, n, a (all of this rule), e (other words), q (no more): "),
               fix->choices == 1   ? message("y (yes)")
               : fix->choices == 2 ? "1, 2"
                                   : "1, 2, 3");
        fflush(stdout);
        if (!read_line(line, sizeof line) || line[0] == 'q')
            return false;
        if (line[0] == 'n')
            return true;
        if ((line[0] == 'y' || line[0] == 'j') && fix->choices == 1)
            return lint_fix_accept(fixes, at, fix->choice[0]);
        if (line[0] >= '1' && line[0] < (char)('1' + (int)fix->choices))
            return lint_fix_accept(fixes, at, fix->choice[line[0] - '1']);
        if (line[0] == 'a') {
            accept_rule(fixes, at);
            return true;
        }
        if (line[0] == 'e') {
            printf(message("instead of \"%.*s\" (nothing: leave it): "), (int)fix->len,
                   fix->sentence + fix->at);
            fflush(stdout);
            if (!read_line(line, sizeof line))
                return false;
            const char *words = arena_copy(arena, line);
            return words == NULL || line[0] == '\0' || lint_fix_accept(fixes, at, words);
        }
    }
}

bool fixing_ask(struct arena *arena, struct lint_fixes *fixes, struct err *err)
{
    struct buf out = {0};
    bool more = true;
    for (size_t i = 0; more && i < fixes->count; i++) {
        if (fixes->item[i].choices > 0 && taken_by_other(fixes, i))
            continue;
        buf_reset(&out);
        fixing_add_diff(&out, arena, &fixes->item[i], true);
        if (!out.failed)
            fputs(out.bytes, stdout);
        if (fixes->item[i].choices > 0)
            more = answer(arena, fixes, i);
    }
    bool ok = !out.failed && !arena->failed;
    buf_free(&out);
    return ok || err_set(err, "not enough memory");
}
