#include "pages/fields.h"

#include <string.h>

#include "base/message.h"
#include "lint/lint_finding.h"

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
        {"n", MESSAGE("north")},
        {"ne", MESSAGE("north-east")},
        {"e", MESSAGE("east")},
        {"se", MESSAGE("south-east")},
        {"s", MESSAGE("south")},
        {"sw", MESSAGE("south-west")},
        {"w", MESSAGE("west")},
        {"nw", MESSAGE("north-west")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(rows[i].value, value) == 0)
            return message(rows[i].words);
    return value;
}

static bool add_field(struct page *page, const struct record_form *form,
                      const struct record_form_field *field)
{
    const struct record_form_row *row = field->row;
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

bool fields_add(struct page *page, const struct record_form *form, const char *path)
{
    if (form->faulty &&
        !page_add(page, page->resumed ? "resumed" : "look again", NULL, 0))
        return false;
    if (!PAGE_ADD(page, "form", {"path", path, false}, {"lang", form->lang, false},
                  {"token", page->session->token, false}))
        return false;
    for (size_t i = 0; i < form->count; i++)
        if (!add_field(page, form, &form->field[i]))
            return false;
    return page_add(page, "form end", NULL, 0);
}

bool fields_save(struct page *page, const struct record *record, const char *what,
                 struct record_form *form, int64_t *batch)
{
    const struct http_fields *typed = &page->request->form;
    const struct history_deed deed = {page->session->who, page->seconds, what};
    *batch = 0;
    if (!record_form_of(page->arena, record, http_find(typed, "lang"), form, page->err) ||
        !record_form_take(page->arena, typed, form, page->err) ||
        (!form->faulty && !page->resumed &&
         !record_form_save(page->office->store, page->arena, &deed, record, form, batch,
                           page->err)))
        return false;
    if (form->faulty && !page->resumed)
        page->answer->status = 422;
    form->faulty = form->faulty || page->resumed;
    return true;
}
