#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/share.h"
#include "base/spelling.h"
#include "formats/format_anna.h"
#include "formats/gathering.h"
#include "formats/loose/phone_written.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "workspace/store.h"

/* Another town starts here: what is to do until its first terminal stands, and how far it
 * is. The first step is done here, a place for the terminal; the others lead on. */

static const char *typed(const struct page *page, const char *name)
{
    const char *text = http_find(&page->request->form, name);
    return text != NULL ? text : "";
}

static bool add_step(struct page *page, bool done, const char *title, const char *words,
                     const char *path)
{
    const char *bare =
        path != NULL ? arena_copy_len(page->arena, path, strcspn(path, "?")) : NULL;
    bool open = bare != NULL && page_may_open(page, bare);
    return PAGE_ADD(page, "town step",
                    {"icon", done ? "check_circle" : "radio_button_unchecked", false},
                    {"tint", done ? "teal" : "amber", false},
                    {"state", done ? message("done") : message("to do"), false},
                    {"title", title, false}, {"words", words, false},
                    {"path", open ? path : "/town", false},
                    {"led", open ? "button" : "none", false});
}

/* Where the stick for the first site without one is made; `*made`: one has been. */
static const char *find_setup(struct page *page, bool *made)
{
    const struct document *document = &page->office->document;
    const char *next = NULL;
    *made = false;
    for (size_t i = 0; i < document->list[RECORD_SITE].count; i++) {
        const char *id = record_id(document->list[RECORD_SITE].item[i]);
        const char *sheet = page_setup_sheet(page, id);
        if (sheet == NULL)
            return NULL;
        if (file_exists(sheet))
            *made = true;
        else if (next == NULL)
            next = id;
    }
    const char *path =
        next != NULL ? arena_print(page->arena, "/publish?setup=%s", next) : "/publish";
    return path != NULL ? path : "/publish";
}

static size_t count_topicless(const struct page *page)
{
    const struct listings *offers = &page->office->offers;
    size_t count = 0;
    for (size_t i = 0; i < offers->count; i++)
        count += listing_is(&offers->row[i], LISTING_TOPICLESS);
    return count;
}

static const char *topicless_words(struct page *page, size_t count)
{
    const char *words = arena_print(
        page->arena,
        message("Offers without a topic: %zu. Families find them by searching alone."),
        count);
    return words != NULL ? words : "";
}

static bool show(struct page *page, const char *wrong)
{
    const struct document *document = &page->office->document;
    bool site = document->list[RECORD_SITE].count > 0;
    size_t topicless = count_topicless(page);
    bool offers = document->list[RECORD_OFFER].count > 0;
    bool stick = false;
    long sequence = 0;
    const char *setup = find_setup(page, &stick);
    if (setup == NULL || !store_sequence(page->office->store, &sequence, page->err))
        return false;
    return page_begin(page, "settings", message("Another town starts here")) &&
           PAGE_ADD(page, "title", {"title", message("Another town starts here"), false},
                    {"lead", message("Five steps, less than an hour."), false}) &&
           page_add_saved(page, "/town") &&
           (wrong == NULL ||
            PAGE_ADD(page, "wrong", {"words", sentence_of(page->arena, wrong), false})) &&
           page_add(page, "town", NULL, 0) &&
           add_step(page, site, message("1. A place for the terminal"),
                    message("Its name and the phone of its front desk, below. Topics and "
                            "barriers come with it."),
                    NULL) &&
           add_step(page, offers, message("2. The town's own table of offers"),
                    message("A table as people keep it; nothing is taken in unseen."),
                    site ? "/import" : NULL) &&
           add_step(page, offers && topicless == 0, message("3. A topic for each offer"),
                    topicless > 0 ? topicless_words(page, topicless)
                                  : message("By topics families find what they need."),
                    topicless > 0 ? "/offers?filter=topicless" : NULL) &&
           add_step(page, sequence > 0, message("4. A first bundle"),
                    message("Look at what lint says, then publish it to a stick."),
                    offers ? "/publish" : NULL) &&
           add_step(page, stick, message("5. The stick that sets the terminal up"),
                    message("It says who the terminal is, and brings the key."),
                    offers && site ? setup : NULL) &&
           PAGE_ADD(page, "town form", {"token", page->session->token, false},
                    {"name", typed(page, "name"), false},
                    {"city", typed(page, "city"), false},
                    {"phone", typed(page, "phone"), false},
                    {"street", typed(page, "street"), false},
                    {"postcode", typed(page, "postcode"), false}) &&
           page_end(page);
}

bool page_town(struct page *page)
{
    return show(page, NULL);
}

static bool set_field(struct page *page, struct record *site, enum site_field at,
                      const char *text, struct err *err)
{
    size_t count;
    const struct field *field = &record_fields(RECORD_SITE, &count)[at];
    return (text[0] == '\0' && !field->required) ||
           ((field->type != FIELD_PHONE ||
             phone_setting(page->arena, text, &text, err)) &&
            record_set(page->arena, field, text, &site->value[at], err));
}

static bool fill_site(struct page *page, struct record *site, struct err *err)
{
    const char *city = typed(page, "city");
    const char *name = typed(page, "name");
    const char *town = spelling_id(page->arena, city);
    const char *id = spelling_id(page->arena, name[0] != '\0' ? name : city);
    if (town == NULL || id == NULL)
        return err_set(err, "not enough memory");
    if (town[0] == '\0' || id[0] == '\0')
        return err_set(err, "say the town and the place");
    return set_field(page, site, SITE_ID, id, err) &&
           set_field(page, site, SITE_NAME, name, err) &&
           set_field(page, site, SITE_TOWN, town, err) &&
           set_field(page, site, SITE_CITY, city, err) &&
           (set_field(page, site, SITE_PHONE, typed(page, "phone"), err) ||
            err_prefix(err, "%s", message("Phone of the front desk"))) &&
           set_field(page, site, SITE_STREET, typed(page, "street"), err) &&
           set_field(page, site, SITE_POSTCODE, typed(page, "postcode"), err);
}

/* All of a kind, as we ship them, if the office has none. */
static enum store_answer add_shipped(struct page *page, const struct document *shipped,
                                     enum record_kind kind, struct err *err)
{
    enum store_answer answer = STORE_DONE;
    if (page->office->document.list[kind].count > 0)
        return STORE_DONE;
    for (size_t i = 0; answer == STORE_DONE && i < shipped->list[kind].count; i++)
        answer = store_apply(page->office->store, NULL, shipped->list[kind].item[i], err);
    return answer;
}

static enum store_answer add_all(struct page *page, const struct record *site,
                                 struct err *err)
{
    char path[SHARE_PATH];
    struct gathering shipped = {.refused = 0};
    const struct intake intake = gathering_intake(&shipped);
    const struct format_ask ask = {.today = page->today};
    enum store_answer answer = store_apply(page->office->store, NULL, site, err);
    if (answer == STORE_DONE &&
        !format_anna.read(share_path("assets/content/demo.json", path), &ask, &intake,
                          err))
        answer = STORE_BROKEN;
    if (answer == STORE_DONE)
        answer = add_shipped(page, &shipped.document, RECORD_TOPIC, err);
    if (answer == STORE_DONE)
        answer = add_shipped(page, &shipped.document, RECORD_BARRIER, err);
    gathering_free(&shipped);
    return answer;
}

bool page_town_begin(struct page *page)
{
    struct record *site = arena_take(page->arena, sizeof *site);
    const struct history_deed deed = {page->session->who, page->seconds, "site set"};
    struct err err = {""};
    if (site == NULL)
        return err_set(page->err, "not enough memory");
    site->kind = RECORD_SITE;
    bool good = fill_site(page, site, &err);
    if (good) {
        if (!store_begin(page->office->store, &deed, page->err))
            return false;
        enum store_answer answer = add_all(page, site, &err);
        if (answer == STORE_DONE)
            return store_commit(page->office->store, page->err) &&
                   page_go_saved(page, "/town", store_batch(page->office->store), NULL);
        store_rollback(page->office->store);
        if (answer == STORE_BROKEN)
            return err_set(page->err, "%s", err.text);
        good = false;
    }
    page->answer->status = 422;
    return good || show(page, err.text);
}
