#ifndef ANNA_ADMIN_PUBLISH_ONLINE_H
#define ANNA_ADMIN_PUBLISH_ONLINE_H

#include "core/signature.h"
#include "publish/remote.h"

/* Putting the newest bundle where terminals with a line fetch it (line/parcel.h). What
 * was packed is sent as it is: no key is needed, and what failed is tried again by doing
 * the same once more. */

struct online_order {
    const struct remote *remote;
    const char *published; /* folder that keeps N.anna, N.anna.minisig, N.voice */
    const char *site;      /* NULL: what is for all */
    const struct signature_key *key; /* that signed it */
    /* Told of each file in its order, when it was read back; `sent` false: it lay there
     * already. */
    void (*tell)(const char *address, const char *name, size_t bytes, bool sent);
};

struct online_result {
    long number;
    long before; /* number that the server had, 0 for none */
};

/* Sends the newest bundle that was packed for that site, squeezed; what changed since the
 * PARCEL_PATCHED before it, if it is large and that is smaller; its clips; then its
 * signature. Each is read back, and what lies there already is not sent again. Refused if
 * the server has what is newer, another site's, or not this office's. After a failure the
 * terminals go on with what was there before. */
bool online_publish(const struct online_order *order, struct online_result *result,
                    struct err *err);

#endif
