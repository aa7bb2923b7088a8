#include "workspace/store_said.h"

#include <string.h>

#include "workspace/store_parts.h"

/* NULL: German, which is no translation. */
static const char *part_of(const char *lang)
{
    return strcmp(lang, "de") == 0 ? NULL : lang;
}

static struct value value_of(const char *text)
{
    return (struct value){.set = text != NULL, .text = text};
}

static bool check_said(const char *word, const char *said, struct err *err)
{
    size_t count;
    const struct field *field = record_fields(RECORD_WORD, &count);
    const char *text[] = {word, said};
    for (int i = WORD_ID; i <= WORD_SAID; i++) {
        if (text[i] == NULL)
            continue;
        if (text[i][0] == '\0')
            return err_set(err, "write the word, and how it is said");
        if (!record_check(&field[i], text[i], err))
            return false;
    }
    return true;
}

static enum store_answer add_word(struct store *store, const char *lang, const char *word,
                                  const char *said, struct err *err)
{
    const struct value value = value_of(said);
    struct translation part = {.lang = part_of(lang), .value[WORD_SAID] = value};
    struct record record = {.kind = RECORD_WORD, .value[WORD_ID] = value_of(word)};
    if (part.lang == NULL) {
        record.value[WORD_SAID] = value;
    } else {
        record.translation = &part;
        record.translation_count = 1;
    }
    return store_apply(store, NULL, &record, err);
}

/* What stands there, NULL: nothing; and in how many languages something does. */
static const struct value *there(const struct record *word, const char *lang,
                                 size_t *langs)
{
    const char *part = part_of(lang);
    const struct value *found =
        part == NULL && word->value[WORD_SAID].set ? &word->value[WORD_SAID] : NULL;
    *langs = word->translation_count + word->value[WORD_SAID].set;
    for (size_t i = 0; part != NULL && i < word->translation_count; i++)
        if (strcmp(word->translation[i].lang, part) == 0)
            found = &word->translation[i].value[WORD_SAID];
    return found;
}

enum store_answer store_said(struct store *store, const char *lang, const char *word,
                             const char *said, struct err *err)
{
    struct arena arena = {0};
    struct record *record = NULL;
    size_t langs = 0;
    if (!check_said(word, said, err) ||
        !store_find(store, &arena, RECORD_WORD, word, &record, err)) {
        arena_free(&arena);
        return STORE_BROKEN;
    }
    const struct value *was = record != NULL ? there(record, lang, &langs) : NULL;
    const struct value now = value_of(said);
    const struct store_change change = {RECORD_WORD,   word, "said",
                                        part_of(lang), was,  &now};
    enum store_answer answer;
    if (said == NULL && was == NULL) {
        err_set(err, "%s: it is said as ever", word);
        answer = STORE_GONE;
    } else if (record == NULL) {
        answer = add_word(store, lang, word, said, err);
    } else if (said == NULL && langs == 1) {
        answer = store_take_out(store, RECORD_WORD, word, err);
    } else {
        answer = store_change(store, &change, err);
    }
    arena_free(&arena);
    return answer;
}
