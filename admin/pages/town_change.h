#ifndef ANNA_ADMIN_PAGES_TOWN_CHANGE_H
#define ANNA_ADMIN_PAGES_TOWN_CHANGE_H

#include "pages/page.h"
#include "pages/record_form.h"

/* A site whose town gets another short name loses what names the town by the old one: its
 * offers are not shown there any more, its coaches are not found. The form asks whether
 * it is meant so ("anyway.town"), unless nothing names it. */
bool town_change_doubt(struct page *page, struct record_form *form);

#endif
