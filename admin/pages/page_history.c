#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "core/lang.h"
#include "pages/history_deeds.h"
#include "pages/record_words.h"
#include "pages/route.h"

/* What was changed, when and by whom, the newest first; each deed can be taken back. */

enum {
    WORDS_SHOWN = 300, /* bytes of what stood there */
    WORDS_BESIDE = 60, /* so short that it stands in the line itself */
    CONFLICTS_NAMED = 5
};

/* Cut between letters, never within one. */
static const char *cut(struct page *page, const char *text)
{
    size_t len = strlen(text);
    if (len <= WORDS_SHOWN)
        return text;
    len = WORDS_SHOWN;
    while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    const char *words = arena_print(page->arena, "%.*s …", (int)len, text);
    return words != NULL ? words : "";
}

/* What a record that went was called, as its last state says. */
static const char *gone_name(struct page *page, const struct history_deed_row *row)
{
    static const char begin[] = "name\t\t";
    const char *name = row->was;
    while (name != NULL && strncmp(name, begin, sizeof begin - 1) != 0) {
        name = strchr(name, '\n');
        name = name != NULL ? name + 1 : NULL;
    }
    if (name == NULL)
        return row->id;
    name += sizeof begin - 1;
    const char *words = arena_print(page->arena, "%.*s", (int)strcspn(name, "\n"), name);
    return words != NULL ? words : row->id;
}

static const char *name_of(struct page *page, const struct history_deed_row *row)
{
    const char *name = record_words_name(page, row->kind, row->id);
    return row->field[0] == '\0' && row->now == NULL && strcmp(name, row->id) == 0
               ? gone_name(page, row)
               : name;
}

/* What became of one record. */
static const char *row_words(struct page *page, const struct history_deed_row *row)
{
    const char *name = name_of(page, row);
    if (row->field[0] == '\0')
        return arena_print(page->arena,
                           row->was == NULL ? message("\"%s\" is new")
                                            : message("\"%s\" was removed"),
                           name);
    return arena_print(page->arena, message("%s of \"%s\" changed"),
                       record_words_field(page, row->kind, row->field, row->lang), name);
}

/* What was done, whatever it was called. */
static const char *rows_words(struct page *page, const struct history_deed_shown *deed)
{
    if (deed->row_count == 0)
        return message("A mark of the office changed");
    if (deed->row_count == 1)
        return row_words(page, &deed->row[0]);
    if (deed->records == 1)
        return arena_print(page->arena,
                           message_count("%zu change of \"%s\"", "%zu changes of \"%s\"",
                                         deed->row_count),
                           deed->row_count, name_of(page, &deed->row[0]));
    return arena_print(
        page->arena,
        deed->fresh == deed->row_count
            ? message_count("%zu new entry", "%zu new entries", deed->records)
            : message_count("%zu entry changed", "%zu entries changed", deed->records),
        deed->records);
}

static const char *deed_words(struct page *page, const struct history_deed_shown *deed)
{
    const char *words = rows_words(page, deed);
    if (words == NULL)
        return "";
    if (strcmp(deed->what, "offer confirm") == 0 && deed->row_count > 0)
        words =
            deed->records == 1
                ? arena_print(page->arena, message("\"%s\" is still right"),
                              name_of(page, &deed->row[0]))
                : arena_print(page->arena,
                              message_count("%zu offer is still right",
                                            "%zu offers are still right", deed->records),
                              deed->records);
    else if (strncmp(deed->what, "import ", 7) == 0)
        words = arena_print(page->arena, message("Taken in from \"%s\": %s"),
                            deed->what + 7, words);
    else if (deed->undoes != 0)
        words = arena_print(page->arena, message("Taken back: %s"), words);
    else if (strcmp(deed->what, "check-links") == 0)
        words = arena_print(page->arena, message("Links opened: %s"), words);
    else if (strncmp(deed->what, "replace", 7) == 0)
        words = arena_print(page->arena, message("Words replaced: %s"), words);
    return words != NULL ? words : "";
}

/* "today, 14:05" */
static const char *time_words(struct page *page, int64_t seconds)
{
    struct moment moment = moment_from_unix(seconds);
    int64_t ago = date_days_between(moment.date, page->today);
    if (seconds == 0)
        return "";
    const char *day = ago == 0 || ago == 1
                          ? page_ago(page, moment.date)
                          : lang_date(page->arena, message_lang(), moment.date, true);
    const char *words = arena_print(page->arena, "%s, %d:%02d", day, moment.minute / 60,
                                    moment.minute % 60);
    return words != NULL ? words : "";
}

static bool add_row(struct page *page, const struct history_deed_row *row)
{
    bool field = row->field[0] != '\0';
    return PAGE_ADD(
        page, field ? "deed row" : "deed record", {"words", row_words(page, row), false},
        {"kind", record_words_kind(row->kind), false},
        {"lang", record_words_lang(page, row->field, row->lang), false},
        {"was", cut(page, record_words_value(page, row->kind, row->field, row->was)),
         false},
        {"now", cut(page, record_words_value(page, row->kind, row->field, row->now)),
         false});
}

/* One change stands in the line itself, if it is short. */
static bool add_rows(struct page *page, const struct history_deed_shown *deed)
{
    size_t kept = deed->row_count < HISTORY_ROWS ? deed->row_count : HISTORY_ROWS;
    const struct history_deed_row *only = deed->row_count == 1 ? &deed->row[0] : NULL;
    if (deed->row_count == 0 || (only != NULL && only->field[0] == '\0'))
        return true;
    if (only != NULL) {
        const char *was = record_words_value(page, only->kind, only->field, only->was);
        const char *now = record_words_value(page, only->kind, only->field, only->now);
        if (strlen(was) <= WORDS_BESIDE && strlen(now) <= WORDS_BESIDE)
            return PAGE_ADD(
                page, "deed beside", {"was", was, false}, {"now", now, false},
                {"lang", record_words_lang(page, only->field, only->lang), false});
    }
    if (!page_add(page, "deed rows", NULL, 0))
        return false;
    for (size_t i = 0; i < kept; i++)
        if (!add_row(page, &deed->row[i]))
            return false;
    size_t hidden = deed->row_count - kept;
    return PAGE_ADD(page, "deed rows end", {"more", hidden > 0 ? "soft" : "none", false},
                    {"count", page_number(page, (long long)hidden), false});
}

static bool add_deed(struct page *page, const struct history_deed_shown *deed)
{
    const char *words = deed_words(page, deed);
    return PAGE_ADD(page, "deed", {"words", words, false},
                    {"time", time_words(page, deed->seconds), false},
                    {"who", deed->who, false},
                    {"undone", deed->undone ? "chip plain" : "none", false}) &&
           add_rows(page, deed) &&
           (!deed->hers || deed->undone
                ? page_add(page, "deed shut", NULL, 0)
                : PAGE_ADD(page, "deed undo", {"name", words, false},
                           {"batch", page_number(page, deed->batch), false},
                           {"token", page->session->token, false})) &&
           page_add(page, "deed end", NULL, 0);
}

static bool add_choice(struct page *page, const char *value, const char *words, bool here)
{
    return PAGE_ADD(page, here ? "sieve choice here" : "sieve choice",
                    {"value", value, false}, {"words", words, false});
}

static bool add_sieve(struct page *page, const struct history_asked *asked,
                      const struct history_deeds *deeds)
{
    if (!PAGE_ADD(page, "sieve", {"id", asked->id != NULL ? asked->id : "", false}) ||
        !add_choice(page, "", message("everybody"), asked->who == NULL))
        return false;
    for (size_t i = 0; i < deeds->who_count; i++)
        if (!add_choice(page, deeds->who[i], deeds->who[i],
                        asked->who != NULL && strcmp(asked->who, deeds->who[i]) == 0))
            return false;
    if (!page_add(page, "sieve what", NULL, 0) ||
        !add_choice(page, "", message("everything"), asked->about < 0))
        return false;
    for (int i = 0; i < HISTORY_ABOUT_COUNT; i++)
        if (!add_choice(page, history_about_id((enum history_about)i),
                        history_about_words((enum history_about)i), asked->about == i))
            return false;
    return page_add(page, "sieve end", NULL, 0);
}

static const char *address(struct page *page, const struct history_asked *asked,
                           size_t first)
{
    const char *path = arena_print(
        page->arena, "/history?id=%s&who=%s&what=%s&from=%zu",
        asked->id != NULL ? page_escaped(page, asked->id) : "",
        asked->who != NULL ? page_escaped(page, asked->who) : "",
        asked->about >= 0 ? history_about_id((enum history_about)asked->about) : "",
        first);
    return path != NULL ? path : "/history";
}

static bool add_pager(struct page *page, const struct history_asked *asked,
                      const struct history_deeds *deeds)
{
    size_t first = deeds->first;
    size_t end = first + deeds->shown_count;
    const char *which = deeds->found == 0
                            ? message("Nothing was changed like that.")
                            : arena_print(page->arena, message("%zu to %zu of %zu"),
                                          first + 1, end, deeds->found);
    size_t before = first > HISTORY_EACH_PAGE ? first - HISTORY_EACH_PAGE : 0;
    return PAGE_ADD(page, "deeds pager", {"which", which, false}) &&
           (first == 0 ||
            PAGE_ADD(page, "rows back", {"path", address(page, asked, before), false})) &&
           (end == deeds->found ||
            PAGE_ADD(page, "rows on", {"path", address(page, asked, end), false})) &&
           page_add(page, "deeds over", NULL, 0);
}

/* Of one record: what it is called, whatever kind it is. */
static const char *title_of(struct page *page, const struct history_asked *asked,
                            const struct history_deeds *deeds)
{
    const struct history_deed_shown *newest =
        asked->id != NULL && deeds->shown_count > 0 ? deeds->shown[0] : NULL;
    if (newest == NULL || newest->row_count == 0)
        return message("History");
    return arena_print(page->arena, message("History: %s"),
                       name_of(page, &newest->row[0]));
}

bool page_history(struct page *page)
{
    struct history_asked asked;
    struct history_deeds deeds;
    history_asked_read(page, &asked);
    if (!history_deeds_read(page, &asked, &deeds))
        return false;
    const char *title = title_of(page, &asked, &deeds);
    const char *done = http_find(&page->request->query, "done");
    if (!page_begin(page, "history", title) ||
        !PAGE_ADD(page, "title", {"title", title, false},
                  {"lead", message("Who has changed what, the newest first."), false}) ||
        (done != NULL &&
         !PAGE_ADD(page, "said", {"words", message("That is taken back."), false})) ||
        (asked.id != NULL && !page_add(page, "deeds of one", NULL, 0)) ||
        !add_sieve(page, &asked, &deeds) || !page_add(page, "deeds", NULL, 0))
        return false;
    for (size_t i = 0; i < deeds.shown_count; i++)
        if (!add_deed(page, deeds.shown[i]))
            return false;
    return page_add(page, "deeds end", NULL, 0) && add_pager(page, &asked, &deeds) &&
           page_end(page);
}

struct asked {
    const struct page *page;
    bool hers;
};

static bool find_foreign(void *context, const struct history_row *row, struct err *err)
{
    struct asked *asked = context;
    (void)err;
    asked->hers = asked->hers && page_may_change(asked->page, row->kind, row->lang);
    return true;
}

struct conflicts {
    struct page *page;
    const char *named; /* NULL: none */
    size_t count;
};

static void add_conflict(void *context, const struct history_row *row, const char *why)
{
    struct conflicts *conflicts = context;
    struct page *page = conflicts->page;
    const struct history_deed_row shown = {row->kind, row->id,  row->field,
                                           row->lang, row->was, row->now};
    (void)why;
    if (conflicts->count++ >= CONFLICTS_NAMED)
        return;
    const char *name = name_of(page, &shown);
    const char *one =
        row->field[0] == '\0'
            ? arena_print(page->arena, message("the entry \"%s\""), name)
            : arena_print(page->arena, message("%s of \"%s\""),
                          record_words_field(page, row->kind, row->field, row->lang),
                          name);
    conflicts->named = conflicts->named == NULL
                           ? one
                           : arena_print(page->arena, "%s, %s", conflicts->named, one);
}

/* Nothing of it is taken back: says what has moved on, and what to do. */
static bool refuse(struct page *page, const struct conflicts *conflicts)
{
    const char *named = conflicts->named != NULL ? conflicts->named : "";
    if (conflicts->count > CONFLICTS_NAMED)
        named = arena_print(page->arena, message("%s and %zu more"), named,
                            conflicts->count - CONFLICTS_NAMED);
    const char *words =
        conflicts->count == 0
            ? message("Nothing of it is left to take back.")
            : arena_print(page->arena,
                          message("Changed again since: %s. So nothing was taken back. "
                                  "Take back what is newer first, or change it by hand."),
                          named);
    return page_refuse(page, 409, message("This cannot be taken back any more"), words);
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
    struct conflicts conflicts = {.page = page};
    const struct store_undo_told told = {&conflicts, add_conflict};
    enum store_answer answer = office_undo(page->office, page->session->who,
                                           page->seconds, batch, &told, page->err);
    switch (answer) {
    case STORE_DONE:
    case STORE_SAME:
        return page_go(page, page_back(page, "/history?done=1"));
    case STORE_CONFLICT:
    case STORE_GONE:
        return refuse(page, &conflicts);
    default:
        return false;
    }
}
