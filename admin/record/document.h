#ifndef ANNA_ADMIN_RECORD_DOCUMENT_H
#define ANNA_ADMIN_RECORD_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash_table.h"
#include "base/arena.h"
#include "base/buf.h"
#include "record/record.h"

/* Records of all kinds together, as one file or the whole workspace holds them. */

struct document {
    struct {
        struct record **item;
        size_t count;
        size_t room;             /* private */
        struct hash_table by_id; /* private */
    } list[RECORD_KIND_COUNT];
};

/* Puts a record, whose id must be set, at the end of its kind's list. False if memory ran
 * out. */
bool document_add(struct arena *arena, struct document *document, struct record *record);

/* The first of that id, or NULL. */
struct record *document_find(const struct document *document, enum record_kind kind,
                             const char *id);

#endif
