#include "base/uuid.h"

#include <stdio.h>
#include <string.h>

#include <uuid/uuid.h>

enum { NAME_ROOM = 1400 };

/* Version 5 of "anna.hsds" in the name space of URLs. */
static void name_space(uuid_t out)
{
    static const char name[] = "https://docs.openreferral.org/#x-anna";
    uuid_generate_sha1(out, *uuid_get_template("url"), name, sizeof name - 1);
}

void hsds_uuid(char out[HSDS_UUID_ROOM], const char *kind, const char *id)
{
    uuid_t space;
    uuid_t uuid;
    char name[NAME_ROOM];
    if (strcmp(kind, "service") == 0 && strlen(id) == 36 && uuid_parse(id, uuid) == 0) {
        uuid_unparse_lower(uuid, out);
        return;
    }
    name_space(space);
    int len = snprintf(name, sizeof name, "%s:%s", kind, id);
    size_t used = len < 0                      ? 0
                  : (size_t)len >= sizeof name ? sizeof name - 1
                                               : (size_t)len;
    uuid_generate_sha1(uuid, space, name, used);
    uuid_unparse_lower(uuid, out);
}
