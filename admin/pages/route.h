#ifndef ANNA_ADMIN_PAGES_ROUTE_H
#define ANNA_ADMIN_PAGES_ROUTE_H

#include "pages/page.h"

/* All pages: one table that names for each the method, the path, who may, and the
 * function. What does not stand in it is not there. */

struct route {
    const char *method; /* "GET" or "POST" */
    const char *path;   /* "/offers"; "/offer/" with its slash: one more segment, an id */
    int roles;          /* of enum session_role: any of these may */
    bool (*page)(struct page *page);
};

extern const struct route routes[];
extern const size_t route_count;

/* NULL if there is none. `*known` whether the path is there for the other method. */
const struct route *route_find(const char *method, const char *path, bool *known);

/* Whether a page shows its form again with what was typed, where page->resumed says so;
 * for all others page_resume does. */
bool route_resumes(const struct route *route);

/* How many bytes of files a POST to that path may bring; 0: none. */
size_t route_room(const char *path);

/* The pages, a file each. False with `err` if one could not be made. */
bool page_today(struct page *page);
bool page_offers(struct page *page);
/* The list again, with what was ticked and chosen, and why nothing was done: 422. */
bool page_offers_refused(struct page *page, const char *wrong);
bool page_offer(struct page *page);
bool page_offer_form(struct page *page);
bool page_offer_heard(struct page *page);
bool page_offer_save(struct page *page);
bool page_offer_confirm(struct page *page);
bool page_several(struct page *page);
bool page_calls(struct page *page);
bool page_translate(struct page *page);
bool page_translating(struct page *page);
bool page_translating_save(struct page *page);
bool page_xliff(struct page *page);
bool page_related(struct page *page);
bool page_related_set(struct page *page);
bool page_new(struct page *page);
bool page_new_save(struct page *page);
bool page_preview(struct page *page);
bool page_preview_typed(struct page *page);
bool page_speech(struct page *page);
bool page_speech_set(struct page *page);
bool page_sound(struct page *page);
bool page_hear(struct page *page);
bool page_hear_words(struct page *page);
bool page_history(struct page *page);
bool page_undo(struct page *page);
bool page_publish(struct page *page);
bool page_publish_begin(struct page *page);
bool page_setup(struct page *page);
bool page_home(struct page *page);
bool page_bundle(struct page *page);
bool page_errand(struct page *page);
bool page_import(struct page *page);
bool page_import_send(struct page *page);
bool page_import_one(struct page *page);
bool page_import_deed(struct page *page);
bool page_coaches(struct page *page);
bool page_coaches_check(struct page *page);
bool page_coach(struct page *page);
bool page_coach_save(struct page *page);
bool page_coach_checked(struct page *page);
bool page_coach_remove(struct page *page);
bool page_site_remove(struct page *page);
bool page_numbers(struct page *page);
bool page_numbers_release(struct page *page);
bool page_numbers_file(struct page *page);
bool page_sites(struct page *page);
bool page_site(struct page *page);
bool page_site_save(struct page *page);
bool page_network(struct page *page);
bool page_network_picture(struct page *page);
bool page_barriers(struct page *page);
bool page_barrier(struct page *page);
bool page_barrier_open(struct page *page);
bool page_barrier_state(struct page *page);
bool page_barrier_assign(struct page *page);
bool page_barrier_note(struct page *page);
bool page_note_forget(struct page *page);
bool page_report_forget(struct page *page);
bool page_report_state(struct page *page);
bool page_report_accept(struct page *page);
bool page_answers(struct page *page);
bool page_answer(struct page *page);
bool page_answer_save(struct page *page);
bool page_answer_new(struct page *page);
bool page_answer_add(struct page *page);
bool page_answer_remove(struct page *page);
bool page_preview_answer(struct page *page);
bool page_preview_answer_typed(struct page *page);
bool page_reply(struct page *page);
bool page_reply_save(struct page *page);

bool page_settings(struct page *page);
bool page_settings_copy(struct page *page);
bool page_settings_forget(struct page *page);
bool page_copy(struct page *page);
bool page_keys(struct page *page);
bool page_town(struct page *page);
bool page_town_begin(struct page *page);
bool page_people(struct page *page);
bool page_people_change(struct page *page);
bool page_account(struct page *page);
bool page_account_password(struct page *page);

/* Where the sheet of a site's first stick lies, if one was made; NULL with `err`: out of
 * memory. */
const char *page_setup_sheet(struct page *page, const char *site);

/* Of somebody who was not in any more when she sent something, and is in again: what it
 * was, and a button that sends it. For routes that do not show it themselves. */
bool page_resume(struct page *page);

/* Of a request that was larger than it may be (413), or could not be read (400). */
bool page_no_such(struct page *page);
bool page_not_hers(struct page *page);
bool page_stale(struct page *page);
bool page_too_much(struct page *page);
bool page_unreadable(struct page *page);

#endif
