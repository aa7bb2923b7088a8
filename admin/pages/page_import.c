#include <string.h>

#include "base/hidden_sign.h"
#include "base/message.h"
#include "base/utf8.h"
#include "pages/columns.h"
#include "pages/errand_page.h"
#include "pages/import_table.h"
#include "pages/route.h"

/* Taking in: a file is sent, looked at, tried, taken, and taken back. What reads it is
 * the command `import`, as an errand; what was tried is what is taken. */

/* What the errand has said belongs to the file that it worked on. NULL: none has ended.
 */
static struct taking *harvest(struct page *page)
{
    struct office *office = page->office;
    struct taking *taking = takings_running(&office->takings);
    const struct errand *errand = errand_look(office->errands, ERRAND_IMPORT);
    if (taking == NULL || errand->state == ERRAND_RUNNING)
        return NULL;
    buf_free(&taking->told);
    buf_free(&taking->failed);
    taking->well = errand->state == ERRAND_DONE;
    errand_take(office->errands, ERRAND_IMPORT, &taking->told, &taking->failed);
    taking->stage = taking->stage == TAKING_GOING ? TAKING_DONE : TAKING_TRIED;
    if (taking->stage == TAKING_DONE && taking->well)
        taking_end_file(taking);
    /* The file is there still: it may be tried again. */
    if (taking->stage == TAKING_DONE && !taking->well)
        taking->stage = TAKING_TRIED;
    return taking;
}

static bool go_to(struct page *page, const struct taking *taking)
{
    const char *path = arena_print(page->arena, "/import/%s", taking->id);
    return path != NULL ? page_go(page, path) : err_set(page->err, "not enough memory");
}

/* "--only=offer,answer": what who asks may change; the command refuses all else. NULL if
 * memory ran out. */
static const char *only_hers(struct page *page)
{
    const char *only = "";
    for (int kind = 0; only != NULL && kind < RECORD_KIND_COUNT; kind++) {
        const char *name = record_kind_name((enum record_kind)kind);
        if (page_may_change(page, name, NULL))
            only = arena_print(page->arena, "%s%s%s", only, only[0] != '\0' ? "," : "",
                               name);
    }
    return only != NULL ? arena_print(page->arena, "--only=%s", only) : NULL;
}

static bool begin(struct page *page, struct taking *taking, bool dry)
{
    struct errand_order order = {.who = page->session->who, .now = page->seconds};
    size_t count = 0;
    const char *source = arena_print(page->arena, "--source=%s", taking->name);
    const char *map = arena_print(page->arena, "--map=%s", taking->map);
    const char *topic = arena_print(page->arena, "--topic=%s", taking->topic);
    const char *only = only_hers(page);
    const char *most = arena_print(page->arena, "--most=%d", IMPORT_TABLE_ROWS);
    if (source == NULL || map == NULL || topic == NULL || only == NULL || most == NULL)
        return err_set(page->err, "not enough memory");
    order.word[count++] = "import";
    order.word[count++] = "--json";
    order.word[count++] = source;
    order.word[count++] = only;
    order.word[count++] = most;
    if (dry)
        order.word[count++] = "--dry-run";
    if (taking->partial)
        order.word[count++] = "--partial";
    if (taking->mapped)
        order.word[count++] = map;
    if (taking->topic[0] != '\0')
        order.word[count++] = topic;
    order.word[count++] = "--";
    order.word[count] = taking->path;
    if (errand_page_begin(page, ERRAND_IMPORT, &order)) {
        if (page->answer->status == 303) {
            taking->stage = dry ? TAKING_TRYING : TAKING_GOING;
            taking->seen = page->office->seen;
        }
        return true;
    }
    return false;
}

static bool add_waiting(struct page *page)
{
    bool any = false;
    for (size_t i = 0; i < TAKING_MOST; i++) {
        const struct taking *taking = &page->office->takings.item[i];
        if (taking->stage == TAKING_NONE || taking->stage == TAKING_DONE)
            continue;
        if ((!any && !page_add(page, "import waiting", NULL, 0)) ||
            !PAGE_ADD(page, "import file", {"id", taking->id, false},
                      {"name", taking->name, false}))
            return false;
        any = true;
    }
    return !any || page_add(page, "import waiting end", NULL, 0);
}

bool page_import(struct page *page)
{
    takings_tend(&page->office->takings, page->seconds);
    if (errand_page_waits(page, ERRAND_IMPORT))
        return true;
    const struct taking *taking = harvest(page);
    if (taking != NULL)
        return go_to(page, taking);
    return page_begin(page, "import", message("Take in")) &&
           PAGE_ADD(
               page, "title", {"title", message("Take in"), false},
               {"lead", message("A file with offers. First it is only tried."), false}) &&
           PAGE_ADD(page, "import form", {"token", page->session->token, false}) &&
           add_waiting(page) && page_end(page);
}

bool page_import_send(struct page *page)
{
    struct err why = {""};
    const struct http_file *file = NULL;
    for (size_t i = 0; i < page->request->file_count; i++)
        if (strcmp(page->request->file[i].name, "file") == 0)
            file = &page->request->file[i];
    if (file == NULL || file->len == 0)
        return page_refuse(page, 422, message("No file has come"),
                           message("Choose a file that is not empty."));
    if (!hidden_sign_none(file->file, &why))
        return page_refuse(
            page, 422, message("The file could not be kept"),
            message("Its name has a sign that nobody sees. Give it a new name, and send "
                    "it again."));
    takings_tend(&page->office->takings, page->seconds);
    struct taking *taking =
        takings_add(&page->office->takings, file, page->seconds, &why);
    if (taking == NULL)
        return page_refuse(page, 409, message("The file could not be kept"), why.text);
    return begin(page, taking, true);
}

static bool add_head(struct page *page, const struct taking *taking)
{
    long long batch = import_table_batch(taking);
    if (!PAGE_ADD(page, "import title", {"name", taking->name, false}))
        return false;
    if (taking->stage == TAKING_DONE)
        return batch > 0
                   ? PAGE_ADD(page, "done", {"words", message("It is taken in."), false},
                              {"batch", page_number(page, batch), false},
                              {"token", page->session->token, false})
                   : PAGE_ADD(page, "said", {"words", message("It is taken in."), false});
    if (taking->stage == TAKING_NEW)
        return PAGE_ADD(page, "import failed",
                        {"words",
                         message("The office was closed meanwhile. Please try this file "
                                 "once more."),
                         false});
    if (!taking->well && import_table_refused(taking))
        return PAGE_ADD(
            page, "import failed",
            {"words",
             import_table_is_csv(taking)
                 ? message("Correct the file, or say what its columns are. Or mark the "
                           "good rows alone, and try again.")
                 : message("Correct the file. Or mark the good rows alone, and try "
                           "again."),
             false});
    if (!taking->well && taking->failed.len > 0)
        return PAGE_ADD(
            page, "import failed",
            {"words",
             import_table_named(page, taking, errand_page_why(page, &taking->failed)),
             false});
    if (import_table_empty(taking))
        return PAGE_ADD(page, "import failed",
                        {"words", message("There is no offer in this file."), false});
    return PAGE_ADD(page, "import tried",
                    {"words", message("This was a try. Nothing is changed yet."), false});
}

/* Where offers go that name no topic. */
static bool add_topics(struct page *page, const struct taking *taking)
{
    const struct document *document = &page->office->document;
    long long without = import_table_topicless(taking);
    if (document->list[RECORD_TOPIC].count == 0 ||
        (without == 0 && taking->topic[0] == '\0'))
        return true;
    const char *words =
        without == 0 ? ""
                     : arena_print(page->arena,
                                   message("Offers without a topic: %lld. Families find "
                                           "them by searching alone."),
                                   without);
    if (!PAGE_ADD(page, "import topics", {"words", words, false},
                  {"told", without > 0 ? "help" : "none", false}))
        return false;
    for (size_t i = 0; i < document->list[RECORD_TOPIC].count; i++) {
        const struct record *topic = document->list[RECORD_TOPIC].item[i];
        bool here = strcmp(record_id(topic), taking->topic) == 0;
        if (!PAGE_ADD(page, here ? "column choice here" : "column choice",
                      {"value", record_id(topic), false},
                      {"words", record_name(topic), false}))
            return false;
    }
    return page_add(page, "column end", NULL, 0);
}

/* What can be done with it now. */
static bool add_deeds(struct page *page, const struct taking *taking)
{
    struct columns columns = {.count = 0};
    if (taking->stage == TAKING_DONE)
        return true;
    if (import_table_is_csv(taking) &&
        !columns_read(page->arena, taking->path, taking->mapped ? taking->map : NULL,
                      &columns, page->err))
        return false;
    return PAGE_ADD(page, "import deeds", {"id", taking->id, false},
                    {"token", page->session->token, false}) &&
           (columns.count == 0 ||
            (page_add(page, taking->well ? "columns" : "columns open", NULL, 0) &&
             columns_add(page, &columns) && page_add(page, "columns end", NULL, 0))) &&
           add_topics(page, taking) &&
           PAGE_ADD(page, "import try",
                    {"partial", taking->partial ? "checked" : "", false}) &&
           (!taking->well || import_table_empty(taking) ||
            page_add(page, "import take", NULL, 0)) &&
           page_add(page, "import deeds end", NULL, 0);
}

bool page_import_one(struct page *page)
{
    takings_tend(&page->office->takings, page->seconds);
    if (errand_page_waits(page, ERRAND_IMPORT))
        return true;
    harvest(page);
    const struct taking *taking = takings_find(&page->office->takings, page_id(page));
    if (taking == NULL)
        return page_refuse(page, 404, message("This file is not here any more"),
                           message("Send it again."));
    return page_begin(page, "import", taking->name) && add_head(page, taking) &&
           page_add(page, "import desk", NULL, 0) && import_table_add(page, taking) &&
           page_add(page, "import beside", NULL, 0) && add_deeds(page, taking) &&
           page_add(page, "import desk end", NULL, 0) && page_end(page);
}

/* Whether something was chosen that is not tried yet. */
static bool chosen_anew(struct page *page, const struct taking *taking, bool *out)
{
    const struct http_fields *form = &page->request->form;
    const char *topic = http_find(form, "topic");
    struct columns columns = {.count = 0};
    *out = http_find(form, "choices") != NULL &&
           ((topic != NULL && strcmp(topic, taking->topic) != 0) ||
            (http_find(form, "partial") != NULL) != taking->partial);
    if (http_find(form, "mapped") == NULL)
        return true;
    if (!columns_read(page->arena, taking->path, taking->mapped ? taking->map : NULL,
                      &columns, page->err))
        return false;
    for (size_t i = 0; i < columns.count; i++) {
        const char *name = arena_print(page->arena, "column.%zu", i);
        const char *target = name != NULL ? http_find(form, name) : NULL;
        *out = *out || (target != NULL && strcmp(target, columns.item[i].target) != 0);
    }
    return true;
}

static bool try_again(struct page *page, struct taking *taking)
{
    struct columns columns = {.count = 0};
    const char *topic = http_find(&page->request->form, "topic");
    taking->partial = http_find(&page->request->form, "partial") != NULL;
    if (topic != NULL && strlen(topic) < sizeof taking->topic)
        utf8_copy(taking->topic, sizeof taking->topic, topic);
    if (http_find(&page->request->form, "mapped") != NULL) {
        if (!columns_read(page->arena, taking->path, NULL, &columns, page->err) ||
            !columns_write_map(page, &columns, taking->map))
            return false;
        taking->mapped = true;
    }
    return begin(page, taking, true);
}

bool page_import_deed(struct page *page)
{
    const char *deed = http_find(&page->request->form, "deed");
    if (errand_page_waits(page, ERRAND_IMPORT))
        return true;
    harvest(page);
    struct taking *taking = takings_find(&page->office->takings, page_id(page));
    if (taking == NULL || taking->stage == TAKING_DONE)
        return page_refuse(page, 404, message("This file is not here any more"),
                           message("Send it again."));
    if (deed != NULL && strcmp(deed, "drop") == 0) {
        taking_drop(taking);
        return page_go(page, "/import");
    }
    bool anew = false;
    if (!chosen_anew(page, taking, &anew))
        return false;
    if (deed == NULL || strcmp(deed, "take") != 0 || anew)
        return try_again(page, taking);
    /* What was shown must be what is done: somebody has changed something since. */
    if (!taking->well || taking->seen != page->office->seen)
        return begin(page, taking, true);
    return begin(page, taking, false);
}
