#include "lint/lint_fix.h"

#include <string.h>

#include "base/array.h"
#include "base/share.h"
#include "core/source_hash.h"
#include "lint/lint_german.h"

static bool add_words(struct compound_book *book, const struct value *value)
{
    if (!value->set)
        return true;
    if (value->text != NULL)
        return compound_add_text(book, value->text);
    for (size_t i = 0; i < value->list.count; i++)
        if (!compound_add_text(book, value->list.item[i]))
            return false;
    return true;
}

bool lint_fix_open(struct arena *arena, const struct document *document,
                   struct lint_fix_books *out, struct err *err)
{
    char path[SHARE_PATH];
    if (!plain_book_open(arena, share_path("assets/content/amtsdeutsch.tsv", path),
                         &out->plain, err) ||
        !replacement_open(arena, out->plain.lexicon,
                          share_path("assets/content/ersatz.tsv", path),
                          &out->replacement, err) ||
        !compound_open(arena, out->plain.lexicon, COMPOUND_WORDS, &out->compound, err))
        return false;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const struct record *record = document->list[RECORD_OFFER].item[i];
        size_t count;
        const struct field *field = record_fields(RECORD_OFFER, &count);
        for (size_t k = 0; k < count; k++)
            if (field[k].translated && !add_words(&out->compound, &record->value[k]))
                return err_set(err, "not enough memory");
    }
    return true;
}

static bool overlap(const struct lint_fix *one, const struct lint_fix *other)
{
    return one->record == other->record && one->level == other->level &&
           one->field == other->field && one->item == other->item &&
           one->start < other->start + other->len && other->start < one->start + one->len;
}

static bool name_it(struct arena *arena, const struct lint_fixes *fixes,
                    struct lint_fix *fix)
{
    const char *place = arena_print(arena, "%d %zu", (int)fix->record->kind, fix->start);
    const char *text[] = {place, fix->name, rule_id(fix->said.rule), fix->sentence};
    char field_hash[SOURCE_FIELD_HASH_LEN];
    size_t before = fixes->count;
    source_field_hash(field_hash, &(struct texts){text, sizeof text / sizeof text[0]});
    fix->key = arena_print(arena, "%s:%s", record_id(fix->record), field_hash);
    while (fix->key != NULL && before > 0 &&
           fixes->item[before - 1].record == fix->record)
        if (strcmp(fixes->item[--before].key, fix->key) == 0)
            fix->key = arena_print(arena, "%s:%s-%zu", record_id(fix->record), field_hash,
                                   fixes->count - before);
    return fix->key != NULL;
}

static bool add_fix(struct arena *arena, struct lint_fixes *fixes, struct lint_fix fix)
{
    struct lint_fix *item =
        array_room(arena, fixes->item, fixes->count, &fixes->room, sizeof *item);
    if (item == NULL)
        return false;
    fixes->item = item;
    if (!name_it(arena, fixes, &fix))
        return false;
    size_t at = fixes->count++;
    if (at > 0 && fix.change == LINT_FIX_WORDS && fix.choices > 0 &&
        fixes->item[at - 1].change == LINT_FIX_HYPHENS &&
        overlap(&fixes->item[at - 1], &fix)) {
        fixes->item[at] = fixes->item[at - 1];
        at--;
    }
    fixes->item[at] = fix;
    return true;
}

/* "Schuldner-beratungs-stelle", with soft hyphens; NULL with no choice if no joint is
 * known. */
static bool part_word(struct arena *arena, const struct compound_book *book,
                      const char *word, size_t len, struct lint_fix *fix)
{
    enum { LETTERS_MOST = 15 };
    size_t joint[COMPOUND_JOINTS];
    size_t joints = compound_joints(book, word, len, LETTERS_MOST, joint);
    char *divided = arena_take_array(arena, len + COMPOUND_JOINTS + 1, 2);
    size_t to = 0;
    if (divided == NULL)
        return false;
    for (size_t i = 0, k = 0; i < len; i++) {
        if (k < joints && joint[k] == i) {
            memcpy(divided + to, "\xc2\xad", 2);
            to += 2;
            k++;
        }
        divided[to++] = word[i];
    }
    fix->choice[0] = divided;
    fix->choices = joints > 0;
    return true;
}

static bool is_fixable(enum rule rule, enum lint_fix_change *change)
{
    static const struct {
        enum rule rule;
        enum lint_fix_change change;
    } rules[] = {{RULE_LONG_WORD, LINT_FIX_HYPHENS},
                 {RULE_OFFICIALESE, LINT_FIX_WORDS},
                 {RULE_ABBREVIATION, LINT_FIX_WORDS},
                 {RULE_NUMBER_WORD, LINT_FIX_NUMBERS}};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (rules[i].rule == rule) {
            *change = rules[i].change;
            return true;
        }
    return false;
}

static bool take_finding(struct arena *arena, const struct lint_german *german,
                         struct record *record, const struct plain_finding *one,
                         const struct lint_fix_books *books, struct lint_fixes *out)
{
    const char *text = german->text.bytes;
    struct lint_fix fix = {.record = record, .level = german->level, .said = one->said};
    struct replacement words = {.start = one->start, .len = one->len};
    if (!is_fixable(one->said.rule, &fix.change))
        return true;
    if (fix.change == LINT_FIX_HYPHENS) {
        if (!part_word(arena, &books->compound, text + one->start, one->len, &fix))
            return false;
    } else {
        if (!replacement_find(arena, &books->replacement, text, one->sentence,
                              one->sentence + one->sentence_len, one->start, one->len,
                              &words))
            return false;
        memcpy(fix.choice, words.choice, sizeof fix.choice);
        fix.choices = words.choices;
    }
    size_t at = lint_german_place(german, words.start);
    fix.field = german->place[at].field;
    fix.item = german->place[at].item;
    fix.start = words.start - german->span[at].start;
    fix.len = words.len;
    fix.at = words.start - one->sentence;
    fix.name = arena_copy(arena, german->place[at].name);
    fix.sentence = arena_copy_len(arena, text + one->sentence, one->sentence_len);
    fix.proposal = one->proposal;
    return fix.name != NULL && fix.sentence != NULL && rule_keep(arena, &fix.said) &&
           add_fix(arena, out, fix);
}

bool lint_fix_find(struct arena *arena, struct record *record,
                   const struct lint_fix_books *books, struct lint_fixes *out)
{
    struct arena own = {0};
    struct lint_german german = {.arena = &own, .record = record};
    bool ok = true;
    while (ok && lint_german_next(&german)) {
        struct plain_findings findings = {0};
        struct plain_figures figures;
        ok = lint_german_find(&german, &books->plain, &findings, &figures);
        for (size_t i = 0; ok && i < findings.count; i++)
            ok = take_finding(arena, &german, record, &findings.item[i], books, out);
    }
    ok = ok && !german.failed;
    lint_german_free(&german);
    arena_free(&own);
    return ok;
}

const char *lint_fix_sentence(struct arena *arena, const struct lint_fix *fix,
                              const char *words)
{
    return arena_print(arena, "%.*s%s%s", (int)fix->at, fix->sentence, words,
                       fix->sentence + fix->at + fix->len);
}

bool lint_fix_accept(struct lint_fixes *fixes, size_t at, const char *words)
{
    struct lint_fix *fix = &fixes->item[at];
    size_t from = at;
    while (from > 0 && fixes->item[from - 1].record == fix->record)
        from--;
    for (size_t i = from; i < fixes->count && fixes->item[i].record == fix->record; i++)
        if (i != at && fixes->item[i].taken != NULL && overlap(&fixes->item[i], fix))
            return false;
    fix->taken = words;
    return true;
}

static bool put_fix(struct arena *arena, const struct lint_fix *fix, struct err *err)
{
    struct record *record = fix->record;
    size_t count;
    const struct field *field = &record_fields(record->kind, &count)[fix->field];
    struct value *values =
        fix->level == 0 ? record->value : record->translation[fix->level - 1].value;
    struct value *value = &values[fix->field];
    const char *old = field_is_list(field) ? value->list.item[fix->item] : value->text;
    const char *text = arena_print(arena, "%.*s%s%s", (int)fix->start, old, fix->taken,
                                   old + fix->start + fix->len);
    if (text == NULL)
        return err_set(err, "not enough memory");
    if (!record_check(field, text, err))
        return err_prefix(err, "%s %s %s", record_kind_name(record->kind),
                          record_id(record), fix->name);
    if (!field_is_list(field)) {
        value->text = text;
        return true;
    }
    const char **item = arena_take_array(arena, value->list.count, sizeof *item);
    if (item == NULL)
        return err_set(err, "not enough memory");
    memcpy(item, value->list.item, value->list.count * sizeof *item);
    item[fix->item] = text;
    value->list.item = item;
    return true;
}

bool lint_fix_apply(struct arena *arena, struct lint_fixes *fixes,
                    struct document *changed, struct err *err)
{
    /* The last place of a text first, so that the places in front of it stay. */
    for (size_t i = fixes->count; i > 0; i--)
        if (fixes->item[i - 1].taken != NULL && !put_fix(arena, &fixes->item[i - 1], err))
            return false;
    for (size_t i = 0; i < fixes->count; i++) {
        struct record *record = fixes->item[i].record;
        if (fixes->item[i].taken != NULL &&
            document_find(changed, record->kind, record_id(record)) == NULL &&
            !document_add(arena, changed, record))
            return err_set(err, "not enough memory");
    }
    return true;
}
