#ifndef ANNA_ADMIN_PAGES_OFFERS_ASKED_H
#define ANNA_ADMIN_PAGES_OFFERS_ASKED_H

#include "pages/page.h"

/* Which offers somebody wants to see, as the address says it ("search", "filter",
 * "from"); what is urgent stands first. */

/* As many providers can be called on one day. */
enum { OFFERS_CALLED_A_DAY = 5 };

struct offers_asked {
    const char *search; /* as it was typed; "" */
    enum listing_filter filter;
    size_t first; /* row at which the page begins */
    const struct listing **found;
    size_t count;
    size_t left[LISTING_FILTERS]; /* how many each filter would leave */
};

/* `otherwise` is the filter if the address names none. */
bool offers_asked_read(struct page *page, enum listing_filter otherwise,
                       struct offers_asked *out);

/* "old", as it stands in an address; what a person reads. */
const char *offers_filter_id(enum listing_filter filter);
const char *offers_filter_words(enum listing_filter filter);

/* The address under `path` of another filter or page of the same search. */
const char *offers_asked_address(struct page *page, const struct offers_asked *asked,
                                 const char *path, enum listing_filter filter,
                                 size_t first);

#endif
