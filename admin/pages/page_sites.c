#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "pages/fields.h"
#include "pages/route.h"
#include "pages/terminals.h"
#include "record/town.h"

/* The sites with their front desks, and how their terminals are. */

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static const char *phone_of(struct page *page, const struct record *site,
                            enum site_field field)
{
    const char *phone = site_text(site, field);
    return phone != NULL ? lang_phone(page->arena, phone) : "–";
}

/* What is the matter, or that nothing is. */
static const char *state_words(struct page *page, const struct terminal *terminal,
                               const char **tint)
{
    *tint = "amber";
    switch (terminal->state) {
    case TERMINAL_NEVER:
        return message("nothing heard yet");
    case TERMINAL_SICK:
        *tint = "red";
        return terminal->note.disk != NULL    ? message("cannot save")
               : terminal->note.clock != NULL ? message("the clock is wrong")
                                              : message("shows an older content");
    case TERMINAL_SILENT: {
        const char *words =
            arena_print(page->arena, message("silent for %lld days"),
                        (long long)date_days_between(terminal->heard_on, page->today));
        return or_empty(words);
    }
    default:
        *tint = "green";
        return message("is well");
    }
}

static bool add_terminal(struct page *page, const struct terminal *terminal)
{
    const char *tint;
    const char *state = state_words(page, terminal, &tint);
    bool heard = terminal->kept != NULL;
    return PAGE_ADD(page, "terminal", {"tint", tint, false}, {"state", state, false},
                    {"shown", heard ? or_empty(terminal->note.shown) : "", false},
                    {"heard", heard ? page_ago(page, terminal->heard_on) : "", false},
                    {"told", heard ? "soft line" : "none", false});
}

static bool add_site(struct page *page, const struct terminal *terminal)
{
    const struct record *site = terminal->site;
    const char *town = or_empty(site_text(site, SITE_TOWN));
    return PAGE_ADD(
               page, "site row", {"id", record_id(site), false},
               {"name", or_empty(record_name(site)), false},
               {"town", town_name(page->arena, &page->office->document, town), false},
               {"phone", phone_of(page, site, SITE_PHONE), false},
               {"coach", phone_of(page, site, SITE_COACH_PHONE), false}) &&
           add_terminal(page, terminal) && page_add(page, "site row end", NULL, 0);
}

/* Notes of terminals whose site nobody knows any more. */
static bool add_strangers(struct page *page, const struct terminals *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct terminal *terminal = &all->item[i];
        if (terminal->site == NULL &&
            !PAGE_ADD(page, "stranger", {"name", terminal->kept->name, false},
                      {"heard", page_ago(page, terminal->heard_on), false},
                      {"words", or_empty(terminal->kept->words), false}))
            return false;
    }
    return true;
}

static bool read_terminals(struct page *page, struct terminals *out)
{
    return terminals_make(page->arena, page->office->store, &page->office->document,
                          page->today, out, page->err);
}

bool page_sites(struct page *page)
{
    struct terminals all;
    if (!read_terminals(page, &all) ||
        !page_begin(page, "sites", message("Sites and terminals")) ||
        !PAGE_ADD(page, "sites title", {"title", message("Sites and terminals"), false},
                  {"lead", message("What each terminal said when the stick was there."),
                   false}) ||
        (page_may_open(page, "/sites/new") && !page_add(page, "sites new", NULL, 0)) ||
        !page_add(page, "sites title end", NULL, 0) || !page_add_saved(page, "/sites") ||
        !page_add(page, "sites", NULL, 0))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (all.item[i].site != NULL && !add_site(page, &all.item[i]))
            return false;
    return page_add(page, "sites end", NULL, 0) && add_strangers(page, &all) &&
           page_end(page);
}

static const struct terminal *terminal_of(const struct terminals *all,
                                          const struct record *site)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->item[i].site == site)
            return &all->item[i];
    return NULL;
}

static bool add_note(struct page *page, const struct terminal *terminal)
{
    if (terminal->kept == NULL)
        return page_add(page, "note none", NULL, 0);
    const struct note_home *note = &terminal->note;
    struct moment written = moment_from_unix(terminal->kept->written);
    return PAGE_ADD(
        page, "terminal note",
        {"shown", note->shown != NULL ? note->shown : message("the note does not say it"),
         false},
        {"clock",
         note->clock != NULL ? note->clock
                             : message("the note says nothing of it, so it is right"),
         false},
        {"disk",
         note->disk != NULL ? note->disk
                            : message("the note says nothing of it, so it is well"),
         false},
        {"heard", page_ago(page, terminal->heard_on), false},
        {"written", lang_date(page->arena, message_lang(), written.date, true), false},
        {"words", or_empty(terminal->kept->words), false});
}

static bool show(struct page *page, const struct record *site,
                 const struct record_form *form)
{
    struct terminals all;
    const char *path = arena_print(page->arena, "/site/%s", form->id);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    if (!read_terminals(page, &all))
        return false;
    const struct terminal *terminal = terminal_of(&all, site);
    return page_begin(page, "sites", record_name(site)) &&
           PAGE_ADD(page, "site title", {"title", record_name(site), false},
                    {"id", form->id, false}) &&
           (!page_may(page, "POST", "/site-remove/x") ||
            PAGE_ADD(page, "site remove", {"id", form->id, false},
                     {"token", page->session->token, false})) &&
           page_add(page, "site title end", NULL, 0) && page_add_saved(page, path) &&
           page_add(page, "desk", NULL, 0) && fields_add(page, site, form, path) &&
           page_add(page, "site beside", NULL, 0) && add_terminal(page, terminal) &&
           page_add(page, "site note", NULL, 0) && add_note(page, terminal) &&
           page_add(page, "site beside end", NULL, 0) && page_end(page);
}

static const struct record *find_site(struct page *page)
{
    return document_find(&page->office->document, RECORD_SITE, page_id(page));
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This site is gone"),
                       message("Somebody has removed it."));
}

bool page_site(struct page *page)
{
    const struct record *site = find_site(page);
    struct record_form form;
    if (site == NULL)
        return gone(page);
    return record_form_of(page->arena, site, NULL, &form, page->err) &&
           show(page, site, &form);
}

bool page_site_save(struct page *page)
{
    const struct record *site = find_site(page);
    struct record_form form;
    int64_t batch;
    if (site == NULL)
        return gone(page);
    if (!fields_save(page, site, "site set", &form, &batch))
        return false;
    const char *path = arena_print(page->arena, "/site/%s", form.id);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    return form.faulty ? show(page, site, &form) : page_go_saved(page, path, batch, NULL);
}
