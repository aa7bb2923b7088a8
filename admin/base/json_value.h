#ifndef ANNA_ADMIN_BASE_JSON_VALUE_H
#define ANNA_ADMIN_BASE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"

/* JSON (RFC 8259) as values in memory, by jansson; no other file includes it. Whatever is
 * asked of NULL, or of a value of another kind, is answered with NULL, 0 or false. */

struct json;

enum json_kind {
    JSON_NOTHING, /* NULL */
    JSON_NONE,    /* null */
    JSON_FLAG,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_LIST,
    JSON_MAP
};

/* Where and why a text is no JSON. */
struct json_fault {
    int line, column; /* from 1 */
    char text[160];
};

/* How a text is read. */
enum {
    JSON_UNIQUE = 1 /* no name twice in a map */,
    JSON_SINGLE = 2 /* also "5" alone */
};

/* The caller's (json_free). NULL if it is none, or memory ran out; `fault` (may be NULL)
 * says why. */
struct json *json_parse(const char *text, size_t len, unsigned how,
                        struct json_fault *fault);
/* A text that ends with a zero byte, JSON_SINGLE. */
struct json *json_parse_text(const char *text);

struct json *json_share(struct json *json); /* one owner more */
void json_free(struct json *json);          /* one less; NULL is allowed */

enum json_kind json_kind(const struct json *json);
bool json_is(const struct json *json, enum json_kind kind);
/* They belong to the value that they are of. */
const char *json_text(const struct json *json);
struct json *json_member(const struct json *map, const char *name);
const char *json_member_text(const struct json *map, const char *name);
struct json *json_item(const struct json *list, size_t index);
size_t json_count(const struct json *json); /* of items or members */
bool json_flag(const struct json *json);
double json_double(const struct json *json);
/* False if it is no whole number. */
bool json_whole(const struct json *json, long long *out);
bool json_same(const struct json *one, const struct json *other);

/* All members in the order in which they came. A value may be put under a name that is
 * there meanwhile; nothing may be dropped. */
#define JSON_MEMBERS(map, name, member)                                        \
    for (void *json_at = json_first(map, &(name), &(member)); json_at != NULL; \
         json_at = json_next(map, json_at, &(name), &(member)))
void *json_first(const struct json *map, const char **name, struct json **member);
void *json_next(const struct json *map, void *at, const char **name,
                struct json **member);
/* All items. */
#define JSON_ITEMS(list, index, item) \
    for ((index) = 0; ((item) = json_item(list, index)) != NULL; (index)++)

/* New ones are the caller's; NULL if memory ran out, or of a NULL text. */
struct json *json_new_map(void);
struct json *json_new_list(void);
struct json *json_new_text(const char *text);
struct json *json_new_none(void);

/* A value that is put somewhere belongs there from now on, after a failure it is freed;
 * nothing is done with NULL. */
void json_put(struct json *map, const char *name, struct json *member);
void json_put_text(struct json *map, const char *name, const char *text);
void json_append(struct json *list, struct json *item);
void json_drop(struct json *map, const char *name);
void json_cut(struct json *list, size_t index);
void json_fill(struct json *map, const struct json *other); /* members that it lacks */

/* How a value is written: on one line with blanks between its parts, or otherwise. */
enum { JSON_DENSE = 1 /* no blanks */, JSON_SORTED = 2 /* members by their names */ };

/* Adds it. Memory that ran out shows in `out->failed`. */
void json_add(struct buf *out, const struct json *json, unsigned how);
/* The same in the arena; NULL if memory ran out. */
char *json_write(struct arena *arena, const struct json *json, unsigned how);

#endif
