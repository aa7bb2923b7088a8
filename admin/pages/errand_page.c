#include "pages/errand_page.h"

#include <string.h>

#include "base/message.h"
#include "pages/route.h"
#include "pages/sentence.h"

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

/* What a command has said, line by line as sentences, and without what is for programs:
 * that has tabs. `*why`, unless NULL, gets the line with which it says that it failed. */
static const char *lines_of(struct page *page, const struct buf *said, const char **why)
{
    static const char begin[] = "anna-admin ";
    const char *rest = said->len > 0 ? said->bytes : "";
    const char *out = "";
    while (out != NULL && *rest != '\0') {
        size_t len = strcspn(rest, "\n");
        const char *line = arena_print(page->arena, "%.*s", (int)len, rest);
        rest += len + (rest[len] == '\n');
        if (line == NULL)
            return "";
        const char *colon = strstr(line, ": ");
        bool last = strncmp(line, begin, sizeof begin - 1) == 0 && colon != NULL &&
                    strcspn(line + sizeof begin - 1, " :") + sizeof begin - 1 ==
                        (size_t)(colon - line);
        if (last && why != NULL)
            *why = sentence_of(page->arena, colon + 2);
        else if (line[0] != '\0' && strchr(line, '\t') == NULL)
            out = arena_print(page->arena, "%s%s%s", out, out[0] != '\0' ? "\n" : "",
                              sentence_of(page->arena, line));
    }
    return out != NULL ? out : "";
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
