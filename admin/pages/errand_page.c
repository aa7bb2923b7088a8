#include "pages/errand_page.h"

#include <string.h>

#include "base/message.h"
#include "pages/route.h"
#include "pages/sentence.h"

enum { LINES_SHOWN = 100 };

static const struct {
    const char *id;   /* of its address; NULL: it has none */
    const char *path; /* of the page that it belongs to, and its entry beside */
    const char *entry;
    const char *words; /* for message() */
} kinds[ERRAND_KINDS] = {
    [ERRAND_COPY] = {"copy", "/settings", "settings", MESSAGE("The copy is being made")},
    [ERRAND_PUBLISH] = {"publish", "/publish", "publish",
                        MESSAGE("The content is being published")},
    [ERRAND_COLLECT] = {"collect", "/publish", "publish",
                        MESSAGE("The reports are being taken in")},
    [ERRAND_IMPORT] = {"import", "/import", "import", MESSAGE("The file is being read")},
    [ERRAND_LINKS] = {"links", "/coaches", "coaches",
                      MESSAGE("The links are being opened")},
};

static const char *path_of(struct page *page, enum errand_kind kind)
{
    const char *path = arena_print(page->arena, "/errand/%s", kinds[kind].id);
    return path != NULL ? path : "/";
}

/* A script that asked for a piece of the page goes to another as a browser does. */
static bool go_whole(struct page *page, const char *path)
{
    if (page->whole)
        return page_go(page, path);
    http_add_header(page->answer, "HX-Redirect", path);
    return true;
}

bool errand_page_begin(struct page *page, enum errand_kind kind,
                       const struct errand_order *order)
{
    struct err why = {""};
    errands_tend(page->office->errands);
    if (errand_begin(page->office->errands, kind, order, &why))
        return page_go(page, path_of(page, kind));
    return page_refuse(page, 409, message("This could not be begun"), why.text);
}

bool errand_page_waits(struct page *page, enum errand_kind kind)
{
    errands_tend(page->office->errands);
    return errand_look(page->office->errands, kind)->state == ERRAND_RUNNING &&
           page_go(page, path_of(page, kind));
}

/* Whether a line says why the command failed: "anna-admin stick: ..."; where its words
 * begin. NULL: it does not. */
static const char *reason_in(const char *line, size_t len)
{
    static const char begin[] = "anna-admin ";
    size_t name = sizeof begin - 1;
    if (len <= name || strncmp(line, begin, name) != 0)
        return NULL;
    name += strcspn(line + name, " :\n");
    return name + 2 < len && strncmp(line + name, ": ", 2) == 0 ? line + name + 2 : NULL;
}

/* Tables have tabs, JSON its brackets. */
static bool is_for_programs(const char *line, size_t len)
{
    return len == 0 || strchr(" {[}],", line[0]) != NULL ||
           memchr(line, '\t', len) != NULL;
}

static const char *sentence_in(struct page *page, const char *line, size_t len)
{
    const char *words = arena_print(page->arena, "%.*s", (int)len, line);
    return words != NULL ? sentence_of(page->arena, words) : "";
}

/* What a command has said, line by line as sentences, the first of them, and without what
 * is for programs. `*why`, unless NULL, gets the line with which it says that it failed.
 */
static const char *lines_of(struct page *page, const struct buf *said, const char **why)
{
    const char *rest = said->len > 0 ? said->bytes : "";
    struct buf out = {0};
    size_t count = 0;
    while (*rest != '\0') {
        size_t len = strcspn(rest, "\n");
        const char *reason = why != NULL ? reason_in(rest, len) : NULL;
        if (reason != NULL)
            *why = sentence_in(page, reason, len - (size_t)(reason - rest));
        else if (!is_for_programs(rest, len) && count++ < LINES_SHOWN)
            buf_print(&out, "%s%s", out.len > 0 ? "\n" : "",
                      sentence_in(page, rest, len));
        rest += len + (rest[len] == '\n');
    }
    const char *copy =
        out.len > 0 && !out.failed ? arena_copy(page->arena, out.bytes) : "";
    buf_free(&out);
    return copy != NULL ? copy : "";
}

const char *errand_page_why(struct page *page, const struct buf *failed)
{
    const char *why = "";
    const char *more = lines_of(page, failed, &why);
    const char *all = why[0] == '\0'    ? more
                      : more[0] == '\0' ? why
                                        : arena_print(page->arena, "%s\n%s", why, more);
    return all != NULL ? all : "";
}

bool errand_page_end(struct page *page, enum errand_kind kind, const char *done)
{
    const struct errand *errand = errand_look(page->office->errands, kind);
    bool well = errand->state == ERRAND_DONE;
    if (errand->state == ERRAND_NONE || errand->state == ERRAND_RUNNING)
        return true;
    const char *told = lines_of(page, &errand->told, NULL);
    const char *failed = errand_page_why(page, &errand->failed);
    bool ok = PAGE_ADD(page, well ? "errand done" : "errand failed",
                       {"words", well ? done : message("This did not go well."), false},
                       {"told", told, false}, {"failed", failed, false},
                       {"telling", told[0] != '\0' ? "told" : "none", false},
                       {"failing", failed[0] != '\0' ? "told" : "none", false});
    errand_forget(page->office->errands, kind);
    return ok;
}

static bool show_running(struct page *page, const struct errand *errand)
{
    int64_t seconds = page->seconds - errand->begun;
    const char *told = lines_of(page, &errand->told, NULL);
    const char *since = arena_print(page->arena, message("for %lld seconds"),
                                    (long long)(seconds > 0 ? seconds : 0));
    return PAGE_ADD(page, "errand now", {"since", since, false}, {"told", told, false},
                    {"telling", told[0] != '\0' ? "told" : "none", false});
}

bool page_errand(struct page *page)
{
    int kind = 0;
    while (kind < ERRAND_KINDS &&
           (kinds[kind].id == NULL || strcmp(kinds[kind].id, page_id(page)) != 0))
        kind++;
    if (kind == ERRAND_KINDS || !page_may_open(page, kinds[kind].path))
        return page_refuse(page, 404, message("There is no such page."), "");
    errands_tend(page->office->errands);
    const struct errand *errand =
        errand_look(page->office->errands, (enum errand_kind)kind);
    if (errand->state != ERRAND_RUNNING)
        return go_whole(page, kinds[kind].path);
    if (!page->whole)
        return show_running(page, errand);
    page->again = true;
    return page_begin(page, kinds[kind].entry, message(kinds[kind].words)) &&
           PAGE_ADD(page, "title", {"title", message(kinds[kind].words), false},
                    {"lead", message("You may leave this page; it goes on."), false}) &&
           PAGE_ADD(page, "errand",
                    {"path", path_of(page, (enum errand_kind)kind), false}) &&
           show_running(page, errand) && page_add(page, "errand over", NULL, 0) &&
           page_end(page);
}
