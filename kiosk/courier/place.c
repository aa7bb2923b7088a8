#include "courier/place.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/durable.h"
#include "core/bundle.h"
#include "core/courier.h"

#define TAG "tag"

bool place_has_signature(const char *folder, long number, const struct buf *signature)
{
    char path[COURIER_PATH];
    struct buf there = {0};
    struct err ignored = {""};
    bool same = courier_newest(folder) == number &&
                courier_path(path, folder, number, "anna.minisig", &ignored) &&
                buf_read_file(&there, path, BUNDLE_SIGNATURE_LIMIT, &ignored) &&
                there.len == signature->len &&
                memcmp(there.bytes, signature->bytes, there.len) == 0;
    buf_free(&there);
    return same;
}

/* What is of another number; a signature goes before its bundle, for the folder is read
 * while this works. */
static void remove_others(const char *content, long number, bool signatures)
{
    char path[COURIER_PATH];
    const struct dirent *entry;
    DIR *dir = opendir(content);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        const char *name = entry->d_name;
        bool other =
            strncmp(name, "anna-", 5) == 0 && strtol(name + 5, NULL, 10) != number;
        bool signature = strstr(name, ".minisig") != NULL;
        if (other && signature == signatures &&
            snprintf(path, sizeof path, "%s/%s", content, name) < (int)sizeof path)
            durable_remove(path);
    }
    if (dir != NULL)
        closedir(dir);
}

static bool write_one(const char *folder, long number, const char *end,
                      const struct buf *bytes, struct err *err)
{
    char path[COURIER_PATH];
    if (!courier_path(path, folder, number, end, err))
        return false;
    if (bytes->len > 0)
        return durable_write(path, bytes->bytes, bytes->len, 0644, err);
    durable_remove(path);
    return true;
}

bool place_put(const char *folder, const struct place_pair *pair, struct err *err)
{
    static const struct buf nothing = {0};
    char content[COURIER_PATH];
    if (snprintf(content, sizeof content, "%s/content", folder) >= (int)sizeof content)
        return err_set(err, "%.60s...: the path is too long", folder);
    bool ok = durable_folder(content, 0755, err) &&
              write_one(folder, pair->number, "anna.minisig", &nothing, err) &&
              durable_sync_folder(content, err) &&
              write_one(folder, pair->number, "anna", pair->bundle, err) &&
              write_one(folder, pair->number, "voice", pair->clips, err) &&
              write_one(folder, pair->number, "anna.minisig", pair->signature, err);
    if (ok) {
        remove_others(content, pair->number, true);
        remove_others(content, pair->number, false);
    }
    return ok;
}

static bool tag_path(char out[COURIER_PATH], const char *folder)
{
    return snprintf(out, COURIER_PATH, "%s/" TAG, folder) < COURIER_PATH;
}

void place_tag_read(const char *folder, char tag[LINE_TAG])
{
    char path[COURIER_PATH];
    struct buf text = {0};
    struct err ignored = {""};
    tag[0] = '\0';
    if (tag_path(path, folder) && buf_read_file(&text, path, LINE_TAG - 1, &ignored) &&
        text.len > 0)
        memcpy(tag, text.bytes, text.len + 1);
    buf_free(&text);
}

void place_tag_write(const char *folder, const char *tag)
{
    char path[COURIER_PATH];
    struct err ignored = {""};
    if (!tag_path(path, folder))
        return;
    if (tag[0] == '\0')
        durable_remove(path);
    else
        durable_write(path, tag, strlen(tag), 0600, &ignored);
}
