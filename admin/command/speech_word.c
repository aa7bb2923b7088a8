#include "command/speech_word.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "command/saving.h"
#include "workspace/store_said.h"

static void print_one(const char *lang, const char *wanted, const char *word,
                      const struct value *said)
{
    if (said->set && (wanted == NULL || strcmp(wanted, lang) == 0))
        printf("%s\t%s\t%s\n", lang, word, said->text);
}

static bool list(struct store *store, const char *lang, struct err *err)
{
    struct arena arena = {0};
    struct document document = {0};
    bool ok = store_load_kind(store, RECORD_WORD, &arena, &document, err);
    for (size_t i = 0; ok && i < document.list[RECORD_WORD].count; i++) {
        const struct record *word = document.list[RECORD_WORD].item[i];
        print_one("de", lang, record_id(word), &word->value[WORD_SAID]);
        for (size_t k = 0; k < word->translation_count; k++)
            print_one(word->translation[k].lang, lang, record_id(word),
                      &word->translation[k].value[WORD_SAID]);
    }
    arena_free(&arena);
    return ok;
}

/* `said` NULL: as ever. */
static bool say(struct store *store, const char *lang, const char *word, const char *said,
                struct err *err)
{
    if (!saving_begin(store, said != NULL ? "word set" : "word remove", err))
        return false;
    enum store_answer answer = store_said(store, lang, word, said, err);
    if (answer != STORE_DONE && answer != STORE_SAME) {
        store_rollback(store);
        return false;
    }
    if (!store_commit(store, err))
        return false;
    if (said != NULL)
        printf(message("%s (%s) is said \"%s\" from the next bundle on\n"), word, lang,
               said);
    else
        printf(message("%s (%s) is said as ever from the next bundle on\n"), word, lang);
    return true;
}

bool speech_word(const struct cmd_context *context, struct store *store, const char *lang,
                 struct err *err)
{
    char **word = context->argument + 1;
    int count = context->count - 1;
    const char *in = lang != NULL ? lang : "de";
    if (count == 3 && strcmp(word[0], "set") == 0)
        return say(store, in, word[1], word[2], err);
    if (count == 2 && strcmp(word[0], "take") == 0)
        return say(store, in, word[1], NULL, err);
    if (count == 1 && strcmp(word[0], "list") == 0)
        return list(store, lang, err);
    return err_set(err, "say word set WORD SAID, word take WORD, or word list");
}
