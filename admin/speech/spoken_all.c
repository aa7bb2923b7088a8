#include "speech/spoken_all.h"

#include <string.h>

#include "base/share.h"
#include "core/lang.h"

struct say_lexicon *spoken_all_lexicon(struct err *err)
{
    size_t count;
    const struct lang *lang = lang_all(&count);
    struct say_lexicon *lexicon = say_lexicon_new();
    bool ok = lexicon != NULL || err_set(err, "not enough memory");
    for (size_t i = 0; ok && i < count; i++)
        ok = say_lexicon_load(lexicon, lang[i].id, err);
    if (ok)
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
