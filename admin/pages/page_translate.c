#include <string.h>

#include "base/message.h"
#include "formats/xliff/export_xliff.h"
#include "pages/backlog.h"
#include "pages/record_words.h"
#include "pages/route.h"

/* What is to be translated, language by language. */

enum { MOST = 100 };

static const struct {
    const char *id, *words, *tint, *icon;
} states[BACKLOG_STATES] = {
    {"outdated", MESSAGE("outdated"), "amber", "priority_high"},
    {"missing", MESSAGE("missing"), "red", "add"},
    {"unread", MESSAGE("by a machine"), "plain", "memory"},
    {"done", MESSAGE("by people"), "green", "check"},
};

static bool add_langs(struct page *page, const struct texts *langs, const char *here)
{
    size_t *open = arena_take_array(page->arena, langs->count, sizeof *open);
    if (open == NULL)
        return err_set(page->err, "not enough memory");
    backlog_count_open(&page->office->document, langs, open);
    for (size_t i = 0; i < langs->count; i++) {
        const char *lang = langs->item[i];
        if (!PAGE_ADD(
                page, strcmp(lang, here) == 0 ? "filter here" : "filter",
                {"path", arena_print(page->arena, "/translate?lang=%s", lang), false},
                {"words", record_words_language(lang), false},
                {"count", page_number(page, (long long)open[i]), false}))
            return false;
    }
    return true;
}

static bool add_states(struct page *page, const struct backlog *backlog,
                       enum backlog_state here)
{
    for (int i = 0; i < BACKLOG_STATES; i++)
        if (!PAGE_ADD(page, i == (int)here ? "filter here" : "filter",
                      {"path",
                       arena_print(page->arena, "/translate?lang=%s&state=%s",
                                   backlog->lang, states[i].id),
                       false},
                      {"words", message(states[i].words), false},
                      {"count", page_number(page, (long long)backlog->each[i]), false}))
            return false;
    return true;
}

static bool add_items(struct page *page, const struct backlog *backlog,
                      enum backlog_state state)
{
    size_t shown = 0;
    for (size_t i = 0; i < backlog->count && shown < MOST; i++) {
        const struct backlog_item *item = &backlog->item[i];
        if (item->state != state)
            continue;
        shown++;
        if (!PAGE_ADD(
                page, "backlog", {"id", record_id(item->offer), false},
                {"lang", backlog->lang, false}, {"name", record_name(item->offer), false},
                {"provider", offer_text(item->offer, OFFER_PROVIDER), false},
                {"tint", states[state].tint, false}, {"icon", states[state].icon, false},
                {"state", message(states[state].words), false}))
            return false;
    }
    return true;
}

/* The first state in which something is to do. */
static enum backlog_state state_of(const struct page *page, const struct backlog *backlog)
{
    const char *asked = http_find(&page->request->query, "state");
    for (int i = 0; asked != NULL && i < BACKLOG_STATES; i++)
        if (strcmp(states[i].id, asked) == 0)
            return (enum backlog_state)i;
    for (int i = 0; i < BACKLOG_DONE; i++)
        if (backlog->each[i] > 0)
            return (enum backlog_state)i;
    return BACKLOG_DONE;
}

static const char *lang_of(const struct page *page, const struct texts *langs)
{
    const char *asked = http_find(&page->request->query, "lang");
    for (size_t i = 0; asked != NULL && i < langs->count; i++)
        if (strcmp(langs->item[i], asked) == 0)
            return langs->item[i];
    return langs->count > 0 ? langs->item[0] : "";
}

bool page_translate(struct page *page)
{
    struct texts langs;
    struct backlog backlog;
    if (!backlog_langs(page->arena, &page->office->document, &langs) ||
        !backlog_of(page->arena, &page->office->document, lang_of(page, &langs),
                    &backlog))
        return err_set(page->err, "not enough memory");
    enum backlog_state state = state_of(page, &backlog);
    const struct backlog_item *next = backlog_next(&backlog, "", state);
    const char *title = arena_print(page->arena, "%s: %s", message("Translate"),
                                    record_words_language(backlog.lang));
    if (!page_begin(page, "translate", title) ||
        !PAGE_ADD(page, "translate title", {"title", message("Translate"), false},
                  {"lang", backlog.lang, false}) ||
        (page_may_open(page, "/import") &&
         !page_add(page, "translate import", NULL, 0)) ||
        !page_add(page, "translate title end", NULL, 0) ||
        (next != NULL && page_may(page, "POST", "/translate/x") &&
         !PAGE_ADD(page, "translate next", {"id", record_id(next->offer), false},
                   {"lang", backlog.lang, false})) ||
        !page_add_saved(page,
                        arena_print(page->arena, "/translate?lang=%s", backlog.lang)) ||
        !page_add(page, "translate langs", NULL, 0) ||
        !add_langs(page, &langs, backlog.lang) ||
        !page_add(page, "translate states", NULL, 0) ||
        !add_states(page, &backlog, state) || !page_add(page, "backlogs", NULL, 0))
        return false;
    if (backlog.each[state] == 0 && !page_add(page, "backlog none", NULL, 0))
        return false;
    return add_items(page, &backlog, state) && page_add(page, "backlogs end", NULL, 0) &&
           page_end(page);
}

/* All texts as a file for a translator. */
bool page_xliff(struct page *page)
{
    const char *lang = page_id(page);
    if (!translation_lang_valid(lang))
        return page_refuse(page, 404, message("There is no such language"), "");
    page->answer->type = "application/xliff+xml";
    http_add_header(
        page->answer, "Content-Disposition",
        arena_print(page->arena, "attachment; filename=\"anna-%s.xlf\"", lang));
    return export_xliff(&page->office->document, &page->office->terms, lang, XLIFF_2_0,
                        &page->answer->body, page->err);
}
