#include "lint.h"

#include <string.h>

#include "core/fold.h"
#include "lint_gaps.h"
#include "lint_text.h"

enum { WORDS_GOOD = 12, WORDS_MOST = 15, LETTERS_MOST = 15 };

struct linter {
    struct arena *arena;
    const struct lint_words *words;
    struct lint_findings *out;
    const struct record *record;
    bool failed;
};

static void found(struct linter *linter, enum lint_level level, const char *rule,
                  const char *field, const char *sentence, const char *advice)
{
    if (!lint_add(linter->arena, linter->out, linter->record,
                  (struct lint_finding){.level = level,
                                        .rule = rule,
                                        .field = field,
                                        .sentence = sentence,
                                        .advice = advice}))
        linter->failed = true;
}

/* Where a folded term stands as a word of its own, German endings allowed behind longer
 * ones. */
static bool stands_in(const char *folded, const char *term)
{
    size_t len = strlen(term);
    for (const char *at = strstr(folded, term); at != NULL; at = strstr(at + 1, term)) {
        size_t ending = len >= 6 ? strspn(at + len, "ensr") : 0;
        char behind = at[len + ending];
        if ((at == folded || at[-1] == ' ') && ending <= 2 &&
            (behind == ' ' || behind == '\0'))
            return true;
    }
    return false;
}

static void lint_officialese(struct linter *linter, const char *field,
                             const char *sentence)
{
    const char *folded = fold(linter->arena, sentence, NULL);
    if (folded == NULL) {
        linter->failed = true;
        return;
    }
    for (size_t i = 0; i < linter->words->count; i++) {
        const struct lint_word *word = &linter->words->item[i];
        if (stands_in(folded, word->folded))
            found(linter, LINT_WARNING, "officialese", field, sentence,
                  arena_print(linter->arena, "instead of \"%s\" say: %s", word->office,
                              word->plain));
    }
}

static void lint_words_of(struct linter *linter, const char *field, const char *text)
{
    size_t at = 0;
    size_t start;
    size_t len;
    while (lint_long_word(text, LETTERS_MOST, &at, &start, &len))
        found(linter, LINT_WARNING, "long_word", field,
              arena_copy_len(linter->arena, text + start, len),
              "over 15 letters: part it with a hyphen or a soft hyphen");
    at = 0;
    while (lint_sentence(text, &at, &start, &len)) {
        char *sentence = arena_copy_len(linter->arena, text + start, len);
        size_t words = lint_count_words(text + start, len);
        if (sentence == NULL) {
            linter->failed = true;
            return;
        }
        if (words > WORDS_GOOD)
            found(linter, words > WORDS_MOST ? LINT_ERROR : LINT_WARNING, "long_sentence",
                  field, sentence,
                  arena_print(linter->arena,
                              "%zu words: say it in two sentences of at most 12", words));
        lint_officialese(linter, field, sentence);
    }
}

static void lint_field(struct linter *linter, const struct field *field,
                       const struct value *value)
{
    if (!field_is_list(field)) {
        lint_words_of(linter, field->name, value->text);
        return;
    }
    for (size_t i = 0; i < value->list.count; i++) {
        const char *name = arena_print(linter->arena, "%s[%zu]", field->name, i);
        if (name != NULL)
            lint_words_of(linter, name, value->list.item[i]);
        linter->failed = linter->failed || name == NULL;
    }
}

/* Words that visitors read: those that may be translated, and an answer's. */
static bool for_people(const struct record *record, const struct field *field)
{
    return field->translated ||
           (record->kind == RECORD_ANSWER && field->type == FIELD_TEXT);
}

static void lint_record(struct linter *linter, const struct record *record)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    linter->record = record;
    for (size_t i = 0; i < count; i++)
        if (record->value[i].set && for_people(record, &field[i]))
            lint_field(linter, &field[i], &record->value[i]);
}

bool lint_one(struct arena *arena, const struct document *document,
              const struct record *record, const struct lint_words *words,
              struct date today, struct lint_findings *out, struct err *err)
{
    struct linter linter = {.arena = arena, .words = words, .out = out};
    lint_record(&linter, record);
    return (!linter.failed && lint_gaps_record(arena, document, record, today, out)) ||
           err_set(err, "not enough memory");
}

bool lint_document(struct arena *arena, const struct document *document,
                   const struct lint_words *words, struct date today,
                   struct lint_findings *out, struct err *err)
{
    struct linter linter = {.arena = arena, .words = words, .out = out};
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document->list[kind].count; i++)
            lint_record(&linter, document->list[kind].item[i]);
    return (!linter.failed && lint_gaps_document(arena, document, today, out)) ||
           err_set(err, "not enough memory");
}

static bool add_word(struct arena *arena, struct lint_words *out, size_t *room,
                     const char *office, size_t len, const char *plain)
{
    const char *word = arena_copy_len(arena, office, len);
    const char *folded = word == NULL ? NULL : fold(arena, word, NULL);
    if (folded == NULL)
        return false;
    if (out->count == *room) {
        size_t more = *room == 0 ? 128 : *room * 2;
        struct lint_word *item = arena_take_array(arena, more, sizeof *item);
        if (item == NULL)
            return false;
        if (out->count > 0)
            memcpy(item, out->item, out->count * sizeof *item);
        out->item = item;
        *room = more;
    }
    if (folded[0] != '\0')
        out->item[out->count++] = (struct lint_word){word, folded, plain};
    return true;
}

static bool read_line(struct arena *arena, const char *line, size_t len,
                      struct lint_words *out, size_t *room)
{
    const char *tab = memchr(line, '\t', len);
    if (tab == NULL)
        return true;
    size_t plain = (size_t)(line + len - tab - 1);
    const char *second = memchr(tab + 1, '\t', plain);
    const char *words = arena_copy_len(
        arena, tab + 1, second == NULL ? plain : (size_t)(second - tab - 1));
    if (words == NULL)
        return false;
    for (const char *at = line; at < tab;) {
        const char *slash = memmem(at, (size_t)(tab - at), " / ", 3);
        const char *end = slash == NULL ? tab : slash;
        if (!add_word(arena, out, room, at, (size_t)(end - at), words))
            return false;
        at = slash == NULL ? tab : slash + 3;
    }
    return true;
}

bool lint_words_read(struct arena *arena, const char *path, struct lint_words *out,
                     struct err *err)
{
    struct buf file = {0};
    struct lint_words words = {0};
    size_t room = 0;
    if (!buf_read_file(&file, path, 1 << 20, err))
        return false;
    bool ok = true;
    const char *line = strchr(file.bytes, '\n');
    while (ok && line != NULL && line[1] != '\0') {
        line++;
        size_t len = strcspn(line, "\r\n");
        ok = read_line(arena, line, len, &words, &room);
        line = strchr(line + len, '\n');
    }
    buf_free(&file);
    if (!ok)
        return err_set(err, "%s: not enough memory", path);
    *out = words;
    return true;
}
