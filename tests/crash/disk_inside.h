#ifndef ANNA_TESTS_CRASH_DISK_INSIDE_H
#define ANNA_TESTS_CRASH_DISK_INSIDE_H

#include "disk.h"

/* What disk.c, disk_bytes.c and disk_cut.c share. */

/* Bytes that several disks may have in common. Whoever wants to change them asks
 * bytes_own. */
struct bytes {
    int holders;
    bool hashed;
    uint64_t hash; /* of all `len`, when `hashed` */
    size_t len;
    size_t room;
    unsigned char *data;
};

struct bytes *bytes_new(const void *data, size_t len);
struct bytes *bytes_hold(struct bytes *bytes); /* NULL is allowed */
void bytes_drop(struct bytes *bytes);          /* NULL is allowed */
/* The same bytes for one holder alone, at least `len` of them, zeroes behind the old end.
 */
struct bytes *bytes_own(struct bytes *bytes, size_t len);
uint64_t bytes_hash(struct bytes *bytes);
uint64_t bytes_mix(uint64_t sum, const void *data, size_t len);
/* Memory or the end of the program. */
void *need(void *memory);

enum { NAMES_MOST = 48 };

struct names {
    int count;
    struct {
        char name[DISK_NAME];
        int number;
    } item[NAMES_MOST];
};

/* One side of a file, what is seen or what lasts. `bytes` may be longer than `size`. */
struct side {
    struct bytes *bytes;
    size_t size;
    int64_t changed_ns;
};

struct node {
    enum disk_kind kind;
    int names;
    struct side seen;
    struct side lasting;
    struct names *folder;         /* as seen */
    struct names *lasting_folder; /* as it lasts */
    char target[DISK_NAME];
};

enum change_kind { CHANGE_DATA, CHANGE_SIZE, CHANGE_ENTER, CHANGE_LEAVE, CHANGE_RENAME };

struct change {
    enum change_kind kind;
    int number; /* file, or folder of the name */
    size_t at;  /* data */
    struct bytes *bytes;
    size_t size;
    bool shrinks;
    int64_t changed_ns;
    int child; /* what the name stands for */
    char name[DISK_NAME];
    char from[DISK_NAME]; /* rename */
};

struct disk {
    struct node *node;
    int count, room;
    struct change *pending;
    size_t pending_count, pending_room;
    int64_t clock_ns;
    bool deaf;
    int deaf_once; /* -1: none */
    int syncs;
};

int names_find(const struct names *names, const char *name);
void names_enter(struct names *names, const char *name, int number);
void names_leave(struct names *names, const char *name);
struct names *names_copy(const struct names *names); /* NULL is allowed */

/* Puts data or a size on one side of a file. */
void side_data(struct side *side, size_t at, const void *data, size_t len);
void side_size(struct side *side, size_t size, bool shrinks, int64_t changed_ns);
void side_copy(struct side *to, const struct side *from);

#endif
