#ifndef ANNA_ADMIN_PAGES_OPENED_H
#define ANNA_ADMIN_PAGES_OPENED_H

#include "pages/page.h"

/* The texts and notes of one group of reports, opened with the passphrase for one person.
 * The key is opened by our own command, beside the server (pages/errand.h), which gets
 * the passphrase by a pipe. What it says is shown once, to the session that has asked,
 * and forgotten: whoever looks again asks again. What nobody comes for is forgotten after
 * a minute. */

enum opened_state {
    OPENED_NONE,
    OPENED_RUNNING,
    OPENED_TEXTS, /* `out` is filled */
    OPENED_FAILED /* `out->failed` says why */
};

struct opened_text {
    const char *id; /* of a report, as the ledger calls it */
    const char *text;
};

struct opened_note {
    long number;
    const char *text;
};

struct opened {
    struct opened_text *text;
    size_t count;
    struct opened_note *note;
    size_t note_count;
    const char *failed;
};

/* Begins to open the group with the passphrase (NULL: the key has none). False with `err`
 * if that cannot begin now. */
bool opened_begin(struct page *page, const char *group, const char *passphrase,
                  struct err *err);

/* To be called now and then, also when nobody asks for a page: overwrites what has waited
 * too long. `now`: Unix time. */
void opened_tend(struct office *office, int64_t now);

/* Whether it still is being opened, for this page's session and this group. */
bool opened_waits(struct page *page, const char *group);

/* What has become of it, for this page's session and this group alone; forgets what has
 * ended. Texts live in the request's arena. False with `err` if the command has said
 * something else than texts. */
bool opened_look(struct page *page, const char *group, enum opened_state *state,
                 struct opened *out);

/* The text of one report; NULL if it has none, or is not open. */
const char *opened_text(const struct opened *opened, const char *id);

#endif
