#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/message.h"
#include "pages/route.h"

/* What was changed, when and by whom, the newest first; each batch can be taken back. */

enum { NEWEST = 100 };

struct deed {
    int64_t batch;
    const char *time, *who, *what, *kind, *id;
    const char *field, *was, *now;
    size_t rows;
    bool hers; /* all of it is what who asks may change herself */
};

struct deeds {
    struct page *page;
    struct deed *item;
    size_t count;
    size_t room;
};

/* Whether who asks may change that herself, and so take it back: who has offers, their
 * translations and answers has nothing else. */
static bool may_change(const struct page *page, const struct history_row *row)
{
    bool own = strcmp(row->kind, "offer") == 0 || strcmp(row->kind, "answer") == 0 ||
               row->lang[0] != '\0';
    return page_may(page, "POST", own ? "/offer/x" : "/coach/x");
}

static bool take_row(void *context, const struct history_row *row, struct err *err)
{
    struct deeds *deeds = context;
    struct arena *arena = deeds->page->arena;
    if (deeds->count > 0 && deeds->item[deeds->count - 1].batch == row->batch) {
        struct deed *deed = &deeds->item[deeds->count - 1];
        deed->rows++;
        deed->hers = deed->hers && may_change(deeds->page, row);
        return true;
    }
    struct deed *more =
        array_room(arena, deeds->item, deeds->count, &deeds->room, sizeof *more);
    if (more == NULL)
        return err_set(err, "not enough memory");
    deeds->item = more;
    deeds->item[deeds->count++] = (struct deed){
        .batch = row->batch,
        .time = arena_copy(arena, row->time),
        .who = arena_copy(arena, row->who),
        .what = arena_copy(arena, row->deed),
        .kind = arena_copy(arena, row->kind),
        .id = arena_copy(arena, row->id),
        .field = arena_copy(arena, row->field),
        .was = arena_copy(arena, row->was),
        .now = arena_copy(arena, row->now),
        .rows = 1,
        .hers = may_change(deeds->page, row),
    };
    return !arena->failed || err_set(err, "not enough memory");
}

static const char *cut(struct page *page, const char *text)
{
    if (text == NULL || strlen(text) <= 160)
        return text != NULL ? text : "–";
    return arena_print(page->arena, "%.*s …", 150, text);
}

static bool add_deed(struct page *page, const struct deed *deed)
{
    const char *name = "";
    const struct record *offer =
        strcmp(deed->kind, "offer") == 0
            ? document_find(&page->office->document, RECORD_OFFER, deed->id)
            : NULL;
    if (offer != NULL)
        name = record_name(offer);
    const char *shown = name != NULL && name[0] != '\0' ? name : deed->id;
    bool one = deed->rows == 1 && deed->field[0] != '\0';
    return PAGE_ADD(page, "deed", {"time", deed->time, false}, {"who", deed->who, false},
                    {"what", deed->what, false}, {"name", shown, false},
                    {"field", one ? deed->field : "", false},
                    {"was", one ? cut(page, deed->was) : "", false},
                    {"now", one ? cut(page, deed->now) : "", false},
                    {"changed", one ? "change" : "none", false},
                    {"rows", page_number(page, (long long)deed->rows), false},
                    {"many", one ? "none" : "soft", false}) &&
           (!deed->hers || PAGE_ADD(page, "deed undo", {"name", shown, false},
                                    {"batch", page_number(page, deed->batch), false},
                                    {"token", page->session->token, false})) &&
           page_add(page, "deed end", NULL, 0);
}

bool page_history(struct page *page)
{
    struct deeds deeds = {.page = page};
    const char *id = http_find(&page->request->query, "id");
    const char *done = http_find(&page->request->query, "done");
    const struct history_filter filter = {.id = id};
    if (!store_history(page->office->store, &filter, take_row, &deeds, page->err))
        return false;
    if (!page_begin(page, "history", message("History")) ||
        !PAGE_ADD(page, "title", {"title", message("History"), false},
                  {"lead", message("Who has changed what. All of it can be taken back."),
                   false}) ||
        (done != NULL &&
         !PAGE_ADD(page, "said", {"words", message("That is taken back."), false})) ||
        !page_add(page, "deeds", NULL, 0))
        return false;
    for (size_t i = deeds.count; i > 0 && deeds.count - i < NEWEST; i--)
        if (!add_deed(page, &deeds.item[i - 1]))
            return false;
    return page_add(page, "deeds end", NULL, 0) && page_end(page);
}

struct asked {
    const struct page *page;
    bool hers;
};

static bool find_foreign(void *context, const struct history_row *row, struct err *err)
{
    struct asked *asked = context;
    (void)err;
    asked->hers = asked->hers && may_change(asked->page, row);
    return true;
}

bool page_undo(struct page *page)
{
    const char *text = page_id(page);
    char *end;
    long long batch = strtoll(text, &end, 10);
    if (*end != '\0' || batch <= 0)
        return page_refuse(page, 404, message("There is no such change"), "");
    struct asked asked = {.page = page, .hers = true};
    const struct history_filter filter = {.batch = batch};
    if (!store_history(page->office->store, &filter, find_foreign, &asked, page->err))
        return false;
    if (!asked.hers)
        return page_refuse(page, 403, message("This is not yours to do."),
                           message("Take back only what you may change yourself."));
    struct buf why = {0};
    enum store_answer answer = office_undo(page->office, page->session->who,
                                           page->seconds, batch, &why, page->err);
    const char *words =
        arena_copy(page->arena, why.len > 0 ? why.bytes : page->err->text);
    buf_free(&why);
    switch (answer) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go(page, page_back(page, "/history?done=1"));
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("This cannot be taken back any more"),
                           words);
    default:
        return false;
    }
}
