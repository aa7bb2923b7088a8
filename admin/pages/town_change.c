#include "pages/town_change.h"

#include <string.h>

#include "base/message.h"

static size_t count_offers(const struct document *document, const char *town)
{
    size_t count = 0;
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const char *scope = offer_text(document->list[RECORD_OFFER].item[i], OFFER_SCOPE);
        count += scope != NULL && strcmp(scope, town) == 0;
    }
    return count;
}

static size_t count_coaches(const struct document *document, const char *town)
{
    size_t count = 0;
    for (size_t i = 0; i < document->list[RECORD_COACH].count; i++) {
        const struct value *towns =
            coach_value(document->list[RECORD_COACH].item[i], COACH_TOWNS);
        bool named = false;
        for (size_t j = 0; towns != NULL && j < towns->list.count; j++)
            named = named || strcmp(towns->list.item[j], town) == 0;
        count += named;
    }
    return count;
}

/* The terminals of another site there go on with the old name. */
static bool stays(const struct document *document, const struct record_form *form,
                  const char *town)
{
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const struct record *site = document->list[RECORD_SITE].item[i];
        if (strcmp(record_id(site), form->id) != 0 &&
            strcmp(site_text(site, SITE_TOWN), town) == 0)
            return true;
    }
    return false;
}

bool town_change_doubt(struct page *page, struct record_form *form)
{
    const struct document *document = &page->office->document;
    for (size_t i = 0; i < form->count; i++) {
        struct record_form_field *field = &form->field[i];
        const char *name = arena_print(page->arena, "anyway.%s", field->name);
        if (name == NULL)
            return err_set(page->err, "not enough memory");
        if (field->row->field != SITE_TOWN || !field->changed || field->refused != NULL ||
            http_find(&page->request->form, name) != NULL)
            continue;
        size_t offers = count_offers(document, field->was);
        size_t coaches = count_coaches(document, field->was);
        if (offers + coaches == 0)
            continue;
        const char *words =
            stays(document, form, field->was)
                ? message("Offers: %zu, coaches: %zu. They stay with \"%s\", and are not "
                          "shown here any more.")
                : message("Offers: %zu, coaches: %zu. They name the town \"%s\", and no "
                          "terminal shows them any more.");
        field->refused = arena_print(page->arena, words, offers, coaches, field->was);
        field->doubtful = true;
        form->faulty = true;
    }
    return true;
}
