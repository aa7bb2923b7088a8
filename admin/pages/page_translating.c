#include <string.h>

#include "base/isolate.h"
#include "base/message.h"
#include "pages/backlog.h"
#include "pages/record_words.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "pages/translate_desk.h"
#include "pages/word_difference.h"

/* One offer on the desk of a translator: the German then and now, the text, how it was
 * made; the next one by a key. */

enum { TERMS_MOST = 16 };

static const char *label_of(enum source_field field)
{
    static const char *const labels[SOURCE_FIELD_COUNT] = {
        [SOURCE_NAME] = MESSAGE("Name"),
        [SOURCE_WAY_THERE] = MESSAGE("The way there"),
        [SOURCE_COST] = MESSAGE("What it costs"),
        [SOURCE_BRING] = MESSAGE("To bring along"),
        [SOURCE_WHO] = MESSAGE("For whom?"),
        [SOURCE_NOT_FOR] = MESSAGE("Not for"),
        [SOURCE_SUMMARY] = MESSAGE("In short"),
        [SOURCE_STEPS] = MESSAGE("How it goes"),
        [SOURCE_HEADS_UP] = MESSAGE("Good to know"),
    };
    return labels[field] != NULL ? message(labels[field]) : source_field_name(field);
}

/* One side of the difference: what stayed, and what went or came. */
static bool add_side(struct page *page, const struct word_difference *run, size_t count,
                     enum word_difference_kind kind)
{
    for (size_t i = 0; i < count; i++)
        if ((run[i].kind == WORDS_SAME || run[i].kind == kind) &&
            !PAGE_ADD(page,
                      run[i].kind == WORDS_SAME   ? "words same"
                      : run[i].kind == WORDS_GONE ? "words gone"
                                                  : "words new",
                      {"words", run[i].text, false}))
            return false;
    return true;
}

static bool add_german(struct page *page, const struct translate_desk_field *field)
{
    struct word_difference *run = NULL;
    size_t count = 0;
    if (field->then == NULL)
        return PAGE_ADD(page, field->outdated ? "german unknown" : "german now",
                        {"words", field->german, false});
    if (!word_difference(page->arena, field->then, field->german, &run, &count))
        return err_set(page->err, "not enough memory");
    return page_add(page, "german then", NULL, 0) &&
           add_side(page, run, count, WORDS_GONE) &&
           page_add(page, "german since", NULL, 0) &&
           add_side(page, run, count, WORDS_NEW) &&
           page_add(page, "german since end", NULL, 0);
}

static int lines_of(const char *text)
{
    int lines = 1 + (int)(strlen(text) / 60);
    for (const char *at = strchr(text, '\n'); at != NULL; at = strchr(at + 1, '\n'))
        lines++;
    return lines < 12 ? lines : 12;
}

/* What the termbase has for the German of a field. */
static bool add_terms(struct page *page, const struct translate_desk *desk,
                      const struct translate_desk_field *field)
{
    const struct termbase *terms = &page->office->terms;
    const struct term *term[TERMS_MOST];
    size_t count = termbase_find(page->arena, terms, field->german, term, TERMS_MOST);
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        const char *words = termbase_words(terms, term[i], desk->lang);
        if (words == NULL)
            continue;
        if ((added++ == 0 && !page_add(page, "terms", NULL, 0)) ||
            !PAGE_ADD(page, "term", {"german", term[i]->german, false},
                      {"words", words, false}, {"plain", term[i]->plain, false},
                      {"lang", desk->lang, false}))
            return false;
    }
    return added == 0 || page_add(page, "terms end", NULL, 0);
}

static bool is_wrong(const struct translate_desk_field *field)
{
    return field->refused != NULL || field->theirs != NULL;
}

/* Where one begins: what cannot stay as it was typed, else what is outdated. */
static const struct translate_desk_field *first_of(const struct translate_desk *desk)
{
    const struct translate_desk_field *first = NULL;
    for (size_t i = 0; i < desk->count; i++) {
        const struct translate_desk_field *field = &desk->field[i];
        if (is_wrong(field))
            return field;
        if (first == NULL && field->outdated && field->was[0] != '\0')
            first = field;
    }
    return first;
}

static bool add_wrong(struct page *page, const struct translate_desk *desk)
{
    if (!page_add(page, "look again", NULL, 0))
        return false;
    for (size_t i = 0; i < desk->count; i++) {
        const struct translate_desk_field *field = &desk->field[i];
        if (is_wrong(field) &&
            !PAGE_ADD(page, "look at",
                      {"at", arena_print(page->arena, "t.%s", field->name), false},
                      {"label", label_of(field->field), false}))
            return false;
    }
    return page_add(page, "look again end", NULL, 0);
}

static bool add_field(struct page *page, const struct translate_desk *desk,
                      const struct translate_desk_field *field)
{
    int german = lines_of(field->german);
    int now = lines_of(field->now);
    int lines = now > german ? now : german;
    return PAGE_ADD(page, "translation field",
                    {"label", label_of(field->field), false}) &&
           add_german(page, field) &&
           PAGE_ADD(page, "translation text", {"name", field->name, false},
                    {"label", label_of(field->field), false}, {"lang", desk->lang, false},
                    {"now", field->now, false}, {"was", field->was, false},
                    {"mark", field->mark, false},
                    {"invalid", is_wrong(field) ? "true" : "false", false},
                    {"focus", first_of(desk) == field ? "autofocus" : "", false},
                    {"lines", page_number(page, lines), false}) &&
           add_terms(page, desk, field) &&
           (field->refused == NULL ||
            PAGE_ADD(page, "error",
                     {"words", sentence_of(page->arena, field->refused), false},
                     {"sentence", "", false})) &&
           (field->theirs == NULL ||
            PAGE_ADD(page, "theirs", {"words", field->theirs, false})) &&
           (!field->outdated || field->was[0] == '\0' ||
            PAGE_ADD(page, field->typo ? "typo ticked" : "typo",
                     {"name", field->name, false})) &&
           page_add(page, "translation field end", NULL, 0);
}

static bool add_made(struct page *page, const struct translate_desk *desk)
{
    static const struct {
        const char *value, *words;
    } rows[] = {{"human", MESSAGE("A person has written or read it.")},
                {"tested", MESSAGE("Readers have tested it.")},
                {"automatic", MESSAGE("A machine has made it.")}};
    if (!page_add(page, "translation made", NULL, 0))
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!PAGE_ADD(page, strcmp(rows[i].value, desk->made) == 0 ? "made here" : "made",
                      {"value", rows[i].value, false},
                      {"words", message(rows[i].words), false}))
            return false;
    return page_add(page, "translation made end", NULL, 0);
}

/* What of this state comes behind the offer, else what is to do at all. */
static const struct backlog_item *next_of(struct page *page, const char *id,
                                          const char *lang, enum backlog_state state)
{
    struct backlog backlog;
    if (!backlog_of(page->arena, &page->office->document, lang, &backlog))
        return NULL;
    const struct backlog_item *next = backlog_next(&backlog, id, state);
    for (int other = 0; next == NULL && other < BACKLOG_DONE; other++)
        next = backlog_next(&backlog, id, (enum backlog_state)other);
    return next;
}

static const char *path_of(struct page *page, const char *id, const char *lang)
{
    const char *path = arena_print(page->arena, "/translate/%s?lang=%s", id, lang);
    return path != NULL ? path : "/translate";
}

static bool show(struct page *page, const struct translate_desk *desk)
{
    const char *id = record_id(desk->offer);
    const char *lang = record_words_language(desk->lang);
    const struct backlog_item item = backlog_item_of(desk->offer, desk->lang);
    const struct backlog_item *next = next_of(page, id, desk->lang, item.state);
    const char *title = arena_print(page->arena, isolate_places("%s: %s"),
                                    record_name(desk->offer), lang);
    if (!page_begin(page, "translate", title) ||
        !PAGE_ADD(page, "translation title", {"id", id, false}, {"title", title, false},
                  {"provider", offer_text(desk->offer, OFFER_PROVIDER), false},
                  {"lang", desk->lang, false}) ||
        (next != NULL &&
         !PAGE_ADD(page, "translation skip",
                   {"path", path_of(page, record_id(next->offer), desk->lang), false})) ||
        !page_add(page, "translation title end", NULL, 0) ||
        (desk->faulty && !add_wrong(page, desk)) ||
        !page_add_saved(page, path_of(page, id, desk->lang)) ||
        !PAGE_ADD(page, "translation", {"id", id, false}, {"lang", desk->lang, false},
                  {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < desk->count; i++)
        if (!add_field(page, desk, &desk->field[i]))
            return false;
    return add_made(page, desk) && page_end(page);
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This offer is gone"),
                       message("Somebody has removed it."));
}

static bool open_desk(struct page *page, const struct http_fields *from,
                      struct translate_desk *desk, bool *there)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    const char *lang = http_find(from, "lang");
    *there = offer != NULL && lang != NULL && translation_lang_valid(lang);
    return !*there || translate_desk_of(page->office->store, page->arena, offer, lang,
                                        desk, page->err);
}

bool page_translating(struct page *page)
{
    struct translate_desk desk;
    bool there;
    if (!open_desk(page, &page->request->query, &desk, &there))
        return false;
    return there ? show(page, &desk) : gone(page);
}

bool page_translating_save(struct page *page)
{
    struct translate_desk desk;
    struct office_after after;
    int64_t batch = 0;
    bool there;
    if (!open_desk(page, &page->request->form, &desk, &there))
        return false;
    if (!there)
        return gone(page);
    const char *id = record_id(desk.offer);
    enum backlog_state state = backlog_item_of(desk.offer, desk.lang).state;
    if (!translate_desk_take(page->arena, &page->request->form, &desk, page->err))
        return false;
    if (desk.faulty) {
        page->answer->status = 422;
        return show(page, &desk);
    }
    if (!translate_desk_apply(page->arena, &desk, &after))
        return err_set(page->err, "not enough memory");
    const struct history_deed deed = {page->session->who, page->seconds, "translate"};
    switch (office_apply(page->office, &deed, &after, 1, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME: {
        const struct backlog_item *next = http_find(&page->request->form, "next") != NULL
                                              ? next_of(page, id, desk.lang, state)
                                              : NULL;
        return page_go_saved(
            page, path_of(page, next != NULL ? record_id(next->offer) : id, desk.lang),
            batch, NULL);
    }
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
