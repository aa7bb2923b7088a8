#include "base/message.h"
#include "core/lang.h"
#include "pages/coach_link.h"
#include "pages/errand_page.h"
#include "pages/fields.h"
#include "pages/route.h"
#include "publish/link_check.h"
#include "record/coach_check.h"
#include "record/coach_code.h"
#include "record/town.h"
#include "words/language_name.h"

/* The coaches: who has room, in which languages and towns, whether their links are right;
 * and what a family's short code means. */

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

static const char *name_of_town(struct page *page, const char *id)
{
    return town_name(page->arena, &page->office->document, id);
}

static const char *name_of_lang(struct page *page, const char *id)
{
    return language_name(page->arena, id, message_lang());
}

static bool add_list(struct page *page, const struct value *value,
                     const char *(*name)(struct page *page, const char *id))
{
    for (size_t i = 0; value != NULL && i < value->list.count; i++)
        if (!PAGE_ADD(page, "coach word",
                      {"words", name(page, value->list.item[i]), false},
                      {"gap", i + 1 < value->list.count ? ", " : "", false}))
            return false;
    return true;
}

static bool add_link(struct page *page, const struct coach_link *link)
{
    static const struct {
        const char *tint, *words;
    } said[] = {
        [COACH_LINK_NONE] = {"plain", MESSAGE("has no booking link")},
        [COACH_LINK_WRONG] = {"red", MESSAGE("is not right")},
        [COACH_LINK_NEVER] = {"amber", MESSAGE("never checked")},
        [COACH_LINK_OLD] = {"red", MESSAGE("hidden: checked too long ago")},
        [COACH_LINK_SOON] = {"amber", MESSAGE("please check soon")},
        [COACH_LINK_RIGHT] = {"green", MESSAGE("is right")},
    };
    bool dated = link->state >= COACH_LINK_OLD;
    return PAGE_ADD(page, "coach link", {"tint", said[link->state].tint, false},
                    {"words", message(said[link->state].words), false},
                    {"checked", dated ? page_ago(page, link->checked_on) : "", false},
                    {"why", or_empty(link->wrong), false},
                    {"wrong", link->wrong != NULL ? "note" : "none", false});
}

static bool add_row(struct page *page, const struct record *coach)
{
    const char *id = record_id(coach);
    const char *name = coach_text(coach, COACH_NAME);
    const char *open = or_empty(coach_text(coach, COACH_OPEN_PLACES));
    const char *most = or_empty(coach_text(coach, COACH_CAPACITY));
    struct coach_link link;
    if (!coach_link_of(page->arena, &page->office->document, coach, page->today, &link))
        return err_set(page->err, "not enough memory");
    bool may = page_may(page, "POST", "/coach/x");
    return PAGE_ADD(page, "coach row", {"id", id, false}, {"name", name, false},
                    {"phone",
                     lang_phone(page->arena, or_empty(coach_text(coach, COACH_PHONE))),
                     false}) &&
           PAGE_ADD(page, may ? "coach places" : "coach places shut", {"id", id, false},
                    {"name", name, false}, {"open", open, false}, {"most", most, false},
                    {"limited", most[0] != '\0' ? "soft" : "none", false},
                    {"token", page->session->token, false}) &&
           page_add(page, "coach says", NULL, 0) &&
           add_list(page, coach_value(coach, COACH_LANGUAGES), name_of_lang) &&
           page_add(page, "coach towns", NULL, 0) &&
           add_list(page, coach_value(coach, COACH_TOWNS), name_of_town) &&
           page_add(page, "coach booking", NULL, 0) && add_link(page, &link) &&
           page_add(page, "coach row end", NULL, 0);
}

static bool add_meaning(struct page *page, const char *text)
{
    struct coach_code code;
    struct err why = {""};
    struct buf wishes = {0};
    const char *word;
    if (!coach_code_read(&page->office->document, text, page->today, &code, &why))
        return PAGE_ADD(page, "code wrong", {"words", why.text, false});
    for (size_t i = 0; (word = coach_code_wish(code.wishes, i)) != NULL; i++)
        buf_print(&wishes, "%s%s", i > 0 ? ", " : "", message(word));
    const char *wish =
        arena_copy(page->arena, wishes.len > 0 ? wishes.bytes : message("none"));
    buf_free(&wishes);
    const char *month = code.dated
                            ? lang_date(page->arena, message_lang(), code.made, false)
                            : message("not known: the terminal's clock was wrong");
    const char *until =
        code.dated ? lang_date(page->arena, message_lang(), code.until, true) : "";
    return PAGE_ADD(page, "code", {"tint", code.good ? "green" : "amber", false},
                    {"words",
                     code.coach == NULL ? message("This coach is not with us any more.")
                     : code.good        ? message("This code counts.")
                                        : message("This code has run out."),
                     false},
                    {"coach", code.coach != NULL ? record_name(code.coach) : "–", false},
                    {"topic",
                     code.topic != NULL ? record_name(code.topic)
                     : code.topic_gone  ? message("one that is not there any more")
                                        : message("none said"),
                     false},
                    {"wish", or_empty(wish), false}, {"month", month, false},
                    {"until", until, false},
                    {"dated", code.dated ? "dated" : "none", false});
}

bool page_coaches(struct page *page)
{
    const struct document *document = &page->office->document;
    const char *code = http_find(&page->request->query, "code");
    size_t count = document->list[RECORD_COACH].count;
    struct err wrong = {""};
    if (errand_page_waits(page, ERRAND_LINKS))
        return true;
    if (!page_begin(page, "coaches", message("Coaches")) ||
        !PAGE_ADD(page, "coaches title", {"title", message("Coaches"), false},
                  {"lead", message("Who has room, and in which languages."), false}) ||
        (page_may(page, "POST", "/coaches") &&
         !PAGE_ADD(page, "coaches check", {"token", page->session->token, false})) ||
        !page_add(page, "coaches title end", NULL, 0) ||
        !page_add_saved(page, "/coaches") ||
        !errand_page_end(page, ERRAND_LINKS, message("The links are right.")))
        return false;
    if (!coach_check(page->arena, document, &wrong) &&
        !PAGE_ADD(page, "error", {"words", wrong.text, false}, {"sentence", "", false}))
        return false;
    if (!page_add(page, "coaches", NULL, 0))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_row(page, document->list[RECORD_COACH].item[i]))
            return false;
    return page_add(page, "coaches end", NULL, 0) &&
           (count > 0 || page_add(page, "coaches none", NULL, 0)) &&
           page_add(page, "coaches rows end", NULL, 0) &&
           PAGE_ADD(page, "code ask", {"code", or_empty(code), false}) &&
           (code == NULL || code[0] == '\0' || add_meaning(page, code)) &&
           page_add(page, "code end", NULL, 0) && page_end(page);
}

/* Opening them needs the network, and seconds for each. */
bool page_coaches_check(struct page *page)
{
    const struct errand_order order = {.word = {"check-links", "--coaches"},
                                       .who = page->session->who,
                                       .now = page->seconds};
    return errand_page_begin(page, ERRAND_LINKS, &order);
}

static const struct record *find_coach(struct page *page)
{
    return document_find(&page->office->document, RECORD_COACH, page_id(page));
}

static bool gone(struct page *page)
{
    return page_refuse(page, 404, message("This coach is gone"),
                       message("Somebody has removed it."));
}

static bool show(struct page *page, const struct record *coach,
                 const struct record_form *form)
{
    struct coach_link link;
    const char *path = arena_print(page->arena, "/coach/%s", form->id);
    if (path == NULL ||
        !coach_link_of(page->arena, &page->office->document, coach, page->today, &link))
        return err_set(page->err, "not enough memory");
    if (!page_begin(page, "coaches", record_name(coach)) ||
        !PAGE_ADD(page, "coach title", {"title", record_name(coach), false},
                  {"id", form->id, false}) ||
        (page_may(page, "POST", "/coach-remove/x") &&
         !PAGE_ADD(page, "coach remove", {"id", form->id, false},
                   {"token", page->session->token, false})) ||
        !page_add(page, "coach title end", NULL, 0) || !page_add_saved(page, path) ||
        !page_add(page, "desk", NULL, 0) || !fields_add(page, coach, form, path) ||
        !page_add(page, "coach beside", NULL, 0) || !add_link(page, &link))
        return false;
    if (link.url != NULL && page_may(page, "POST", "/coach-checked/x") &&
        !PAGE_ADD(page, "coach check", {"url", link.url, false}, {"id", form->id, false},
                  {"token", page->session->token, false}))
        return false;
    return page_add(page, "coach beside end", NULL, 0) && page_end(page);
}

bool page_coach(struct page *page)
{
    const struct record *coach = find_coach(page);
    struct record_form form;
    if (coach == NULL)
        return gone(page);
    return record_form_of(page->arena, coach, NULL, &form, page->err) &&
           show(page, coach, &form);
}

static bool go_saved(struct page *page, const char *id, int64_t batch)
{
    const char *path = arena_print(page->arena, "/coach/%s", id);
    return path != NULL ? page_go_saved(page, page_back(page, path), batch, NULL)
                        : err_set(page->err, "not enough memory");
}

bool page_coach_save(struct page *page)
{
    const struct record *coach = find_coach(page);
    struct record_form form;
    int64_t batch;
    if (coach == NULL)
        return gone(page);
    if (!fields_save(page, coach, "coach set", &form, &batch))
        return false;
    return form.faulty ? show(page, coach, &form) : go_saved(page, form.id, batch);
}

/* Somebody has opened the link herself, and it is right. */
bool page_coach_checked(struct page *page)
{
    const struct record *coach = find_coach(page);
    struct record *after;
    int64_t batch;
    if (coach == NULL)
        return gone(page);
    if (!record_copy(page->arena, coach, &after))
        return err_set(page->err, "not enough memory");
    if (!link_check_note(page->arena, after, page->today, "ok", page->err))
        return false;
    const struct history_deed deed = {page->session->who, page->seconds, "check-links"};
    const struct office_after change = {coach, after};
    switch (office_apply(page->office, &deed, &change, 1, &batch, page->err)) {
    case STORE_DONE:
    case STORE_SAME:
        return go_saved(page, record_id(coach), batch);
    case STORE_CONFLICT:
    case STORE_GONE:
        return page_refuse(page, 409, message("Somebody was faster"), page->err->text);
    default:
        return false;
    }
}
