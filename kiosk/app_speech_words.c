#include "app_speech_inside.h"

#include <string.h>

#include "core/strings.h"

/* A row that is none is passed over: it is a word that is said as ever. */
static bool learn(void *context, const char *lang, const char *word, const char *said)
{
    say_lexicon_add(context, SAY_LAYER_OFFICE, lang, word, NULL, said);
    return true;
}

/* The content may be another one at the same place in memory. */
void app_speech_learn(struct app_speech *s, struct content *content)
{
    struct err ignored = {""};
    long number = content != NULL ? content_sequence(content) : 0;
    if (s->lexicon == NULL || (s->content == content && s->number == number))
        return;
    s->content = content;
    s->number = number;
    struct say_lexicon *office = content != NULL ? say_lexicon_new() : NULL;
    if (office != NULL)
        content_words(content, learn, office, &ignored);
    say_lexicon_over(s->lexicon, office);
}

void app_speech_words(struct app_speech *s, const struct app_speech_here *here,
                      const char *words, size_t item)
{
    if (s->speech == NULL)
        return;
    const struct saying_how how = app_speech_how(s, here);
    arena_wipe(&s->arena);
    s->saying = (struct saying){.count = 0};
    saying_words(&s->saying, &s->arena, &how, words);
    saying_add(&s->saying, &s->arena, &how, here->reading, item);
    if (s->saying.count > 0)
        app_speech_begin(s, here, SPEECH_WORDS, 0);
}

void app_speech_greet(struct app_speech *s, const struct app_speech_here *here,
                      const char *const *lang, size_t count)
{
    struct saying_how how = app_speech_how(s, here);
    if (s->speech == NULL)
        return;
    arena_wipe(&s->arena);
    s->saying = (struct saying){.count = 0};
    for (size_t i = 0; i < count; i++) {
        how.lang = lang[i];
        saying_words(&s->saying, &s->arena, &how,
                     strings_get_in(lang[i], "speak.greeting"));
    }
    if (s->saying.count > 0)
        app_speech_begin(s, here, SPEECH_GREETING, 0);
}

const char *app_speech_greets(const struct app_speech *s)
{
    bool greets = s->what == SPEECH_GREETING && s->at < s->saying.count;
    for (size_t i = 0; greets && s->lang[i] != NULL; i++)
        if (strcmp(s->lang[i], s->saying.piece[s->at].lang) == 0)
            return s->lang[i];
    return NULL;
}

void app_speech_where(struct app_speech *s, const struct app_speech_here *here,
                      size_t from)
{
    const struct saying_how how = app_speech_how(s, here);
    arena_wipe(&s->arena);
    saying_item(&s->saying, &s->arena, &how, here->reading, 0);
    if (from > 0)
        saying_add(&s->saying, &s->arena, &how, here->reading, from);
    if (s->saying.count > 0)
        app_speech_begin(s, here, SPEECH_WORDS, 0);
}
