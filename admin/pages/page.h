#ifndef ANNA_ADMIN_PAGES_PAGE_H
#define ANNA_ADMIN_PAGES_PAGE_H

#include "web/http.h"
#include "pages/office.h"
#include "web/session.h"

/* One request for a page: who asks, what for, and what is written for her. Pages are
 * functions that add parts of the templates of assets/office/pages to `answer`. */

struct page {
    struct office *office;
    struct sessions *sessions; /* and the accounts beside them (web/account.h) */
    const struct http_request *request;
    const struct session *session;
    struct arena *arena; /* of the request */
    int64_t seconds;     /* now, since 1970 */
    struct date today;
    struct http_answer *answer;
    struct err *err;
    bool again;   /* loads itself again after two seconds where there is no JavaScript */
    bool resumed; /* signed in again: what was typed is shown, nothing is saved */
    bool whole;   /* false: the browser asks for a piece of the page (htmx) */
};

/* The last segment of a path such as "/offer/ID", decoded; "" if there is none. */
const char *page_id(const struct page *page);

/* Adds a part with its places filled. False with `err` if the template is not as the
 * program expects it. */
bool page_add(struct page *page, const char *part, const struct template_value *value,
              size_t count);
#define PAGE_ADD(page, part, ...)                                          \
    page_add((page), (part), (const struct template_value[]){__VA_ARGS__}, \
             sizeof((const struct template_value[]){__VA_ARGS__}) /        \
                 sizeof(struct template_value))

/* The frame: what stands above and beside, and its end. `here` is the entry of the
 * navigation that this belongs to ("offers"); `title` is what the browser's tab says. */
bool page_begin(struct page *page, const char *here, const char *title);
bool page_end(struct page *page);

/* Whether who asks may open the page at that path, which stands in the table of routes.
 */
bool page_may_open(const struct page *page, const char *path);

/* A whole number as words, in the arena. "" if memory ran out. */
const char *page_number(struct page *page, long long number);

/* Words as they stand in an address. "" if memory ran out. */
const char *page_escaped(struct page *page, const char *text);

/* "heute", "vor 3 Wochen": how long ago a day was. */
const char *page_ago(struct page *page, struct date day);

/* Whether who asks may do that: "POST", "/offer/x"; what stands behind a "?" is no
 * matter. */
bool page_may(const struct page *page, const char *method, const char *path);

/* Whether who asks may change a record of that kind ("offer"), or its text in that
 * language; "" or NULL: German. Who has offers, their translations and answers has
 * nothing else. Imports and taking back go by it. */
bool page_may_change(const struct page *page, const char *kind, const char *lang);

/* Sends the browser to another page; what is done stands there. */
bool page_go(struct page *page, const char *path);

/* Where a form came from: its field "back", if that is a path of this office, else
 * `otherwise`. */
const char *page_back(const struct page *page, const char *otherwise);

/* Goes to `path` and says there that `batch` is saved, and of which record; 0: nothing
 * was to do. `id` may be NULL. */
bool page_go_saved(struct page *page, const char *path, int64_t batch, const char *id);

/* What page_go_saved left in the address: says that it is saved, with a button that takes
 * it back and comes here again. Nothing if there is none. */
bool page_add_saved(struct page *page, const char *back);

/* Says that something is not there, or could not be done: a page of its own with that
 * status, and the way back: to the page that the form stood on, and where that is gone,
 * or for the reader none, to the list that it belongs to. */
bool page_refuse(struct page *page, int status, const char *title, const char *words);

#endif
