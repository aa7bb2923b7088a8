#include "device/boot_place.h"

#include <stdio.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

enum { PATH_LEN = 1024 };

static const unsigned long safe = MS_NOSUID | MS_NODEV | MS_NOEXEC;

/* What was done, to be undone. */
struct moment {
    bool mounted;
    bool made_writable;
};

static bool is_mounted(const char *folder)
{
    char above[PATH_LEN];
    struct stat here;
    struct stat up;
    return snprintf(above, sizeof above, "%s/..", folder) < (int)sizeof above &&
           stat(folder, &here) == 0 && stat(above, &up) == 0 && here.st_dev != up.st_dev;
}

static bool is_writable(const char *folder)
{
    struct statvfs about;
    return statvfs(folder, &about) == 0 && (about.f_flag & ST_RDONLY) == 0;
}

static bool begin(const struct boot_place *place, bool to_write, struct moment *out,
                  struct err *err)
{
    struct moment moment = {false, false};
    unsigned long flags = safe | (to_write ? 0 : MS_RDONLY);
    if (place->device == NULL) {
        *out = moment;
        return true;
    }
    if (!is_mounted(place->folder)) {
        if (mount(place->device, place->folder, "vfat", flags, NULL) != 0)
            return err_set_errno(err, "%s: could not be mounted on %s", place->device,
                                 place->folder);
        moment.mounted = true;
    } else if (to_write && !is_writable(place->folder)) {
        if (mount(NULL, place->folder, NULL, MS_REMOUNT | safe, NULL) != 0)
            return err_set_errno(err, "%s: could not be made writable", place->folder);
        moment.made_writable = true;
    }
    *out = moment;
    return true;
}

/* What cannot be undone stays as it is: all that was written is synced already. */
static void end(const struct boot_place *place, const struct moment *moment)
{
    if (moment->mounted)
        (void)umount2(place->folder, UMOUNT_NOFOLLOW);
    if (moment->made_writable)
        (void)mount(NULL, place->folder, NULL, MS_REMOUNT | MS_RDONLY | safe, NULL);
}

bool boot_place_read(const struct boot_place *place, struct boot_choice *out,
                     struct err *err)
{
    struct moment moment = {false, false};
    if (!begin(place, false, &moment, err))
        return false;
    bool ok = boot_choice_read(out, place->folder, err);
    end(place, &moment);
    return ok;
}

bool boot_place_write(const struct boot_place *place, const struct boot_choice *choice,
                      struct err *err)
{
    struct moment moment = {false, false};
    if (!begin(place, true, &moment, err))
        return false;
    bool ok = boot_choice_write(choice, place->folder, err);
    end(place, &moment);
    return ok;
}
