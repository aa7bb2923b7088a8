#include "pages/history_deeds.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/message.h"
#include "pages/record_words.h"

static const struct {
    const char *id, *words;
} abouts[HISTORY_ABOUT_COUNT] = {
    [HISTORY_OFFERS] = {"offers", MESSAGE("Offers")},
    [HISTORY_TRANSLATIONS] = {"translations", MESSAGE("Translations")},
    [HISTORY_COACHES] = {"coaches", MESSAGE("Coaches")},
    [HISTORY_SITES] = {"sites", MESSAGE("Sites and terminals")},
    [HISTORY_ANSWERS] = {"answers", MESSAGE("Answers")},
    [HISTORY_REPORTS] = {"reports", MESSAGE("Barriers")},
    [HISTORY_IMPORTS] = {"imports", MESSAGE("Taken in from a file")},
};

const char *history_about_id(enum history_about about)
{
    return abouts[about].id;
}

const char *history_about_words(enum history_about about)
{
    return message(abouts[about].words);
}

void history_asked_read(const struct page *page, struct history_asked *out)
{
    const struct http_fields *query = &page->request->query;
    const char *what = http_find(query, "what");
    const char *first = http_find(query, "from");
    *out = (struct history_asked){
        .id = http_find(query, "id"), .who = http_find(query, "who"), .about = -1};
    if (out->id != NULL && out->id[0] == '\0')
        out->id = NULL;
    if (out->who != NULL && out->who[0] == '\0')
        out->who = NULL;
    for (int i = 0; what != NULL && i < HISTORY_ABOUT_COUNT; i++)
        if (strcmp(abouts[i].id, what) == 0)
            out->about = i;
    for (const char *at = first; at != NULL && *at >= '0' && *at <= '9'; at++)
        out->first = out->first > 1000000 ? 0 : out->first * 10 + (size_t)(*at - '0');
}

static int about_of(const struct history_row *row)
{
    static const struct {
        const char *kind;
        enum history_about about;
    } kinds[] = {{"offer", HISTORY_OFFERS},   {"coach", HISTORY_COACHES},
                 {"host", HISTORY_COACHES},   {"site", HISTORY_SITES},
                 {"answer", HISTORY_ANSWERS}, {"report", HISTORY_REPORTS},
                 {"group", HISTORY_REPORTS}};
    int about = row->lang[0] != '\0' ? 1 << HISTORY_TRANSLATIONS : 0;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].kind, row->kind) == 0 && about == 0)
            about = 1 << kinds[i].about;
    if (strncmp(row->deed, "import", 6) == 0)
        about |= 1 << HISTORY_IMPORTS;
    return about;
}

/* "2026-11-29T23:32:08Z" */
static int64_t seconds_of(const char *time)
{
    char words[17] = "";
    struct moment moment;
    if (strlen(time) == 20)
        memcpy(words, time, 16);
    if (!moment_parse(words, &moment))
        return 0;
    return date_to_day(moment.date) * 86400 + INT64_C(60) * moment.minute;
}

struct gathering {
    struct page *page;
    struct history_deeds *deeds;
    const char *kind, *id; /* of the row before */
};

/* The same word for the same person. NULL if memory ran out. */
static const char *name_of(struct gathering *to, const char *who)
{
    struct history_deeds *deeds = to->deeds;
    for (size_t i = 0; i < deeds->who_count; i++)
        if (strcmp(deeds->who[i], who) == 0)
            return deeds->who[i];
    const char *copy = arena_copy(to->page->arena, who);
    if (copy != NULL && deeds->who_count < HISTORY_PEOPLE)
        deeds->who[deeds->who_count++] = copy;
    return copy;
}

static struct history_deed_shown *find_deed(struct history_deeds *deeds, int64_t batch)
{
    size_t low = 0, high = deeds->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (deeds->item[middle].batch < batch)
            low = middle + 1;
        else
            high = middle;
    }
    return low < deeds->count && deeds->item[low].batch == batch ? &deeds->item[low]
                                                                 : NULL;
}

/* Who takes back a taking back does the first once more. */
static void mark(struct history_deeds *deeds, int64_t batch)
{
    bool undone = true;
    for (struct history_deed_shown *deed = find_deed(deeds, batch); deed != NULL;
         undone = !undone) {
        deed->undone = undone;
        deed = deed->undoes != 0 && deed->undoes < deed->batch
                   ? find_deed(deeds, deed->undoes)
                   : NULL;
    }
}

static bool gather(void *context, const struct history_row *row, struct err *err)
{
    struct gathering *to = context;
    struct history_deeds *deeds = to->deeds;
    struct history_deed_shown *last =
        deeds->count > 0 ? &deeds->item[deeds->count - 1] : NULL;
    if (last == NULL || last->batch != row->batch) {
        struct history_deed_shown *more = array_room(
            to->page->arena, deeds->item, deeds->count, &deeds->room, sizeof *more);
        if (more == NULL)
            return err_set(err, "not enough memory");
        deeds->item = more;
        last = &deeds->item[deeds->count++];
        *last = (struct history_deed_shown){
            .batch = row->batch,
            .first = row->number,
            .seconds = seconds_of(row->time),
            .who = name_of(to, row->who),
            .what = arena_copy(to->page->arena, row->deed),
            .hers = true,
        };
        if (last->who == NULL || last->what == NULL)
            return err_set(err, "not enough memory");
        if (strncmp(last->what, "undo ", 5) == 0) {
            last->undoes = strtoll(last->what + 5, NULL, 10);
            mark(deeds, last->undoes);
        }
    }
    last->about |= about_of(row);
    last->hers = last->hers && page_may_change(to->page, row->kind, row->lang);
    return true;
}

static bool passes(const struct history_deed_shown *deed,
                   const struct history_asked *asked)
{
    return (asked->who == NULL || strcmp(asked->who, deed->who) == 0) &&
           (asked->about < 0 || (deed->about & 1 << asked->about) != 0);
}

static void choose(struct history_deeds *deeds, const struct history_asked *asked)
{
    for (size_t i = 0; i < deeds->count; i++)
        deeds->found += passes(&deeds->item[i], asked);
    deeds->first = asked->first < deeds->found ? asked->first : 0;
    size_t at = 0;
    for (size_t i = deeds->count; i > 0 && deeds->shown_count < HISTORY_EACH_PAGE; i--)
        if (passes(&deeds->item[i - 1], asked) && at++ >= deeds->first)
            deeds->shown[deeds->shown_count++] = &deeds->item[i - 1];
}

/* Whether a row is of the same record as the one before; it is remembered. */
static bool is_same(struct gathering *to, const struct history_row *row)
{
    bool same = to->id != NULL && strcmp(to->id, row->id) == 0 &&
                strcmp(to->kind, row->kind) == 0;
    if (!same) {
        to->kind = arena_copy(to->page->arena, row->kind);
        to->id = arena_copy(to->page->arena, row->id);
    }
    return same;
}

static bool keep(void *context, const struct history_row *row, struct err *err)
{
    struct gathering *to = context;
    struct arena *arena = to->page->arena;
    struct history_deed_shown *deed = NULL;
    for (size_t i = 0; i < to->deeds->shown_count; i++)
        if (to->deeds->shown[i]->batch == row->batch)
            deed = to->deeds->shown[i];
    if (deed == NULL || !record_words_tell(row->field))
        return true;
    bool same = is_same(to, row);
    if (deed->row == NULL)
        deed->row = arena_take_array(arena, HISTORY_ROWS, sizeof *deed->row);
    if (deed->row == NULL || to->id == NULL)
        return err_set(err, "not enough memory");
    deed->records += deed->row_count == 0 || !same;
    deed->fresh += row->field[0] == '\0' && row->was == NULL;
    if (deed->row_count++ >= HISTORY_ROWS)
        return true;
    deed->row[deed->row_count - 1] = (struct history_deed_row){
        .kind = to->kind,
        .id = to->id,
        .field = arena_copy(arena, row->field),
        .lang = arena_copy(arena, row->lang),
        .was = arena_copy(arena, row->was),
        .now = arena_copy(arena, row->now),
    };
    return !arena->failed || err_set(err, "not enough memory");
}

bool history_deeds_read(struct page *page, const struct history_asked *asked,
                        struct history_deeds *out)
{
    struct gathering gathering = {.page = page, .deeds = out};
    struct history_filter filter = {.id = asked->id};
    *out = (struct history_deeds){0};
    if (!store_history(page->office->store, &filter, gather, &gathering, page->err))
        return false;
    choose(out, asked);
    if (out->shown_count == 0)
        return true;
    filter.since = out->shown[out->shown_count - 1]->first - 1;
    return store_history(page->office->store, &filter, keep, &gathering, page->err);
}
