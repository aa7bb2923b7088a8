#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/spelling.h"
#include "core/crypt.h"
#include "pages/fields.h"
#include "pages/route.h"
#include "record/made_id.h"

/* A new offer, coach or site: what it must have, and little more. No terminal shows an
 * offer before somebody has said that it is checked. */

enum { WANTED_MOST = 8 };

struct novelty {
    enum record_kind kind;
    const char *path;  /* of the form */
    const char *entry; /* of the navigation */
    const char *title; /* for message() */
    const char *part;  /* of the templates, above the form */
    const char *what;  /* the history calls it so */
    const char *then;  /* where it is, with its id */
    int wanted[WANTED_MOST];
    size_t wanted_count;
    int needed; /* a field that the kind does not require, but this form */
};

static const struct novelty novelties[] = {
    {.kind = RECORD_OFFER,
     .path = "/new",
     .entry = "offers",
     .title = MESSAGE("New offer"),
     .part = "new title",
     .what = "offer new",
     .then = "/offer/%s",
     .wanted = {OFFER_NAME, OFFER_PROVIDER, OFFER_TOPICS, OFFER_SCOPE, OFFER_SUMMARY,
                OFFER_PHONE},
     .wanted_count = 6,
     .needed = OFFER_NAME},
    {.kind = RECORD_COACH,
     .path = "/coaches/new",
     .entry = "coaches",
     .title = MESSAGE("New coach"),
     .part = "new coach title",
     .what = "coach new",
     .then = "/coach/%s",
     .wanted = {COACH_NAME, COACH_OPEN_PLACES, COACH_CAPACITY, COACH_PHONE,
                COACH_LANGUAGES, COACH_TOWNS},
     .wanted_count = 6,
     .needed = COACH_PHONE},
    {.kind = RECORD_SITE,
     .path = "/sites/new",
     .entry = "sites",
     .title = MESSAGE("New site"),
     .part = "new site title",
     .what = "site new",
     .then = "/site/%s",
     .wanted = {SITE_NAME, SITE_PHONE, SITE_STREET, SITE_POSTCODE, SITE_CITY},
     .wanted_count = 5,
     .needed = SITE_CITY},
};

static const struct novelty *novelty_of(const struct page *page)
{
    for (size_t i = 0; i < sizeof novelties / sizeof novelties[0]; i++)
        if (strcmp(novelties[i].path, page->request->path) == 0)
            return &novelties[i];
    return &novelties[0];
}

static bool is_wanted(const struct novelty *of, int field)
{
    for (size_t i = 0; i < of->wanted_count; i++)
        if (of->wanted[i] == field)
            return true;
    return false;
}

/* A record with nothing in it, and its form. */
static bool begin(struct page *page, const struct novelty *of, struct record **record,
                  struct record_form *form)
{
    size_t kept = 0;
    *record = arena_take(page->arena, sizeof **record);
    if (*record == NULL)
        return err_set(page->err, "not enough memory");
    (*record)->kind = of->kind;
    (*record)->value[record_field(of->kind, "id")] =
        (struct value){.set = true, .text = "new"};
    if (of->kind == RECORD_OFFER)
        (*record)->value[OFFER_CONFIDENCE] = (struct value){.set = true, .text = "low"};
    if (!record_form_of(page->arena, *record, NULL, form, page->err))
        return false;
    for (size_t i = 0; i < form->count; i++)
        if (is_wanted(of, form->field[i].row->field))
            form->field[kept++] = form->field[i];
    form->count = kept;
    return true;
}

static bool show(struct page *page, const struct novelty *of, const struct record *record,
                 const struct record_form *form)
{
    unsigned char chance[16];
    char once[2 * sizeof chance + 1];
    crypt_chance(chance, sizeof chance);
    crypt_to_hex(once, chance, sizeof chance);
    return page_begin(page, of->entry, message(of->title)) &&
           page_add(page, of->part, NULL, 0) &&
           fields_add(page, record, form, of->path) &&
           PAGE_ADD(page, "new end", {"once", once, false}) && page_end(page);
}

bool page_new(struct page *page)
{
    const struct novelty *of = novelty_of(page);
    struct record *record;
    struct record_form form;
    return begin(page, of, &record, &form) && show(page, of, record, &form);
}

static void refuse_empty(struct page *page, const struct novelty *of,
                         struct record_form *form)
{
    size_t count;
    const struct field *fields = record_fields(of->kind, &count);
    for (size_t i = 0; i < form->count; i++) {
        struct record_form_field *field = &form->field[i];
        int at = field->row->field;
        if ((!fields[at].required && at != of->needed) || field->value.set ||
            field->refused != NULL)
            continue;
        field->refused = message("this may not be empty");
        form->faulty = true;
    }
    if (form->faulty)
        page->answer->status = 422;
}

/* An id that nothing of its kind has yet, made of the name, of an offer's provider too.
 */
static const char *free_id(struct page *page, const struct record *record)
{
    const char *words = record->kind == RECORD_OFFER
                            ? made_id_words(page->arena, record, ID_OF_NAME)
                            : record_name(record);
    const char *id = words != NULL ? made_id(page->arena, words, 1) : NULL;
    for (int number = 2;
         id != NULL && document_find(&page->office->document, record->kind, id) != NULL;
         number++)
        id = made_id(page->arena, words, number);
    return id;
}

/* What the form does not ask: the id, and the short name of a site's town. */
static bool complete(struct page *page, struct record *record, const char **id)
{
    *id = free_id(page, record);
    if (*id == NULL)
        return err_set(page->err, "not enough memory");
    record->value[record_field(record->kind, "id")].text = *id;
    if (record->kind != RECORD_SITE)
        return true;
    const char *town = spelling_id(page->arena, site_text(record, SITE_CITY));
    if (town == NULL)
        return err_set(page->err, "not enough memory");
    record->value[SITE_TOWN] =
        (struct value){.set = true, .text = town[0] != '\0' ? town : *id};
    return true;
}

/* Where it is what this form has made already; NULL. */
static const char *made_before(const struct office *office, const char *once)
{
    for (size_t i = 0; once != NULL && once[0] != '\0' && i < OFFICE_MADE; i++)
        if (strcmp(office->made[i].once, once) == 0)
            return office->made[i].path;
    return NULL;
}

static void remember(struct office *office, const char *once, const char *path)
{
    struct office_made *made = &office->made[office->made_count % OFFICE_MADE];
    if (once == NULL || strlen(once) >= sizeof made->once ||
        strlen(path) >= sizeof made->path)
        return;
    snprintf(made->once, sizeof made->once, "%.32s", once);
    snprintf(made->path, sizeof made->path, "%.95s", path);
    office->made_count++;
}

bool page_new_save(struct page *page)
{
    const char *once = http_find(&page->request->form, "once");
    const char *made = made_before(page->office, once);
    const struct novelty *of = novelty_of(page);
    struct record *record;
    struct record_form form;
    const char *id;
    int64_t batch = 0;
    if (made != NULL)
        return page_go(page, arena_copy(page->arena, made));
    if (!begin(page, of, &record, &form) ||
        !record_form_take(page->arena, &page->request->form, &form, page->err))
        return false;
    refuse_empty(page, of, &form);
    if (form.faulty || page->resumed)
        return show(page, of, record, &form);
    record_form_put(&form, record);
    if (!complete(page, record, &id))
        return false;
    const struct history_deed deed = {page->session->who, page->seconds, of->what};
    const struct office_after after = {NULL, record};
    const char *path = arena_print(page->arena, of->then, id);
    if (path == NULL)
        return err_set(page->err, "not enough memory");
    switch (office_apply(page->office, &deed, &after, 1, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        remember(page->office, once, path);
        return page_go_saved(page, path, batch, NULL);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
