#include "pages/page.h"

#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "pages/route.h"
#include "pages/sentence.h"
#include "reports/ledger_group.h"

const char *page_id(const struct page *page)
{
    const char *slash = strrchr(page->request->path, '/');
    return slash != NULL ? slash + 1 : "";
}

bool page_add(struct page *page, const char *part, const struct template_value *value,
              size_t count)
{
    return template_add(&page->office->pages, part, value, count, &page->answer->body,
                        page->err);
}

const char *page_number(struct page *page, long long number)
{
    const char *text = arena_print(page->arena, "%lld", number);
    return text != NULL ? text : "";
}

/* What stands beside an entry: how much there is, or how much is to do. */
static const char *count_of(struct page *page, const char *entry)
{
    if (strcmp(entry, "offers") == 0)
        return page_number(page, (long long)page->office->offers.count);
    struct err ignored = {""};
    if (strcmp(entry, "publish") == 0 && office_pending(page->office, &ignored) &&
        page->office->pending.differences.count > 0)
        return page_number(page, (long long)page->office->pending.differences.count);
    size_t fresh = 0;
    if (strcmp(entry, "barriers") == 0 &&
        ledger_count_new(page->office->ledger, &fresh, &ignored) && fresh > 0)
        return page_number(page, (long long)fresh);
    return "";
}

/* All that may stand in the navigation; what has no route, or is not for who asks, does
 * not. */
static const struct {
    const char *id, *path, *icon, *words;
} entries[] = {
    {"today", "/", "today", MESSAGE("Today")},
    {"offers", "/offers", "view_list", MESSAGE("Offers")},
    {"translate", "/translate", "translate", MESSAGE("Translate")},
    {"barriers", "/barriers", "report_problem", MESSAGE("Barriers")},
    {"answers", "/answers", "question_answer", MESSAGE("Answers")},
    {"coaches", "/coaches", "people", MESSAGE("Coaches")},
    {"sites", "/sites", "place", MESSAGE("Sites and terminals")},
    {"publish", "/publish", "publish", MESSAGE("Publish")},
    {"import", "/import", "input", MESSAGE("Take in")},
    {"numbers", "/numbers", "insert_chart", MESSAGE("Numbers and reports")},
    {"network", "/network", "share", MESSAGE("Network")},
    {"history", "/history", "history", MESSAGE("History")},
    {"settings", "/settings", "settings", MESSAGE("Settings")},
};

bool page_may(const struct page *page, const char *method, const char *path)
{
    bool known;
    char bare[256];
    size_t len = strcspn(path, "?");
    if (len >= sizeof bare)
        return false;
    memcpy(bare, path, len);
    bare[len] = '\0';
    const struct route *route = route_find(method, bare, &known);
    return route != NULL && (route->roles & page->session->roles) != 0;
}

bool page_may_open(const struct page *page, const char *path)
{
    return page_may(page, "GET", path);
}

bool page_may_change(const struct page *page, const char *kind, const char *lang)
{
    bool own = strcmp(kind, "offer") == 0 || strcmp(kind, "answer") == 0 ||
               strcmp(kind, "word") == 0 || (lang != NULL && lang[0] != '\0');
    return page_may(page, "POST", own ? "/offer/x" : "/coach/x");
}

static bool add_navigation(struct page *page, const char *here)
{
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (!page_may_open(page, entries[i].path))
            continue;
        const char *count = count_of(page, entries[i].id);
        bool current = strcmp(entries[i].id, here) == 0;
        if (!PAGE_ADD(page, current ? "entry here" : "entry",
                      {"path", entries[i].path, false}, {"icon", entries[i].icon, false},
                      {"words", message(entries[i].words), false},
                      {"count", count, false},
                      {"counted",
                       count[0] == '\0'                         ? "none"
                       : strcmp(entries[i].id, "barriers") == 0 ? "count fresh"
                                                                : "count",
                       false}))
            return false;
    }
    return true;
}

static const char *office_name(const struct page *page)
{
    const struct document *document = &page->office->document;
    if (document->list[RECORD_SITE].count == 0)
        return "";
    const char *city = site_text(document->list[RECORD_SITE].item[0], SITE_CITY);
    return city != NULL ? city : "";
}

bool page_begin(struct page *page, const char *here, const char *title)
{
    return PAGE_ADD(page, "head", {"lang", message_lang(), false},
                    {"title", title, false}) &&
           (!page->again || page_add(page, "head again", NULL, 0)) &&
           PAGE_ADD(page, "side", {"office", office_name(page), false}) &&
           add_navigation(page, here) &&
           PAGE_ADD(page, "main", {"who", page->session->who, false},
                    {"token", page->session->token, false});
}

bool page_end(struct page *page)
{
    return page_add(page, "foot", NULL, 0);
}

const char *page_escaped(struct page *page, const char *text)
{
    struct buf out = {0};
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        bool plain = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                     (*at >= '0' && *at <= '9') || *at == '-' || *at == '.';
        buf_print(&out, plain ? "%c" : "%%%02X", *at);
    }
    const char *copy = arena_copy(page->arena, out.bytes != NULL ? out.bytes : "");
    buf_free(&out);
    return copy != NULL ? copy : "";
}

const char *page_ago(struct page *page, struct date day)
{
    int64_t days = date_days_between(day, page->today);
    const char *text;
    if (days <= 0)
        return message("today");
    if (days == 1)
        return message("yesterday");
    if (days < 14)
        text = arena_print(page->arena, message("%d days ago"), (int)days);
    else if (days < 60)
        text = arena_print(page->arena, message("%d weeks ago"), (int)(days / 7));
    else if (days / 365 < 2)
        text = arena_print(page->arena, message("%d months ago"), (int)(days * 12 / 365));
    else
        text = arena_print(page->arena, message("%d years ago"), (int)(days / 365));
    return text != NULL ? text : "";
}

bool page_go(struct page *page, const char *path)
{
    page->answer->status = 303;
    http_add_header(page->answer, "Location", path);
    return true;
}

const char *page_back(const struct page *page, const char *otherwise)
{
    const char *back = http_find(&page->request->form, "back");
    if (back == NULL || back[0] != '/' || back[1] == '/')
        return otherwise;
    for (const char *at = back; *at != '\0'; at++)
        if (*at <= ' ' || *at > '~' || *at == '\\')
            return otherwise;
    return back;
}

bool page_go_saved(struct page *page, const char *path, int64_t batch, const char *id)
{
    const char *more =
        batch == 0 ? path
                   : arena_print(page->arena, "%s%cdone=%lld%s%s", path,
                                 strchr(path, '?') != NULL ? '&' : '?', (long long)batch,
                                 id != NULL ? "&id=" : "", id != NULL ? id : "");
    return more != NULL ? page_go(page, more) : err_set(page->err, "not enough memory");
}

bool page_add_saved(struct page *page, const char *back)
{
    const char *batch = http_find(&page->request->query, "done");
    return batch == NULL || batch[strspn(batch, "0123456789")] != '\0' ||
           PAGE_ADD(page, "saved", {"words", message("That is saved."), false},
                    {"batch", batch, false}, {"back", back, false},
                    {"token", page->session->token, false});
}

/* The list to which a path belongs, as the navigation calls it: the offers, if no other
 * does. */
static size_t list_of(const struct page *page)
{
    static const struct {
        const char *begins, *id;
    } lists[] = {{"/coach", "coaches"},   {"/site", "sites"},
                 {"/answer", "answers"},  {"/preview-answer", "answers"},
                 {"/reply", "answers"},   {"/barrier", "barriers"},
                 {"/report", "barriers"}, {"/note", "barriers"},
                 {"/import", "import"},   {"/translate", "translate"},
                 {"/xliff", "translate"}, {"/publish", "publish"},
                 {"/home", "publish"},    {"/bundle", "publish"},
                 {"/undo", "history"},    {"/numbers", "numbers"},
                 {"/people", "settings"}, {"/settings", "settings"}};
    const char *id = "offers";
    size_t found = 0;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
        if (strncmp(page->request->path, lists[i].begins, strlen(lists[i].begins)) == 0)
            id = lists[i].id;
    while (strcmp(entries[found].id, id) != 0)
        found++;
    return page_may_open(page, entries[found].path) ? found : 0;
}

/* The page on which a form stood; NULL: nobody knows, or it is not for who asks. */
static const char *page_of_form(struct page *page)
{
    static const struct {
        const char *deed, *of;
    } pages[] = {
        {"/confirm/", "/offer/"},        {"/coach-checked/", "/coach/"},
        {"/coach-remove/", "/coach/"},   {"/site-remove/", "/site/"},
        {"/answer-remove/", "/answer/"}, {"/barrier-state/", "/barrier/"},
        {"/barrier-note/", "/barrier/"}, {"/barrier-assign/", "/barrier/"},
    };
    const char *path = page->request->path;
    const char *back = page_back(page, NULL);
    if (strcmp(page->request->method, "POST") != 0 || back != NULL)
        return back != NULL && page_may_open(page, back) ? back : NULL;
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strncmp(path, pages[i].deed, strlen(pages[i].deed)) == 0)
            path = arena_print(page->arena, "%s%s", pages[i].of, page_id(page));
    if (path == NULL || !page_may_open(page, path))
        return NULL;
    size_t begin = (size_t)(strrchr(path, '/') - path) + 1;
    return arena_print(page->arena, "%.*s%s", (int)begin, path,
                       page_escaped(page, path + begin));
}

bool page_refuse(struct page *page, int status, const char *title, const char *words)
{
    size_t list = list_of(page);
    const char *form = status != 404 ? page_of_form(page) : NULL;
    buf_reset(&page->answer->body);
    page->answer->status = status;
    return page_begin(page, entries[list].id, title) &&
           PAGE_ADD(page, "refused", {"title", title, false},
                    {"words", sentence_of(page->arena, words), false},
                    {"path", form != NULL ? form : entries[list].path, false},
                    {"list",
                     form != NULL ? message("Back") : message(entries[list].words),
                     false}) &&
           page_end(page);
}
