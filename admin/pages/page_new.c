#include <string.h>

#include "base/message.h"
#include "pages/fields.h"
#include "pages/route.h"
#include "record/made_id.h"

/* A new offer: what it must have, and little more. No terminal shows it before somebody
 * has said that it is checked. */

static const enum offer_field wanted[] = {OFFER_NAME,  OFFER_PROVIDER, OFFER_TOPICS,
                                          OFFER_SCOPE, OFFER_SUMMARY,  OFFER_PHONE};

/* A record with nothing in it, and its form. */
static bool begin(struct page *page, struct record **record, struct record_form *form)
{
    size_t kept = 0;
    *record = arena_take(page->arena, sizeof **record);
    if (*record == NULL)
        return err_set(page->err, "not enough memory");
    (*record)->kind = RECORD_OFFER;
    (*record)->value[OFFER_ID] = (struct value){.set = true, .text = "new"};
    (*record)->value[OFFER_CONFIDENCE] = (struct value){.set = true, .text = "low"};
    if (!record_form_of(page->arena, *record, NULL, form, page->err))
        return false;
    for (size_t i = 0; i < form->count; i++)
        for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++)
            if (form->field[i].row->field == (int)wanted[k])
                form->field[kept++] = form->field[i];
    form->count = kept;
    return true;
}

static bool show(struct page *page, const struct record *record,
                 const struct record_form *form)
{
    return page_begin(page, "offers", message("New offer")) &&
           page_add(page, "new title", NULL, 0) &&
           fields_add(page, record, form, "/new") && page_add(page, "new end", NULL, 0) &&
           page_end(page);
}

bool page_new(struct page *page)
{
    struct record *record;
    struct record_form form;
    return begin(page, &record, &form) && show(page, record, &form);
}

static void refuse_empty(struct page *page, struct record_form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        struct record_form_field *field = &form->field[i];
        if (!offer_fields[field->row->field].required || field->value.set ||
            field->refused != NULL)
            continue;
        field->refused = message("this may not be empty");
        form->faulty = true;
    }
    if (form->faulty)
        page->answer->status = 422;
}

/* An id that nothing has yet, made of name and provider. */
static const char *free_id(struct page *page, const struct record *record)
{
    const char *words = made_id_words(page->arena, record, ID_OF_NAME);
    const char *id = words != NULL ? made_id(page->arena, words, 1) : NULL;
    for (int number = 2;
         id != NULL && document_find(&page->office->document, RECORD_OFFER, id) != NULL;
         number++)
        id = made_id(page->arena, words, number);
    return id;
}

bool page_new_save(struct page *page)
{
    struct record *record;
    struct record_form form;
    int64_t batch = 0;
    if (!begin(page, &record, &form) ||
        !record_form_take(page->arena, &page->request->form, &form, page->err))
        return false;
    refuse_empty(page, &form);
    if (form.faulty || page->resumed)
        return show(page, record, &form);
    record_form_put(&form, record);
    const char *id = free_id(page, record);
    if (id == NULL)
        return err_set(page->err, "not enough memory");
    record->value[OFFER_ID].text = id;
    const struct history_deed deed = {page->session->who, page->seconds, "offer new"};
    const struct office_after after = {NULL, record};
    switch (office_apply(page->office, &deed, &after, 1, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go_saved(page, arena_print(page->arena, "/offer/%s", id), batch,
                             NULL);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
