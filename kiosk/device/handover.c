#include "device/handover.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/durable.h"
#include "core/courier.h"
#include "device/outbox.h"

bool handover_write(const char *state, const unsigned char key[SEAL_KEY_LEN],
                    const char *folder, struct err *err)
{
    char path[COURIER_PATH];
    struct buf slots = {0};
    struct buf file = {0};
    if (snprintf(path, sizeof path, "%s/" COURIER_SEALED, folder) >= (int)sizeof path)
        return err_set(err, "%.60s...: the path is too long", folder);
    bool ok = outbox_read(state, &slots, err);
    size_t count = slots.len / SEAL_SLOT_LEN;
    if (count > SEAL_FILE_SLOTS)
        count = SEAL_FILE_SLOTS;
    ok = ok && seal_file(&file, slots.bytes, count, key, err) &&
         durable_write_timeless(path, file.bytes, file.len, 0644, err);
    /* The terminal's files are its own, but for this one. */
    if (ok && chmod(path, 0644) != 0)
        ok = err_set_errno(err, "%s", path);
    buf_free(&slots);
    buf_free(&file);
    return ok;
}
