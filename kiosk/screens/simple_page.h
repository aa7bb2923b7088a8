#ifndef ANNA_SCREENS_SIMPLE_PAGE_H
#define ANNA_SCREENS_SIMPLE_PAGE_H

#include "screens/chrome.h"
#include "ui/button.h"

/* A page with a title, a few sentences, and a phone number in big figures: what an entry
 * leads to that people, not the terminal, can answer. */

struct simple_page {
    const char *title;
    const char *icon;
    const char *line[4];       /* sentences; NULL ends them */
    const char *phone_heading; /* NULL: no number */
    const char *phone;         /* E.164; NULL: no number */
    const struct button *next; /* something to press below; NULL: nothing */
};

void simple_page_build(struct hall *hall, struct frame *frame,
                       const struct simple_page *page);

#endif
