#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "lint/lint_finding.h"
#include "pages/offer_form.h"
#include "pages/preview_choice.h"
#include "pages/route.h"

/* One offer: its fields with what lint says of them, and saving what was changed. */

static bool add_findings(struct page *page, const char *id, const char *field)
{
    size_t len = strlen(field);
    enum rule_lang lang = strcmp(message_lang(), "de") == 0 ? RULE_GERMAN : RULE_ENGLISH;
    for (size_t i = 0; i < page->office->findings.count; i++) {
        const struct lint_finding *finding = &page->office->findings.item[i];
        if (finding->id == NULL || strcmp(finding->id, id) != 0 ||
            strncmp(finding->field, field, len) != 0 ||
            (finding->field[len] != '\0' && finding->field[len] != '['))
            continue;
        const char *advice =
            lint_advice(page->arena, &finding->said, finding->proposal, lang);
        if (!PAGE_ADD(page, finding->level == LINT_ERROR ? "error" : "hint",
                      {"words", advice, false}, {"sentence", finding->sentence, false}))
            return false;
    }
    return true;
}

/* What a value is called that stands in the content as one word. */
static const char *choice_words(const char *value)
{
    static const struct {
        const char *value, *words;
    } rows[] = {
        {"", MESSAGE("not known")},
        {"walk_in", MESSAGE("without an appointment")},
        {"appointment", MESSAGE("with an appointment")},
        {"phone_first", MESSAGE("please call first")},
        {"yes", MESSAGE("yes")},
        {"no", MESSAGE("no")},
        {"unknown", MESSAGE("asked, and nobody knew")},
        {"high", MESSAGE("sure")},
        {"medium", MESSAGE("fairly sure")},
        {"low", MESSAGE("not sure: hidden until it is checked")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].value, value) == 0)
            return message(rows[i].words);
    return value;
}

static bool add_field(struct page *page, const struct offer_form *form, size_t at)
{
    const struct offer_form_field *field = &form->field[at];
    const struct offer_form_row *row = field->row;
    const char *part = row->lines > 1 ? "field long" : "field";
    const char *lines = page_number(page, row->lines);
    if (row->choices && !form->translated)
        part = "field choice";
    if (!PAGE_ADD(page, part, {"name", field->name, false},
                  {"label", message(row->label), false}, {"now", field->now, false},
                  {"was", field->was, false}, {"lines", lines, false},
                  {"help", row->help != NULL ? message(row->help) : "", false},
                  {"helped", row->help != NULL ? "help" : "none", false},
                  {"lang", form->lang != NULL ? form->lang : "de", false}))
        return false;
    if (row->choices && !form->translated) {
        for (size_t i = 0; i < field->choice_count; i++)
            if (!PAGE_ADD(page, field->choice[i].chosen ? "choice here" : "choice",
                          {"value", field->choice[i].value, false},
                          {"words", choice_words(field->choice[i].value), false}))
                return false;
        if (!page_add(page, "field choice end", NULL, 0))
            return false;
    }
    if (field->german != NULL && field->german[0] != '\0' &&
        !PAGE_ADD(page, "german", {"words", field->german, false}))
        return false;
    if (field->refused != NULL &&
        !PAGE_ADD(page, "error", {"words", field->refused, false},
                  {"sentence", "", false}))
        return false;
    if (field->theirs != NULL &&
        !PAGE_ADD(page, "theirs", {"words", field->theirs, false},
                  {"name", field->name, false}))
        return false;
    return (form->translated || add_findings(page, form->id, field->name)) &&
           page_add(page, "field end", NULL, 0);
}

static bool add_tabs(struct page *page, const struct offer_form *form,
                     const struct record *offer)
{
    if (!PAGE_ADD(page, form->lang == NULL ? "tab here" : "tab",
                  {"path", arena_print(page->arena, "/offer/%s", form->id), false},
                  {"words", "Deutsch", false}))
        return false;
    for (size_t i = 0; i < offer->translation_count; i++) {
        const char *lang = offer->translation[i].lang;
        bool here = form->lang != NULL && strcmp(lang, form->lang) == 0;
        if (!PAGE_ADD(
                page, here ? "tab here" : "tab",
                {"path", arena_print(page->arena, "/offer/%s?lang=%s", form->id, lang),
                 false},
                {"words", lang_find(lang) != NULL ? lang_find(lang)->name : lang, false}))
            return false;
    }
    return page_add(page, "tabs end", NULL, 0);
}

static bool show(struct page *page, const struct record *offer,
                 const struct offer_form *form)
{
    const struct listing *row =
        listings_find(&page->office->offers, &page->office->document, form->id);
    const char *name = offer_text(offer, OFFER_NAME);
    const char *done = http_find(&page->request->query, "done");
    if (!page_begin(page, "offers", name) ||
        !PAGE_ADD(page, "offer title", {"title", name, false}, {"id", form->id, false},
                  {"provider", offer_text(offer, OFFER_PROVIDER), false},
                  {"shown",
                   row != NULL && row->on_terminal ? message("is on the terminals")
                                                   : message("is not on the terminals"),
                   false},
                  {"tint", row != NULL && row->on_terminal ? "green" : "amber", false},
                  {"token", page->session->token, false}))
        return false;
    if (done != NULL && done[strspn(done, "0123456789")] == '\0' &&
        !PAGE_ADD(page, "done", {"words", message("That is saved."), false},
                  {"batch", done, false}, {"token", page->session->token, false}))
        return false;
    if (form->faulty && !page_add(page, "look again", NULL, 0))
        return false;
    if (!page_add(page, "tabs", NULL, 0) || !add_tabs(page, form, offer) ||
        !PAGE_ADD(page, "form", {"id", form->id, false}, {"lang", form->lang, false},
                  {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < form->count; i++)
        if (!add_field(page, form, i))
            return false;
    return page_add(page, "form end", NULL, 0) &&
           preview_choice_add(page, offer, form->lang) && page_end(page);
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This offer is gone"),
                       message("Somebody has removed it."));
}

bool page_offer(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct offer_form form;
    if (offer == NULL)
        return gone(page);
    return offer_form_of(page->arena, offer, http_find(&page->request->query, "lang"),
                         &form, page->err) &&
           show(page, offer, &form);
}

bool page_offer_save(struct page *page)
{
    const struct record *offer =
        document_find(&page->office->document, RECORD_OFFER, page_id(page));
    struct offer_form form;
    int64_t batch = 0;
    if (offer == NULL)
        return gone(page);
    const struct history_deed deed = {page->session->who, page->seconds, "offer set"};
    if (!offer_form_of(page->arena, offer, http_find(&page->request->form, "lang"), &form,
                       page->err) ||
        !offer_form_take(page->arena, &page->request->form, &form, page->err) ||
        (!form.faulty && !offer_form_save(page->office->store, page->arena, &deed, offer,
                                          &form, &batch, page->err)))
        return false;
    if (form.faulty) {
        page->answer->status = 422;
        return show(page, offer, &form);
    }
    const char *path = arena_print(page->arena, "/offer/%s?done=%lld%s%s", form.id,
                                   (long long)batch, form.lang != NULL ? "&lang=" : "",
                                   form.lang != NULL ? form.lang : "");
    return page_go(page, path);
}
