#ifndef ANNA_ADMIN_FORMATS_FORMAT_ANNA_H
#define ANNA_ADMIN_FORMATS_FORMAT_ANNA_H

#include "formats/format.h"

/* Our JSON (assets/content/README.md). */
extern const struct format format_anna;

#endif
