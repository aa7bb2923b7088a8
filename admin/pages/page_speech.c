#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "publish/pack.h"
#include "record/translation.h"
#include "speech/spoken_all.h"
#include "speech/spoken_sound.h"
#include "workspace/store_said.h"

/* How it sounds: an offer as the terminals read it aloud, and the words that the office
 * wants to be said otherwise. */

static const char *asked(const struct page *page, const char *name, const char *otherwise)
{
    const char *text = http_find(&page->request->query, name);
    if (text == NULL)
        text = http_find(&page->request->form, name);
    return text != NULL && text[0] != '\0' ? text : otherwise;
}

static const char *lang_asked(const struct page *page)
{
    const struct lang *lang = lang_find(asked(page, "lang", "de"));
    return lang != NULL ? lang->id : "de";
}

static const struct record *offer_asked(const struct page *page)
{
    return document_find(&page->office->document, RECORD_OFFER, page_id(page));
}

/* What the terminal says of an offer in a language. In easy German it is another text. */
static bool gather_offer(struct page *page, const struct record *offer, const char *lang,
                         struct spoken_texts *out)
{
    struct record *copy;
    struct say_lexicon *lexicon = spoken_all_lexicon(&page->office->document, page->err);
    if (lexicon == NULL)
        return false;
    bool ok = record_copy(page->arena, offer, &copy);
    if (ok) {
        pack_strip(copy, page->today);
        if (strcmp(lang, "de") == 0)
            copy->translation_count = 0;
        ok = spoken_texts_record(page->arena, lexicon, out, copy, lang);
    }
    say_lexicon_close(lexicon);
    return ok || err_set(page->err, "not enough memory");
}

static bool gather_words(struct page *page, const char *lang, const char *words,
                         struct spoken_texts *out)
{
    struct say_lexicon *lexicon = spoken_all_lexicon(&page->office->document, page->err);
    if (lexicon == NULL)
        return false;
    bool ok = spoken_texts_add(page->arena, lexicon, out, lang, words);
    say_lexicon_close(lexicon);
    return ok || err_set(page->err, "not enough memory");
}

static bool send_sound(struct page *page, const struct spoken_texts *texts)
{
    struct err why = {""};
    page->answer->type = "audio/wav";
    if (texts->count > 0 && spoken_sound(texts, &page->answer->body, &why))
        return true;
    return page_refuse(page, 404, message("Nothing is to be heard here"), why.text);
}

bool page_hear(struct page *page)
{
    struct spoken_texts texts = {0};
    const struct record *offer = offer_asked(page);
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"),
                           message("Somebody has removed it."));
    return gather_offer(page, offer, lang_asked(page), &texts) &&
           send_sound(page, &texts);
}

bool page_hear_words(struct page *page)
{
    enum { BYTES_MOST = 200 };
    struct spoken_texts texts = {0};
    const char *words = asked(page, "words", "");
    return (strlen(words) > BYTES_MOST ||
            gather_words(page, lang_asked(page), words, &texts)) &&
           send_sound(page, &texts);
}

/* The form in which a word is corrected; with what was typed if it was refused. */
static bool add_form(struct page *page, const char *lang, const char *back,
                     const char *wrong)
{
    size_t count;
    const struct lang *all = lang_all(&count);
    if (!page_may(page, "POST", "/speech"))
        return true;
    if ((wrong != NULL &&
         !PAGE_ADD(page, "wrong", {"words", sentence_of(page->arena, wrong), false})) ||
        !PAGE_ADD(page, "speech form", {"token", page->session->token, false},
                  {"back", back, false},
                  {"word", wrong != NULL ? asked(page, "word", "") : "", false},
                  {"said", wrong != NULL ? asked(page, "said", "") : "", false}))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!PAGE_ADD(page,
                      strcmp(all[i].id, lang) == 0 ? "speech lang here" : "speech lang",
                      {"lang", all[i].id, false}, {"words", all[i].name, false}))
            return false;
    return page_add(page, "speech form end", NULL, 0);
}

static bool add_word(struct page *page, const char *lang, const struct record *word,
                     const struct value *said)
{
    const struct lang *row = lang_find(lang);
    if (!said->set)
        return true;
    return PAGE_ADD(page, "speech word", {"word", record_id(word), false},
                    {"said", said->text, false},
                    {"lang", row != NULL ? row->name : lang, false},
                    {"sound",
                     arena_print(page->arena, "/hear?lang=%s&words=%s", lang,
                                 page_escaped(page, said->text)),
                     false}) &&
           (!page_may(page, "POST", "/speech") ||
            PAGE_ADD(page, "speech word take", {"word", record_id(word), false},
                     {"lang", lang, false}, {"token", page->session->token, false})) &&
           page_add(page, "speech word end", NULL, 0);
}

static bool add_words(struct page *page)
{
    const struct document *document = &page->office->document;
    if (document->list[RECORD_WORD].count == 0)
        return page_add(page, "speech none", NULL, 0);
    if (!page_add(page, "speech words", NULL, 0))
        return false;
    for (size_t i = 0; i < document->list[RECORD_WORD].count; i++) {
        const struct record *word = document->list[RECORD_WORD].item[i];
        bool ok = add_word(page, "de", word, &word->value[WORD_SAID]);
        for (size_t k = 0; ok && k < word->translation_count; k++)
            ok = add_word(page, word->translation[k].lang, word,
                          &word->translation[k].value[WORD_SAID]);
        if (!ok)
            return false;
    }
    return page_add(page, "speech words end", NULL, 0);
}

static bool show(struct page *page, const char *wrong)
{
    return page_begin(page, "offers", message("Reading aloud")) &&
           PAGE_ADD(page, "title", {"title", message("Reading aloud"), false},
                    {"lead",
                     message("Does a word sound wrong? Write here how it is said."),
                     false}) &&
           page_add_saved(page, "/speech") &&
           add_form(page, lang_asked(page), page_back(page, "/speech"), wrong) &&
           add_words(page) && page_end(page);
}

bool page_speech(struct page *page)
{
    return show(page, NULL);
}

static enum store_answer set_word(struct page *page, const char *said, int64_t *batch,
                                  struct err *err)
{
    const struct history_deed deed = {page->session->who, page->seconds,
                                      said != NULL ? "word set" : "word remove"};
    struct store *store = page->office->store;
    if (!store_begin(store, &deed, err))
        return STORE_BROKEN;
    enum store_answer answer =
        store_said(store, lang_asked(page), asked(page, "word", ""), said, err);
    if (answer != STORE_DONE && answer != STORE_SAME) {
        store_rollback(store);
        return answer;
    }
    if (!store_commit(store, err))
        return STORE_BROKEN;
    *batch = store_batch(store);
    return answer;
}

bool page_speech_set(struct page *page)
{
    struct err err = {""};
    int64_t batch = 0;
    bool take = strcmp(asked(page, "deed", ""), "take") == 0;
    enum store_answer answer =
        set_word(page, take ? NULL : asked(page, "said", ""), &batch, &err);
    if (answer == STORE_DONE || answer == STORE_SAME)
        return page_go_saved(page, page_back(page, "/speech"), batch, NULL);
    if (answer == STORE_CONFLICT || answer == STORE_GONE)
        return page_refuse(page, 409, message("Somebody was faster"), err.text);
    page->answer->status = 422;
    return show(page, err.text);
}

static bool add_langs(struct page *page, const struct record *offer, const char *lang)
{
    size_t count;
    const struct lang *all = lang_all(&count);
    if (!page_add(page, "sound langs", NULL, 0))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].id, "de") != 0 && translation_find(offer, all[i].id) == NULL)
            continue;
        if (!PAGE_ADD(page,
                      strcmp(all[i].id, lang) == 0 ? "sound lang here" : "sound lang",
                      {"id", record_id(offer), false}, {"lang", all[i].id, false},
                      {"words", all[i].name, false}))
            return false;
    }
    return page_add(page, "sound langs end", NULL, 0);
}

static bool add_sound(struct page *page, const struct record *offer, const char *lang)
{
    if (!spoken_sound_possible())
        return page_add(page, "sound missing", NULL, 0);
    return PAGE_ADD(page, "sound play", {"id", record_id(offer), false},
                    {"lang", lang, false});
}

static bool add_sentences(struct page *page, const struct spoken_texts *texts,
                          const char *lang)
{
    const char *direction = lang_find(lang)->right_to_left ? "rtl" : "ltr";
    if (!PAGE_ADD(page, "sound texts", {"lang", lang, false}))
        return false;
    for (size_t i = 0; i < texts->count; i++)
        if (!PAGE_ADD(page, "sound text", {"direction", direction, false},
                      {"words", spoken_texts_words(page->arena, &texts->item[i]), false}))
            return false;
    return page_add(page, "sound texts end", NULL, 0);
}

bool page_sound(struct page *page)
{
    struct spoken_texts texts = {0};
    const struct record *offer = offer_asked(page);
    const char *lang = lang_asked(page);
    if (offer == NULL)
        return page_refuse(page, 404, message("This offer is gone"),
                           message("Somebody has removed it."));
    const char *back =
        arena_print(page->arena, "/sound/%s?lang=%s", record_id(offer), lang);
    return gather_offer(page, offer, lang, &texts) &&
           page_begin(page, "offers",
                      arena_print(page->arena, "%s: %s", record_name(offer),
                                  message("How it sounds"))) &&
           PAGE_ADD(page, "sound title", {"id", record_id(offer), false},
                    {"title", record_name(offer), false}) &&
           page_add_saved(page, back) && add_langs(page, offer, lang) &&
           add_sound(page, offer, lang) && add_form(page, lang, back, NULL) &&
           add_sentences(page, &texts, lang) && page_end(page);
}
