#include "speech/spoken_all.h"

#include <string.h>

#include "base/share.h"
#include "core/lang.h"

/* What the terminal does with the same words in its content. A word that is none is said
 * as ever. */
static void add_word(struct say_lexicon *office, const char *lang,
                     const struct record *word, const struct value *said)
{
    if (said->set)
        say_lexicon_add(office, SAY_LAYER_OFFICE, lang, record_id(word), NULL,
                        said->text);
}

static bool put_office_over(struct say_lexicon *lexicon, const struct document *document,
                            struct err *err)
{
    struct say_lexicon *office = say_lexicon_new();
    if (office == NULL)
        return err_set(err, "not enough memory");
    for (size_t i = 0; i < document->list[RECORD_WORD].count; i++) {
        const struct record *word = document->list[RECORD_WORD].item[i];
        add_word(office, "de", word, &word->value[WORD_SAID]);
        for (size_t k = 0; k < word->translation_count; k++)
            add_word(office, word->translation[k].lang, word,
                     &word->translation[k].value[WORD_SAID]);
    }
    say_lexicon_over(lexicon, office);
    return true;
}

struct say_lexicon *spoken_all_lexicon(const struct document *document, struct err *err)
{
    size_t count;
    const struct lang *lang = lang_all(&count);
    struct say_lexicon *lexicon = say_lexicon_new();
    bool ok = lexicon != NULL || err_set(err, "not enough memory");
    for (size_t i = 0; ok && i < count; i++)
        ok = say_lexicon_load(lexicon, lang[i].id, err);
    if (ok && put_office_over(lexicon, document, err))
        return lexicon;
    say_lexicon_close(lexicon);
    return NULL;
}

static bool add_records(struct arena *arena, const struct say_lexicon *lexicon,
                        const struct document *document, const char *lang,
                        struct spoken_texts *out)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < document->list[kind].count; i++)
            if (!spoken_texts_record(arena, lexicon, out, document->list[kind].item[i],
                                     lang))
                return false;
    return true;
}

bool spoken_all(struct arena *arena, const struct say_lexicon *lexicon,
                const struct document *document, const char *lang,
                struct spoken_texts *out, struct err *err)
{
    char strings[SHARE_PATH];
    size_t count;
    const struct lang *all = lang_all(&count);
    share_path("strings", strings);
    for (size_t i = 0; i < count; i++) {
        if (lang != NULL && strcmp(lang, all[i].id) != 0)
            continue;
        if (!add_records(arena, lexicon, document, all[i].id, out))
            return err_set(err, "not enough memory");
        if (!spoken_texts_interface(arena, lexicon, out, strings, all[i].id, err))
            return false;
    }
    return true;
}
