#include "disk_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t disk_pending(const struct disk *disk)
{
    return disk->pending_count;
}

size_t disk_pending_data(const struct disk *disk)
{
    size_t count = 0;
    for (size_t i = 0; i < disk->pending_count; i++)
        count += disk->pending[i].kind == CHANGE_DATA;
    return count;
}

void disk_describe(const struct disk *disk, size_t place, char *out, size_t room)
{
    const struct change *c = &disk->pending[place];
    const char *name = disk_any_name(disk, c->number);
    switch (c->kind) {
    case CHANGE_DATA:
        snprintf(out, room, "data of %s at %zu, %zu bytes", name, c->at, c->size);
        return;
    case CHANGE_SIZE:
        snprintf(out, room, "size of %s, %zu", name, c->size);
        return;
    case CHANGE_ENTER:
        snprintf(out, room, "name %s in %s", c->name, name);
        return;
    case CHANGE_LEAVE:
        snprintf(out, room, "name %s out of %s", c->name, name);
        return;
    case CHANGE_RENAME:
        snprintf(out, room, "rename of %s to %s in %s", c->from, c->name, name);
        return;
    }
}

/* Which sectors of a torn write arrive: its beginning, its end, or any. */
struct tear {
    size_t kind;
    size_t border;
    bool garbage; /* what did not arrive in new sectors is anything, not zeroes */
};

static bool arrives(const struct tear *tear, size_t sector, struct chance *chance)
{
    if (tear->kind == 0)
        return sector < tear->border;
    if (tear->kind == 1)
        return sector >= tear->border;
    return chance_below(chance, 2) == 0;
}

static void tear(struct side *side, size_t old_size, const struct change *c,
                 struct chance *chance)
{
    size_t first = c->at / DISK_SECTOR;
    size_t end = (c->at + c->size + DISK_SECTOR - 1) / DISK_SECTOR;
    struct tear way = {chance_below(chance, 3), first + chance_below(chance, end - first),
                       chance_below(chance, 4) == 0};
    for (size_t sector = first; sector < end; sector++) {
        size_t from = sector * DISK_SECTOR;
        size_t to = from + DISK_SECTOR;
        if (from < c->at)
            from = c->at;
        if (to > c->at + c->size)
            to = c->at + c->size;
        if (arrives(&way, sector, chance)) {
            side_data(side, from, c->bytes->data + (from - c->at), to - from);
        } else if (way.garbage && from >= old_size) {
            unsigned char any[DISK_SECTOR];
            for (size_t i = 0; i < sizeof any; i += 8) {
                uint64_t word = chance_next(chance);
                memcpy(any + i, &word, 8);
            }
            side_data(side, from, any, to - from);
        }
    }
}

static void apply(struct disk *disk, const struct change *c, enum disk_fate fate,
                  struct chance *chance)
{
    struct node *node = &disk->node[c->number];
    bool torn = fate == DISK_TEAR;
    if (torn && c->kind != CHANGE_DATA)
        fate = chance_below(chance, 2) == 0 ? DISK_KEEP : DISK_LOSE;
    if (fate == DISK_LOSE)
        return;
    switch (c->kind) {
    case CHANGE_DATA:
        if (torn)
            tear(&node->seen, node->lasting.size, c, chance);
        else
            side_data(&node->seen, c->at, c->bytes->data, c->size);
        return;
    case CHANGE_SIZE:
        side_size(&node->seen, c->size, c->shrinks, c->changed_ns);
        return;
    case CHANGE_ENTER:
        names_enter(node->folder, c->name, c->child);
        return;
    case CHANGE_LEAVE:
        names_leave(node->folder, c->name);
        return;
    case CHANGE_RENAME:
        names_leave(node->folder, c->from);
        names_enter(node->folder, c->name, c->child);
        return;
    }
}

static void count_names(struct disk *disk)
{
    for (int i = 0; i < disk->count; i++)
        disk->node[i].names = i == DISK_ROOT;
    for (int i = 0; i < disk->count; i++) {
        const struct names *names = disk->node[i].folder;
        for (int k = 0; names != NULL && k < names->count; k++)
            disk->node[names->item[k].number].names++;
    }
}

struct disk *disk_cut(const struct disk *disk, const enum disk_fate *fate,
                      struct chance *chance)
{
    struct disk *cut = disk_copy(disk);
    for (int i = 0; i < cut->count; i++) {
        struct node *node = &cut->node[i];
        side_copy(&node->seen, &node->lasting);
        free(node->folder);
        node->folder = names_copy(node->lasting_folder);
    }
    for (size_t i = 0; i < disk->pending_count; i++)
        apply(cut, &disk->pending[i], fate[i], chance);
    for (int i = 0; i < cut->count; i++) {
        struct side *side = &cut->node[i].seen;
        if (side->bytes != NULL && side->bytes->len > side->size)
            side_size(side, side->size, true, side->changed_ns);
    }
    count_names(cut);
    disk_settle(cut);
    return cut;
}

static uint64_t fingerprint(const struct disk *disk, int number)
{
    const struct node *node = &disk->node[number];
    uint64_t sum = bytes_mix((uint64_t)node->kind, node->target, strlen(node->target));
    if (node->kind == DISK_FILE) {
        uint64_t file[3] = {node->seen.size, (uint64_t)node->seen.changed_ns, 0};
        if (node->seen.bytes != NULL)
            file[2] = bytes_hash(node->seen.bytes);
        return bytes_mix(sum, file, sizeof file);
    }
    /* In any order, for a disk may list its names in any. */
    uint64_t all = 0;
    for (int i = 0; node->folder != NULL && i < node->folder->count; i++) {
        const char *name = node->folder->item[i].name;
        uint64_t one[1] = {fingerprint(disk, node->folder->item[i].number)};
        all += bytes_mix(bytes_mix(sum, name, strlen(name)), one, sizeof one);
    }
    return sum + all;
}

uint64_t disk_fingerprint(const struct disk *disk)
{
    return fingerprint(disk, DISK_ROOT);
}
