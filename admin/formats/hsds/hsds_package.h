#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_PACKAGE_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "core/content.h"

/* The files of what is imported: a folder with those below it (three deep), a zip, or a
 * single file. Only .csv and .json are looked at; what begins with a dot or "__MACOSX" is
 * passed over. In the order of their names. */

enum { HSDS_PARTS_MAX = 10000 };

struct hsds_package;

/* What datapackage.json says about one file (https://specs.frictionlessdata.io). */
struct hsds_resource {
    const char *name; /* "service" */
    const char *path; /* "services.csv", from where datapackage.json lies */
    char delimiter;   /* 0: it says nothing */
    bool headless;    /* the first row is none of names; they are `fields` */
    struct texts fields;
};

bool hsds_package_open(struct hsds_package **out, const char *path, struct err *err);
void hsds_package_close(struct hsds_package *package); /* NULL is allowed */

size_t hsds_package_count(const struct hsds_package *package);
/* As a person knows it: "services.csv", "services/ac148810.json". */
const char *hsds_package_name(const struct hsds_package *package, size_t part);

/* Where the file's bytes can be read until the next call. */
bool hsds_package_path(struct hsds_package *package, size_t part, const char **path_out,
                       struct err *err);

/* Bytes on disk of all of it, for progress. */
size_t hsds_package_len(const struct hsds_package *package);

/* Reads a datapackage.json. Only paths that stay in the package are taken. False with
 * `err` if it is none. */
bool hsds_datapackage_read(struct arena *arena, const char *path,
                           struct hsds_resource **out, size_t *count_out,
                           struct err *err);

#endif
