#ifndef ANNA_DEVICE_CONNECTOR_H
#define ANNA_DEVICE_CONNECTOR_H

#include <stdbool.h>

/* Which display is plugged in, and what it says of itself: read from the kernel's own
 * folders (SYSFS/class/drm/cardN-NAME with `status`, `modes` and `edid`), so that it is
 * known without a session as well. */

#define CONNECTOR_SYSFS "/sys"

struct connector {
    char name[48];     /* "HDMI-A-1" */
    int w_px, h_px;    /* of its first mode, which is the one that it prefers */
    bool edid;         /* it has described itself */
    double w_mm, h_mm; /* as its EDID says; 0: it does not */
};

/* The first by name that is connected and has a mode. False if there is none, or no
 * kernel that tells. */
bool connector_find(const char *sysfs, struct connector *out);

/* The size in millimetres in the first 128 bytes of an EDID (VESA E-EDID 1.4): of the
 * first detailed timing that says one (3.10.2), else the whole centimetres of bytes 21
 * and 22 (3.6.2). False, and both are 0, if it is no EDID or says none. */
bool connector_read_edid(const unsigned char *bytes, unsigned long len, double *w_mm,
                         double *h_mm);

#endif
