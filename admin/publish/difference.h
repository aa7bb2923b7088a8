#ifndef ANNA_ADMIN_PUBLISH_DIFFERENCE_H
#define ANNA_ADMIN_PUBLISH_DIFFERENCE_H

#include "base/clock.h"
#include "record/document.h"

/* What publishing would change at the terminals: the records of the last bundle against
 * those of the workspace, as pack.h lets them out. */

enum difference_change { DIFFERENCE_NEW, DIFFERENCE_CHANGED, DIFFERENCE_GONE };

struct difference_field {
    const struct field *field;
    const char *lang;              /* NULL: German */
    const struct value *was, *now; /* NULL: nothing stands there */
};

struct difference {
    enum difference_change change;
    const struct record *record;    /* as it will be; of one that goes, as it was */
    struct difference_field *field; /* of a change */
    size_t count, room;
};

struct differences {
    struct difference *item;
    size_t count, room;
};

/* In the order of kinds and records; those that go come behind the others of their kind.
 * Points into both documents. False if memory ran out. */
bool difference_make(struct arena *arena, const struct document *live,
                     const struct document *workspace, struct date today,
                     struct differences *out);

#endif
