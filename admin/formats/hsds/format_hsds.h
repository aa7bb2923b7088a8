#ifndef ANNA_ADMIN_FORMATS_HSDS_FORMAT_HSDS_H
#define ANNA_ADMIN_FORMATS_HSDS_FORMAT_HSDS_H

#include "formats/format.h"

/* Human Services Data of Open Referral: import_hsds.h, export_hsds.h. */
extern const struct format format_hsds;

#endif
