#include "pages/fields.h"

#include <stdint.h>
#include <string.h>

#include "base/message.h"
#include "pages/advice.h"
#include "pages/booking_form.h"
#include "pages/field_choices.h"
#include "pages/sentence.h"
#include "pages/town_change.h"

static bool add_item(struct page *page, const struct record_form_field *field,
                     const char *now, size_t count, bool moved, const char *again)
{
    bool is_new = now[0] == '\0';
    bool may = page_may(page, "POST", "/form/x");
    const char *at = page_number(page, (long long)count);
    const char *number = page_number(page, (long long)count + 1);
    const char *label = message(field->row->label);
    const char *mark = moved ? "moved" : "";
    const char *focus = moved ? "autofocus" : "";
    if (is_new)
        return !may || PAGE_ADD(page, "item new", {"name", field->name, false},
                                {"label", label, false}, {"number", number, false},
                                {"at", at, false}, {"moved", mark, false},
                                {"focus", focus, false}, {"again", again, false});
    return PAGE_ADD(page, "item", {"name", field->name, false}, {"label", label, false},
                    {"now", now, false}, {"number", number, false},
                    {"moved", mark, false}, {"focus", focus, false}) &&
           (!may || PAGE_ADD(page, "item moves", {"name", field->name, false},
                             {"number", number, false}, {"at", at, false},
                             {"again", again, false})) &&
           page_add(page, "item end", NULL, 0);
}

/* A list whose items have a box each; an empty one stands at the end. Nothing moves for
 * whoever only looks. */
static bool add_items(struct page *page, const struct record_form *form,
                      const struct record_form_field *field)
{
    const char *again = arena_print(page->arena, "/form/%s", form->id);
    const char *at = field->now;
    size_t here = form->moved != NULL && strcmp(form->moved, field->name) == 0
                      ? form->moved_item
                      : SIZE_MAX;
    bool more = true;
    for (size_t count = 0; more; count++) {
        size_t len = strcspn(at, "\n");
        more = *at != '\0';
        bool moved = count == here || (!more && here != SIZE_MAX && count < here);
        const char *now = arena_copy_len(page->arena, at, len);
        if (now == NULL || !add_item(page, field, now, count, moved, again))
            return false;
        at += len + (at[len] == '\n');
    }
    return true;
}

enum widget {
    WIDGET_LINE,
    WIDGET_TEXT,
    WIDGET_CHOICE,
    WIDGET_BOXES,
    WIDGET_SHUT, /* boxes that are there for whoever asks */
    WIDGET_ITEMS,
    WIDGET_BOOKING
};

static enum widget widget_of(const struct record_form *form,
                             const struct record_form_field *field,
                             const struct field *of)
{
    if (field_choices_ticked(form, field))
        return field_choices_many(form, field) ? WIDGET_SHUT : WIDGET_BOXES;
    if (of->type == FIELD_LINK)
        return WIDGET_BOOKING;
    if (!form->translated &&
        (of->type == FIELD_CHOICE || field_choices_named(form, field)))
        return WIDGET_CHOICE;
    if (!form->translated && form->kind == RECORD_OFFER && field->row->lines == 0)
        return WIDGET_ITEMS;
    return field->row->lines == 1 ? WIDGET_LINE : WIDGET_TEXT;
}

static bool add_inside(struct page *page, const struct record_form *form,
                       const struct record_form_field *field, enum widget widget)
{
    switch (widget) {
    case WIDGET_BOXES:
        return field_choices_boxes(page, form, field) &&
               page_add(page, "field boxes end", NULL, 0);
    case WIDGET_SHUT:
        return field_choices_boxes(page, form, field) &&
               page_add(page, "field boxes shut end", NULL, 0);
    case WIDGET_ITEMS:
        return add_items(page, form, field) && page_add(page, "field items end", NULL, 0);
    case WIDGET_CHOICE:
        return field_choices_list(page, form, field) &&
               page_add(page, "field choice end", NULL, 0);
    case WIDGET_BOOKING:
        return booking_form_add(page, field) &&
               page_add(page, "field booking end", NULL, 0);
    default:
        return true;
    }
}

/* Why it cannot stand there, and what else is to be said of it. */
static bool add_said(struct page *page, const struct record_form *form,
                     const struct record_form_field *field, const struct advice *advice)
{
    if (field->refused != NULL &&
        !PAGE_ADD(page, "error",
                  {"words", sentence_of(page->arena, field->refused), false},
                  {"sentence", "", false}))
        return false;
    return (!field->doubtful || PAGE_ADD(page, "anyway", {"name", field->name, false})) &&
           (form->translated || advice_add(page, advice, field)) &&
           page_add(page, "advice end", NULL, 0);
}

static bool is_wrong(const struct record_form_field *field)
{
    return field->refused != NULL || field->theirs != NULL;
}

static const struct record_form_field *first_wrong(const struct record_form *form)
{
    size_t at = 0;
    while (at < form->count && !is_wrong(&form->field[at]))
        at++;
    return at < form->count ? &form->field[at] : NULL;
}

/* What is to be looked at again, each a way to its field. */
static bool add_wrong(struct page *page, const struct record_form *form)
{
    if (!page_add(page, "look again", NULL, 0))
        return false;
    for (size_t i = 0; i < form->count; i++) {
        const struct record_form_field *field = &form->field[i];
        bool items = !form->translated && field->row->lines == 0;
        if (is_wrong(field) &&
            !PAGE_ADD(page, "look at",
                      {"at",
                       arena_print(page->arena, items ? "list-%s" : "f.%s", field->name),
                       false},
                      {"label", message(field->row->label), false}))
            return false;
    }
    return page_add(page, "look again end", NULL, 0);
}

static bool add_field(struct page *page, const struct record_form *form,
                      const struct record_form_field *field, const struct advice *advice)
{
    static const char *const parts[] = {[WIDGET_LINE] = "field",
                                        [WIDGET_TEXT] = "field long",
                                        [WIDGET_CHOICE] = "field choice",
                                        [WIDGET_BOXES] = "field boxes",
                                        [WIDGET_SHUT] = "field boxes shut",
                                        [WIDGET_ITEMS] = "field items",
                                        [WIDGET_BOOKING] = "field booking"};
    const struct record_form_row *row = field->row;
    size_t count;
    const struct field *of = &record_fields(form->kind, &count)[row->field];
    enum widget widget = widget_of(form, field, of);
    const char *lines = page_number(page, row->lines > 0 ? row->lines : 5);
    bool wrong = is_wrong(field);
    if (!PAGE_ADD(
            page, parts[widget], {"name", field->name, false},
            {"label", message(row->label), false}, {"now", field->now, false},
            {"was", field->was, false}, {"lines", lines, false},
            {"chosen",
             widget == WIDGET_SHUT ? field_choices_chosen(page, form, field) : "", false},
            {"help", row->help != NULL ? message(row->help) : "", false},
            {"helped", row->help != NULL ? "help" : "none", false},
            {"invalid", wrong ? "true" : "false", false},
            {"mark", wrong ? "wrong" : "", false}, {"open", wrong ? "open" : "", false},
            {"focus", wrong && first_wrong(form) == field ? "autofocus" : "", false},
            {"lang", form->lang != NULL ? form->lang : "de", false}) ||
        !add_inside(page, form, field, widget))
        return false;
    if (field->german != NULL && field->german[0] != '\0' &&
        !PAGE_ADD(page, "german", {"words", field->german, false}))
        return false;
    if (field->theirs != NULL &&
        !PAGE_ADD(page, "theirs", {"words", field->theirs, false},
                  {"name", field->name, false}))
        return false;
    return PAGE_ADD(page, "advice", {"name", field->name, false}) &&
           add_said(page, form, field, advice) && page_add(page, "field end", NULL, 0);
}

/* What there is to say of the form as it stands. */
static bool advice_of(struct page *page, const struct record *record,
                      const struct record_form *form, struct advice *out)
{
    struct record *copy;
    bool changed = false;
    for (size_t i = 0; i < form->count; i++)
        changed = changed || form->field[i].changed;
    if (!changed)
        return advice_kept(page, record, out);
    if (!record_copy(page->arena, record, &copy))
        return err_set(page->err, "not enough memory");
    return record_form_put(form, copy) && advice_typed(page, copy, out);
}

bool fields_add(struct page *page, const struct record *record,
                const struct record_form *form, const char *path)
{
    struct advice advice;
    bool may = page_may(page, "POST", path);
    if (!advice_of(page, record, form, &advice) ||
        (!may && !page_add(page, "form looks", NULL, 0)) ||
        (form->faulty &&
         !(page->resumed ? page_add(page, "resumed", NULL, 0) : add_wrong(page, form))) ||
        (form->moved != NULL && !page_add(page, "not saved", NULL, 0)) ||
        !(may ? PAGE_ADD(page, "form", {"path", path, false}, {"lang", form->lang, false},
                         {"token", page->session->token, false})
              : page_add(page, "form shut", NULL, 0)) ||
        (may && form->kind == RECORD_OFFER && !form->translated &&
         document_find(&page->office->document, RECORD_OFFER, form->id) != NULL &&
         !PAGE_ADD(page, "form heard", {"id", form->id, false})))
        return false;
    for (size_t i = 0; i < form->count; i++) {
        const struct record_form_field *field = &form->field[i];
        const char *section = form->translated ? NULL : field->row->section;
        /* Only what an import has put there. */
        if (field->row->field == OFFER_HOURS_SAID && form->kind == RECORD_OFFER &&
            field->now[0] == '\0' && field->was[0] == '\0')
            continue;
        if ((section != NULL &&
             !PAGE_ADD(page, "section", {"title", message(section), false})) ||
            !add_field(page, form, field, &advice))
            return false;
    }
    return page_add(page, may ? "form end" : "form shut end", NULL, 0);
}

bool fields_heard(struct page *page, const struct record *record,
                  const struct record_form *form)
{
    struct advice advice;
    if (!advice_of(page, record, form, &advice))
        return false;
    for (size_t i = 0; i < form->count; i++) {
        const struct record_form_field *field = &form->field[i];
        bool hours = form->kind == RECORD_OFFER && field->row->field == OFFER_HOURS;
        if ((field->changed || hours) &&
            (!PAGE_ADD(page, "advice heard", {"name", field->name, false}) ||
             !add_said(page, form, field, &advice)))
            return false;
    }
    size_t count = advice_count(&advice, form);
    return PAGE_ADD(
        page, "heard",
        {"words", arena_print(page->arena, message("Hints: %zu"), count), false});
}

bool fields_save(struct page *page, const struct record *record, const char *what,
                 struct record_form *form, int64_t *batch)
{
    const struct http_fields *typed = &page->request->form;
    const char *proposal = http_find(typed, "take");
    const struct history_deed deed = {page->session->who, page->seconds, what};
    bool taken;
    *batch = 0;
    if (!record_form_of(page->arena, record, http_find(typed, "lang"), form, page->err) ||
        !record_form_take(page->arena, typed, form, page->err) ||
        (proposal != NULL && !advice_take(page, record, proposal, form, &taken)) ||
        (form->kind == RECORD_SITE && !town_change_doubt(page, form)) ||
        (!form->faulty && !page->resumed &&
         !record_form_save(page->office->store, page->arena, &deed, record, form, batch,
                           page->err)))
        return false;
    if (form->faulty && !page->resumed)
        page->answer->status = 422;
    form->faulty = form->faulty || page->resumed;
    return true;
}
