#include "pages/preview_choice.h"

#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "pages/listing.h"

struct choice {
    const char *value, *words;
};

static const struct choice percents[] = {
    {"100", "100 %"}, {"150", "150 %"}, {"200", "200 %"}};
static const struct choice themes[] = {{"light", MESSAGE("light")},
                                       {"dark", MESSAGE("dark")},
                                       {"contrast", MESSAGE("high contrast")}};
static const struct choice panels[] = {{"1080x1920", MESSAGE("upright")},
                                       {"1920x1080", MESSAGE("wide")},
                                       {"1024x600", MESSAGE("small")}};

/* The one that the address asks for, else the first. */
static const char *chosen_of(const struct page *page, const char *name, const char *first)
{
    const char *asked = http_find(&page->request->query, name);
    return asked != NULL && asked[0] != '\0' ? asked : first;
}

static bool add_option(struct page *page, struct choice choice, const char *chosen)
{
    return PAGE_ADD(page,
                    strcmp(choice.value, chosen) == 0 ? "preview option here"
                                                      : "preview option",
                    {"value", choice.value, false}, {"words", choice.words, false});
}

static bool add_options(struct page *page, const struct choice *choice, size_t count,
                        const char *chosen)
{
    for (size_t i = 0; i < count; i++)
        if (!add_option(page, (struct choice){choice[i].value, message(choice[i].words)},
                        chosen))
            return false;
    return true;
}

/* One of a row of buttons; `name` is the field's. */
static bool add_segment(struct page *page, const char *name, struct choice choice,
                        const char *lang, const char *chosen)
{
    return PAGE_ADD(page,
                    strcmp(choice.value, chosen) == 0 ? "preview segment here"
                                                      : "preview segment",
                    {"name", name, false}, {"value", choice.value, false},
                    {"lang", lang, false}, {"words", choice.words, false});
}

static bool add_percents(struct page *page, const char *chosen)
{
    for (size_t i = 0; i < sizeof percents / sizeof percents[0]; i++)
        if (!add_segment(page, "percent", percents[i], message_lang(), chosen))
            return false;
    return true;
}

static bool add_langs(struct page *page, const char *chosen)
{
    size_t count;
    const struct lang *all = lang_all(&count);
    for (size_t i = 0; i < count; i++)
        if (!add_segment(page, "shown", (struct choice){all[i].id, all[i].name},
                         all[i].id, chosen))
            return false;
    return true;
}

static bool add_sites(struct page *page, const char *chosen)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        if (!add_option(page, (struct choice){record_id(site), record_name(site)},
                        chosen))
            return false;
    }
    return true;
}

/* Only what the rows have goes into an address. */
static const char *known(const char *asked, const struct choice *choice, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(choice[i].value, asked) == 0)
            return asked;
    return choice[0].value;
}

#define KNOWN(page, name, rows) \
    known(chosen_of(page, name, ""), rows, sizeof(rows) / sizeof((rows)[0]))
#define ADD(page, rows, chosen) \
    add_options(page, rows, sizeof(rows) / sizeof((rows)[0]), chosen)

bool preview_choice_add(struct page *page, const struct record *offer, const char *lang)
{
    const struct document *document = &page->office->document;
    const char *shown = chosen_of(page, "shown", lang != NULL ? lang : "de");
    const char *site = chosen_of(page, "site", "");
    if (document->list[RECORD_SITE].count == 0)
        return PAGE_ADD(page, "preview none", {"none", "", false});
    if (document_find(document, RECORD_SITE, site) == NULL)
        site = record_id(document->list[RECORD_SITE].item[0]);
    if (lang_find(shown) == NULL)
        shown = "de";
    const char *percent = KNOWN(page, "percent", percents);
    const char *theme = KNOWN(page, "theme", themes);
    const char *panel = KNOWN(page, "panel", panels);
    const char *query =
        arena_print(page->arena, "shown=%s&percent=%s&theme=%s&panel=%s&site=%s", shown,
                    percent, theme, panel, site);
    return PAGE_ADD(page, "preview", {"id", record_id(offer), false},
                    {"lang", lang, false}) &&
           add_langs(page, shown) && page_add(page, "preview percent", NULL, 0) &&
           add_percents(page, percent) && page_add(page, "preview theme", NULL, 0) &&
           ADD(page, themes, theme) && page_add(page, "preview panel", NULL, 0) &&
           ADD(page, panels, panel) && page_add(page, "preview site", NULL, 0) &&
           add_sites(page, site) &&
           PAGE_ADD(page, "preview end", {"id", record_id(offer), false},
                    {"query", query, false},
                    {"hidden", listing_on_terminal(offer) ? "none" : "soft", false});
}
