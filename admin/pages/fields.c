#include "pages/fields.h"

#include <stdint.h>
#include <string.h>

#include "base/message.h"
#include "pages/advice.h"
#include "pages/choice_words.h"

/* Whether a word is a line of the text. */
static bool has_line(const char *text, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = text; *at != '\0';) {
        size_t line = strcspn(at, "\n");
        if (line == len && memcmp(at, word, len) == 0)
            return true;
        at += line + (at[line] == '\n');
    }
    return false;
}

static bool add_box(struct page *page, const struct record_form_field *field,
                    const char *value, const char *words, bool chosen)
{
    return has_line(field->now, value) != chosen ||
           PAGE_ADD(page, chosen ? "box here" : "box", {"name", field->name, false},
                    {"value", value, false}, {"words", words, false});
}

/* The values of a closed set: those that are chosen first, in their order. */
static bool add_boxes(struct page *page, const struct record_form_field *field,
                      const struct field *of)
{
    const char *from[] = {field->now, of->choices};
    for (int round = 0; round < 2; round++)
        for (const char *at = from[round]; *at != '\0';) {
            size_t len = strcspn(at, " \n");
            const char *value = arena_copy_len(page->arena, at, len);
            if (value == NULL)
                return err_set(page->err, "not enough memory");
            if (len > 0 && !add_box(page, field, value, choice_words(value), round == 0))
                return false;
            at += len + (at[len] != '\0');
        }
    return true;
}

/* "neu in Deutschland, wenig Deutsch": what is ticked, in words. */
static const char *chosen_words(struct page *page, const struct record_form_field *field)
{
    const char *all = "";
    for (const char *at = field->now; all != NULL && *at != '\0';) {
        size_t len = strcspn(at, "\n");
        const char *value = arena_copy_len(page->arena, at, len);
        all = value == NULL
                  ? NULL
                  : arena_print(page->arena, "%s%s%s", all, all[0] != '\0' ? ", " : "",
                                choice_words(value));
        at += len + (at[len] == '\n');
    }
    return all != NULL ? all : "";
}

static bool add_topics(struct page *page, const struct record_form_field *field)
{
    const struct document *document = &page->office->document;
    for (const char *at = field->now; *at != '\0';) {
        size_t len = strcspn(at, "\n");
        const char *id = arena_copy_len(page->arena, at, len);
        const struct record *topic =
            id != NULL ? document_find(document, RECORD_TOPIC, id) : NULL;
        if (id == NULL)
            return err_set(page->err, "not enough memory");
        if (!add_box(page, field, id, topic != NULL ? record_name(topic) : id, true))
            return false;
        at += len + (at[len] == '\n');
    }
    for (size_t i = 0; i < document->list[RECORD_TOPIC].count; i++) {
        const struct record *topic = document->list[RECORD_TOPIC].item[i];
        if (!add_box(page, field, record_id(topic), record_name(topic), false))
            return false;
    }
    return true;
}

static bool add_choice(struct page *page, const struct record_form_field *field,
                       const char *value, const char *words)
{
    return PAGE_ADD(page, strcmp(field->now, value) == 0 ? "choice here" : "choice",
                    {"value", value, false}, {"words", words, false});
}

/* For whom it is: a town where a terminal stands, or everybody. */
static bool add_scopes(struct page *page, const struct record_form_field *field)
{
    const struct document *document = &page->office->document;
    bool there = false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        const char *town = site_text(site, SITE_TOWN);
        const char *city = site_text(site, SITE_CITY);
        there = there || strcmp(town, field->now) == 0;
        if (!add_choice(page, field, town, city != NULL ? city : record_name(site)))
            return false;
    }
    static const char *const wide[] = {"district", "national"};
    for (size_t i = 0; i < 2; i++) {
        there = there || strcmp(wide[i], field->now) == 0;
        if (!add_choice(page, field, wide[i], choice_words(wide[i])))
            return false;
    }
    return there || field->now[0] == '\0' ||
           add_choice(page, field, field->now, field->now);
}

/* The kind of records of which a field names one; false: it names none. */
static bool names_record(const struct record_form *form,
                         const struct record_form_field *field, enum record_kind *kind)
{
    if (form->kind != RECORD_ANSWER)
        return false;
    *kind = field->row->field == ANSWER_BARRIER ? RECORD_BARRIER : RECORD_OFFER;
    return field->row->field == ANSWER_BARRIER || field->row->field == ANSWER_OFFER;
}

/* The records that it may name; one that is gone stays as it is. */
static bool add_records(struct page *page, const struct record_form_field *field,
                        enum record_kind kind)
{
    const struct document *document = &page->office->document;
    if (!add_choice(page, field, "", message("none in particular")) ||
        (field->now[0] != '\0' && document_find(document, kind, field->now) == NULL &&
         !add_choice(page, field, field->now, field->now)))
        return false;
    for (size_t i = 0; i < document->list[kind].count; i++) {
        const struct record *record = document->list[kind].item[i];
        if (!add_choice(page, field, record_id(record), record_name(record)))
            return false;
    }
    return true;
}

/* A list whose items have a box each; an empty one stands at the end. */
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
        if (!PAGE_ADD(page, more ? "item" : "item new", {"name", field->name, false},
                      {"label", message(field->row->label), false},
                      {"now", arena_copy_len(page->arena, at, len), false},
                      {"number", page_number(page, (long long)count + 1), false},
                      {"at", page_number(page, (long long)count), false},
                      {"moved", moved ? "moved" : "", false},
                      {"focus", moved ? "autofocus" : "", false},
                      {"again", again, false}))
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
    WIDGET_ITEMS
};

static enum widget widget_of(const struct record_form *form,
                             const struct record_form_field *field,
                             const struct field *of)
{
    if (!form->translated && form->kind == RECORD_OFFER) {
        if (of->type == FIELD_CHOICES)
            return WIDGET_SHUT;
        if (field->row->field == OFFER_TOPICS)
            return WIDGET_BOXES;
        if (field->row->field == OFFER_SCOPE)
            return WIDGET_CHOICE;
        if (field->row->lines == 0)
            return WIDGET_ITEMS;
    }
    enum record_kind kind;
    if ((of->type == FIELD_CHOICE || names_record(form, field, &kind)) &&
        !form->translated)
        return WIDGET_CHOICE;
    return field->row->lines == 1 ? WIDGET_LINE : WIDGET_TEXT;
}

static bool add_inside(struct page *page, const struct record_form *form,
                       const struct record_form_field *field, const struct field *of,
                       enum widget widget)
{
    enum record_kind kind;
    switch (widget) {
    case WIDGET_BOXES:
        return add_topics(page, field) && page_add(page, "field boxes end", NULL, 0);
    case WIDGET_SHUT:
        return add_boxes(page, field, of) &&
               page_add(page, "field boxes shut end", NULL, 0);
    case WIDGET_ITEMS:
        return add_items(page, form, field) && page_add(page, "field items end", NULL, 0);
    case WIDGET_CHOICE:
        if (of->type != FIELD_CHOICE &&
            !(names_record(form, field, &kind) ? add_records(page, field, kind)
                                               : add_scopes(page, field)))
            return false;
        for (size_t i = 0; i < field->choice_count; i++)
            if (!add_choice(page, field, field->choice[i].value,
                            choice_words(field->choice[i].value)))
                return false;
        return page_add(page, "field choice end", NULL, 0);
    default:
        return true;
    }
}

/* Why it cannot stand there, and what else is to be said of it. */
static bool add_said(struct page *page, const struct record_form *form,
                     const struct record_form_field *field, const struct advice *advice)
{
    if (field->refused != NULL &&
        !PAGE_ADD(page, "error", {"words", field->refused, false},
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
                                        [WIDGET_ITEMS] = "field items"};
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
            {"chosen", widget == WIDGET_SHUT ? chosen_words(page, field) : "", false},
            {"help", row->help != NULL ? message(row->help) : "", false},
            {"helped", row->help != NULL ? "help" : "none", false},
            {"invalid", wrong ? "true" : "false", false},
            {"mark", wrong ? "wrong" : "", false}, {"open", wrong ? "open" : "", false},
            {"focus", wrong && first_wrong(form) == field ? "autofocus" : "", false},
            {"lang", form->lang != NULL ? form->lang : "de", false}) ||
        !add_inside(page, form, field, of, widget))
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
        (!form->faulty && !page->resumed &&
         !record_form_save(page->office->store, page->arena, &deed, record, form, batch,
                           page->err)))
        return false;
    if (form->faulty && !page->resumed)
        page->answer->status = 422;
    form->faulty = form->faulty || page->resumed;
    return true;
}
