#ifndef ANNA_SCREENS_REPORT_STAGES_H
#define ANNA_SCREENS_REPORT_STAGES_H

#include "screens/chrome.h"
#include "ui/button.h"

/* What the files of the report screen share; nobody else includes this. */

enum { REPORT_STAGES = 3 }; /* where, what, look; writing is a step aside */

/* Loaded once a page. */
struct report_data {
    bool about; /* the report is about an offer */
    struct offer_row row;
};

/* What a stage is put with. */
struct report_page {
    struct hall *hall;
    struct frame *frame;
    const struct report_data *data;
};

/* The stages that have a file of their own. */
void report_look_build(const struct report_page *page);
void report_write_build(const struct report_page *page);

/* A page with the way back (`back` NULL; else words that give the report up), and above
 * the bar, always in sight, the next thing to do: at the end of the row, but what sends
 * at its start; and what is kept and what is not. `next` may be NULL. End it with
 * report_page_end. */
struct column report_page_begin(const struct report_page *page, const char *back,
                                const struct button *next);
void report_page_end(const struct report_page *page, struct column column,
                     const struct button *next);

/* "Abschicken". */
struct button report_send_button(void);

/* Beside a lock: what is kept and what is not. */
void report_put_secret(struct frame *frame, struct column *column);

/* What to say about what telltale_find found; NULL for nothing. */
const char *report_warning(struct frame *frame, unsigned found);

#endif
