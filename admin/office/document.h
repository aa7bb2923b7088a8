#ifndef ANNA_OFFICE_DOCUMENT_H
#define ANNA_OFFICE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "record.h"

/* Records of all kinds together, as one file or the whole workspace holds them, and the
 * list of what was refused. */

struct document {
    struct {
        struct record **item;
        size_t count;
        size_t room;  /* private */
        size_t *slot; /* private: index by id, open addressing, 0 = free */
        size_t slots; /* private */
    } list[RECORD_KIND_COUNT];
};

/* Puts a record, whose id must be set, at the end of its kind's list. False if memory ran
 * out. */
bool document_add(struct arena *arena, struct document *document, struct record *record);

/* The first of that id, or NULL. */
struct record *document_find(const struct document *document, enum record_kind kind,
                             const char *id);

/* Why rows were refused: one line each, "FILE:LINE: offers[12].phone: reason". */
struct refusals {
    struct buf text;
    size_t count;
};

void refusals_add(struct refusals *refusals, const char *file, size_t line,
                  const char *path, const char *reason);
void refusals_free(struct refusals *refusals);

#endif
