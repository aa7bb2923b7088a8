#ifndef ANNA_ADMIN_RECORD_TOWN_H
#define ANNA_ADMIN_RECORD_TOWN_H

#include "record/document.h"

/* What a town is called by its id: as a site there says, its town or what stands before
 * the comma of its name ("Ennigerloh" of "Ennigerloh, Rathaus"). The id if there is no
 * site, "" if memory ran out. */
const char *town_name(struct arena *arena, const struct document *document,
                      const char *id);

#endif
