#ifndef ANNA_ADMIN_PAGES_OFFER_BESIDE_H
#define ANNA_ADMIN_PAGES_OFFER_BESIDE_H

#include "pages/page.h"

/* What stands beside an offer's form: how hard it is to read, what belongs to it, how
 * many reports there are about it (never a text of one), and whether it is hidden. */
bool offer_beside_add(struct page *page, const struct record *offer);

#endif
