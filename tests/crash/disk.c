#include "disk_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLOCK_START_S = 1700000000, CLOCK_STEP_NS = 1000000, LINKS_MOST = 8 };

/* whole disks */

static int add_node(struct disk *disk, enum disk_kind kind, const char *target)
{
    if (disk->count == disk->room) {
        disk->room = disk->room == 0 ? 32 : 2 * disk->room;
        disk->node = need(realloc(disk->node, (size_t)disk->room * sizeof disk->node[0]));
    }
    struct node *node = &disk->node[disk->count];
    *node = (struct node){.kind = kind};
    if (kind == DISK_FOLDER) {
        node->folder = need(calloc(1, sizeof *node->folder));
        node->lasting_folder = need(calloc(1, sizeof *node->lasting_folder));
    }
    if (target != NULL)
        snprintf(node->target, sizeof node->target, "%s", target);
    node->seen.changed_ns = node->lasting.changed_ns = disk->clock_ns += CLOCK_STEP_NS;
    return disk->count++;
}

struct disk *disk_new(void)
{
    struct disk *disk = need(calloc(1, sizeof *disk));
    disk->clock_ns = (int64_t)CLOCK_START_S * 1000000000;
    disk->deaf_once = -1;
    add_node(disk, DISK_FOLDER, NULL);
    disk->node[DISK_ROOT].names = 1;
    return disk;
}

struct disk *disk_copy(const struct disk *disk)
{
    struct disk *copy = need(malloc(sizeof *copy));
    *copy = *disk;
    copy->room = disk->count;
    copy->node = need(malloc((size_t)disk->count * sizeof disk->node[0]));
    memcpy(copy->node, disk->node, (size_t)disk->count * sizeof disk->node[0]);
    for (int i = 0; i < copy->count; i++) {
        struct node *node = &copy->node[i];
        bytes_hold(node->seen.bytes);
        bytes_hold(node->lasting.bytes);
        node->folder = names_copy(node->folder);
        node->lasting_folder = names_copy(node->lasting_folder);
    }
    copy->pending = NULL;
    copy->pending_room = disk->pending_count;
    if (disk->pending_count > 0) {
        copy->pending = need(malloc(disk->pending_count * sizeof disk->pending[0]));
        memcpy(copy->pending, disk->pending,
               disk->pending_count * sizeof disk->pending[0]);
    }
    for (size_t i = 0; i < copy->pending_count; i++)
        bytes_hold(copy->pending[i].bytes);
    return copy;
}

void disk_free(struct disk *disk)
{
    if (disk == NULL)
        return;
    for (int i = 0; i < disk->count; i++) {
        bytes_drop(disk->node[i].seen.bytes);
        bytes_drop(disk->node[i].lasting.bytes);
        free(disk->node[i].folder);
        free(disk->node[i].lasting_folder);
    }
    for (size_t i = 0; i < disk->pending_count; i++)
        bytes_drop(disk->pending[i].bytes);
    free(disk->pending);
    free(disk->node);
    free(disk);
}

void disk_deafen(struct disk *disk)
{
    disk->deaf = true;
}

void disk_deafen_once(struct disk *disk, int sync)
{
    disk->deaf_once = sync;
}

int disk_syncs(const struct disk *disk)
{
    return disk->syncs;
}

static struct change *add_change(struct disk *disk, enum change_kind kind, int number)
{
    if (disk->pending_count == disk->pending_room) {
        disk->pending_room = disk->pending_room == 0 ? 16 : 2 * disk->pending_room;
        disk->pending =
            need(realloc(disk->pending, disk->pending_room * sizeof disk->pending[0]));
    }
    struct change *change = &disk->pending[disk->pending_count++];
    *change = (struct change){.kind = kind, .number = number};
    return change;
}

static void make_last(struct disk *disk, int number)
{
    struct node *node = &disk->node[number];
    side_copy(&node->lasting, &node->seen);
    if (node->kind == DISK_FOLDER) {
        free(node->lasting_folder);
        node->lasting_folder = names_copy(node->folder);
    }
    size_t kept = 0;
    for (size_t i = 0; i < disk->pending_count; i++) {
        if (disk->pending[i].number != number)
            disk->pending[kept++] = disk->pending[i];
        else
            bytes_drop(disk->pending[i].bytes);
    }
    disk->pending_count = kept;
}

void disk_sync(struct disk *disk, int number)
{
    int sync = disk->syncs++;
    if (!disk->deaf && sync != disk->deaf_once)
        make_last(disk, number);
}

void disk_sync_all(struct disk *disk)
{
    int sync = disk->syncs++;
    for (int i = 0; i < disk->count && !disk->deaf && sync != disk->deaf_once; i++)
        make_last(disk, i);
}

void disk_settle(struct disk *disk)
{
    disk->deaf = false;
    disk->deaf_once = -1;
    disk->syncs = 0;
    for (int i = 0; i < disk->count; i++)
        make_last(disk, i);
}

/* paths */

/* The folder of the last part of `path`, and that part in `name`. */
static int find_folder(const struct disk *disk, const char *path, char name[DISK_NAME])
{
    int at = DISK_ROOT;
    for (;;) {
        size_t len = strcspn(path, "/");
        if (len >= DISK_NAME)
            return -ENAMETOOLONG;
        memcpy(name, path, len);
        name[len] = '\0';
        const char *rest = path + len + strspn(path + len, "/");
        if (*rest == '\0')
            return at;
        if (len > 0)
            at = names_find(disk->node[at].folder, name);
        if (at < 0)
            return at;
        if (disk->node[at].kind != DISK_FOLDER)
            return -ENOTDIR;
        path = rest;
    }
}

int disk_find(const struct disk *disk, const char *path, bool follow)
{
    char name[DISK_NAME];
    int folder = find_folder(disk, path, name);
    if (folder < 0 || name[0] == '\0')
        return folder;
    int number = names_find(disk->node[folder].folder, name);
    for (int i = 0; follow && number >= 0 && disk->node[number].kind == DISK_LINK; i++) {
        if (i == LINKS_MOST)
            return -ELOOP;
        /* Links of the terminal stay in their folder. */
        number = names_find(disk->node[folder].folder, disk->node[number].target);
    }
    return number;
}

int disk_make(struct disk *disk, const char *path, enum disk_kind kind,
              const char *target)
{
    char name[DISK_NAME];
    int folder = find_folder(disk, path, name);
    if (folder < 0)
        return folder;
    if (name[0] == '\0' || names_find(disk->node[folder].folder, name) >= 0)
        return -EEXIST;
    int number = add_node(disk, kind, target);
    names_enter(disk->node[folder].folder, name, number);
    disk->node[number].names = 1;
    struct change *change = add_change(disk, CHANGE_ENTER, folder);
    change->child = number;
    snprintf(change->name, sizeof change->name, "%s", name);
    return number;
}

int disk_remove(struct disk *disk, const char *path, bool folder)
{
    char name[DISK_NAME];
    int at = find_folder(disk, path, name);
    if (at < 0)
        return at;
    int number = names_find(disk->node[at].folder, name);
    if (number < 0)
        return number;
    struct node *node = &disk->node[number];
    if (folder != (node->kind == DISK_FOLDER))
        return folder ? -ENOTDIR : -EISDIR;
    if (folder && node->folder->count > 0)
        return -ENOTEMPTY;
    node->names--;
    names_leave(disk->node[at].folder, name);
    struct change *change = add_change(disk, CHANGE_LEAVE, at);
    snprintf(change->name, sizeof change->name, "%s", name);
    return 0;
}

int disk_rename(struct disk *disk, const char *from, const char *to)
{
    char old[DISK_NAME];
    char name[DISK_NAME];
    int from_folder = find_folder(disk, from, old);
    int to_folder = find_folder(disk, to, name);
    if (from_folder < 0 || to_folder < 0)
        return from_folder < 0 ? from_folder : to_folder;
    int number = names_find(disk->node[from_folder].folder, old);
    int there = names_find(disk->node[to_folder].folder, name);
    if (number < 0 || number == there)
        return number < 0 ? number : 0;
    if (there >= 0 && disk->node[there].kind == DISK_FOLDER)
        return -EISDIR;
    if (there >= 0)
        disk->node[there].names--;
    names_leave(disk->node[from_folder].folder, old);
    names_enter(disk->node[to_folder].folder, name, number);
    if (from_folder != to_folder) {
        struct change *leave = add_change(disk, CHANGE_LEAVE, from_folder);
        snprintf(leave->name, sizeof leave->name, "%s", old);
    }
    struct change *change = add_change(
        disk, from_folder == to_folder ? CHANGE_RENAME : CHANGE_ENTER, to_folder);
    change->child = number;
    snprintf(change->name, sizeof change->name, "%s", name);
    snprintf(change->from, sizeof change->from, "%s", old);
    return 0;
}

/* what stands there */

struct disk_about disk_about(const struct disk *disk, int number)
{
    const struct node *node = &disk->node[number];
    size_t size = node->kind == DISK_LINK ? strlen(node->target) : node->seen.size;
    return (struct disk_about){node->kind, size, node->seen.changed_ns, node->names};
}

const char *disk_target(const struct disk *disk, int number)
{
    return disk->node[number].target;
}

const char *disk_name(const struct disk *disk, int number, size_t place)
{
    const struct names *names = disk->node[number].folder;
    return place < (size_t)names->count ? names->item[place].name : NULL;
}

size_t disk_read(const struct disk *disk, int number, void *out, size_t at, size_t len)
{
    const struct side *side = &disk->node[number].seen;
    if (at >= side->size)
        return 0;
    if (len > side->size - at)
        len = side->size - at;
    size_t have =
        side->bytes != NULL && side->bytes->len > at ? side->bytes->len - at : 0;
    if (have > len)
        have = len;
    if (have > 0)
        memcpy(out, side->bytes->data + at, have);
    memset((unsigned char *)out + have, 0, len - have);
    return len;
}

const void *disk_bytes(const struct disk *disk, int number, size_t *len)
{
    struct side *side = &disk->node[number].seen;
    *len = side->size;
    side->bytes = bytes_own(side->bytes, side->size);
    return side->bytes->data;
}

static void add_size(struct disk *disk, int number, size_t size, bool shrinks,
                     int64_t changed_ns)
{
    struct change *change = add_change(disk, CHANGE_SIZE, number);
    change->size = size;
    change->shrinks = shrinks;
    change->changed_ns = changed_ns;
    side_size(&disk->node[number].seen, size, shrinks, changed_ns);
}

static int64_t tick(struct disk *disk)
{
    return disk->clock_ns += CLOCK_STEP_NS;
}

void disk_stamp(struct disk *disk, int number, int64_t changed_ns)
{
    if (disk->node[number].kind == DISK_FILE)
        add_size(disk, number, disk->node[number].seen.size, false, changed_ns);
}

void disk_write(struct disk *disk, int number, const void *bytes, size_t at, size_t len)
{
    struct side *side = &disk->node[number].seen;
    side_data(side, at, bytes, len);
    struct change *change = add_change(disk, CHANGE_DATA, number);
    change->at = at;
    change->size = len;
    change->bytes = bytes_new(bytes, len);
    add_size(disk, number, at + len > side->size ? at + len : side->size, false,
             tick(disk));
}

void disk_truncate(struct disk *disk, int number, size_t size)
{
    add_size(disk, number, size, size < disk->node[number].seen.size, tick(disk));
}

void disk_flip(struct disk *disk, int number, size_t bit)
{
    struct node *node = &disk->node[number];
    unsigned char mask = (unsigned char)(1u << (bit % 8));
    if (node->kind == DISK_LINK) {
        node->target[bit / 8] = (char)((unsigned char)node->target[bit / 8] ^ mask);
        return;
    }
    node->seen.bytes = bytes_own(node->seen.bytes, node->seen.size);
    node->seen.bytes->data[bit / 8] ^= mask;
    side_copy(&node->lasting, &node->seen);
}

const char *disk_any_name(const struct disk *disk, int number)
{
    for (int i = 0; i < disk->count; i++) {
        const struct names *names = disk->node[i].folder;
        for (int k = 0; names != NULL && k < names->count; k++)
            if (names->item[k].number == number)
                return names->item[k].name;
    }
    return number == DISK_ROOT ? "/" : "(no name)";
}
