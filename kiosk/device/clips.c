#include "device/clips.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/durable.h"
#include "core/clips/clip_file.h"
#include "core/crypt.h"
#include "device/shelf.h"
#include "device/source.h"

enum { STICK_FILE = 4200, ROOM_BESIDE = 1024 * 1024 };

static bool meant(struct content *content, struct clip_whole *out)
{
    char value[CLIP_VALUE];
    return content_clip(content, "voice", value, sizeof value) &&
           clip_whole_read(out, value) && out->len <= CLIP_FILE_LIMIT;
}

enum clips_state clips_look(struct content *content, const char *state, size_t *len)
{
    struct clip_whole whole;
    char path[SHELF_PATH];
    struct err ignored = {""};
    if (!meant(content, &whole))
        return CLIPS_NONE;
    if (len != NULL)
        *len = (size_t)whole.len;
    if (!shelf_number_path(path, state, content_sequence(content), "voice", &ignored) ||
        access(path, F_OK) != 0)
        return CLIPS_MISSING;
    return clip_file_whole(path, &whole) ? CLIPS_WHOLE : CLIPS_DAMAGED;
}

const char *clips_trouble(enum clips_state state)
{
    return state == CLIPS_MISSING
               ? "the stick did not bring the spoken clips; all is spoken live"
           : state == CLIPS_DAMAGED
               ? "the file of the spoken clips is damaged; what is bad of it is spoken live"
               : NULL;
}

bool clips_seem(struct content *content, const char *state)
{
    struct clip_whole whole;
    struct stat about;
    char path[SHELF_PATH];
    struct err ignored = {""};
    return !meant(content, &whole) ||
           (shelf_number_path(path, state, content_sequence(content), "voice",
                              &ignored) &&
            stat(path, &about) == 0 && (uint64_t)about.st_size == whole.len);
}

/* "NAME.voice" for "NAME.anna"; a stick may have them in capitals. */
static bool beside(char out[STICK_FILE], const char *bundle)
{
    static const char *const ends[] = {".voice", ".VOICE"};
    const char *dot = strrchr(bundle, '.');
    for (size_t i = 0; dot != NULL && i < sizeof ends / sizeof ends[0]; i++)
        if (snprintf(out, STICK_FILE, "%.*s%s", (int)(dot - bundle), bundle, ends[i]) <
                STICK_FILE &&
            access(out, F_OK) == 0)
            return true;
    return false;
}

struct taking {
    struct crypt_hash passing;
    void (*tell)(void *context, int percent);
    void *context;
};

static void hear(void *context, const void *bytes, size_t len, int percent)
{
    struct taking *taking = context;
    crypt_hash_add(&taking->passing, bytes, len);
    if (taking->tell != NULL)
        taking->tell(taking->context, percent);
}

static bool has_room(const char *state, size_t len)
{
    struct statvfs about;
    return statvfs(state, &about) != 0 ||
           (unsigned long long)about.f_bavail * about.f_frsize >
               (unsigned long long)len + ROOM_BESIDE;
}

/* To `part`; what passes is held against what the bundle means. */
static bool copy(const char *from, const char *part, const struct clip_whole *whole,
                 const char *state, struct taking *taking, struct err *err)
{
    unsigned char hash[CRYPT_HASH_LEN];
    struct source *source;
    crypt_hash_begin(&taking->passing);
    if (!source_open(&source, from, CLIP_FILE_LIMIT, hear, taking, err))
        return false;
    bool ok =
        (source_len(source) == whole->len ||
         err_set(err, "%s: belongs to another bundle, or is damaged", from)) &&
        (has_room(state, source_len(source)) ||
         err_set(err, "%s: there is no room for %zu bytes", state, source_len(source))) &&
        durable_fill(part, source_more, source, err);
    source_close(source);
    crypt_hash_end(&taking->passing, hash);
    if (ok && memcmp(hash, whole->hash, sizeof hash) != 0)
        ok = err_set(err, "%s: belongs to another bundle, or is damaged", from);
    return ok;
}

bool clips_take(struct content *content, const char *state, const char *bundle,
                void (*tell)(void *context, int percent), void *context, struct err *err)
{
    struct clip_whole whole;
    struct taking taking = {.tell = tell, .context = context};
    char from[STICK_FILE];
    char path[SHELF_PATH];
    char part[SHELF_PATH];
    long number = content_sequence(content);
    enum clips_state there = clips_look(content, state, NULL);
    if (there == CLIPS_NONE || there == CLIPS_WHOLE)
        return true;
    if (!meant(content, &whole) ||
        !shelf_number_path(path, state, number, "voice", err) ||
        !shelf_number_path(part, state, number, "voice.part", err))
        return false;
    if (!beside(from, bundle))
        return err_set(err, "%s: its clips are not beside it", bundle);
    bool ok =
        copy(from, part, &whole, state, &taking, err) && durable_commit(part, path, err);
    durable_remove(part);
    return ok;
}
