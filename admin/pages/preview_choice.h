#ifndef ANNA_ADMIN_PAGES_PREVIEW_CHOICE_H
#define ANNA_ADMIN_PAGES_PREVIEW_CHOICE_H

#include "pages/page.h"

/* The picture beside an offer's form, and what it can be shown in: language, size of the
 * letters, colours, panel, place. */
bool preview_choice_add(struct page *page, const struct record *offer, const char *lang);

#endif
