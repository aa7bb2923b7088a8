#ifndef ANNA_CORE_CONTENT_INSIDE_H
#define ANNA_CORE_CONTENT_INSIDE_H

#include "core/content.h"
#include "core/db.h"
#include "core/hours.h"

/* What the files of content share; nobody else includes this. */

/* The condition under which an offer `s` may be shown. */
#define CONTENT_SHOWN "(s.x_confidence IS NOT 'low' OR s.x_checked_on IS NOT NULL)"

struct content {
    struct db *db;
    struct arena arena; /* as long as the content is open: sites, calendar */
    struct arena words; /* until the language changes: topics */
    char lang[16];
    long sequence;
    struct date created, valid_until;
    struct topic *topic;
    size_t topic_count;
    struct site *site;
    size_t site_count;
    struct hours_calendar calendar;
};

/* A copy of a column in `arena`; NULL for NULL or "". */
const char *content_column(struct arena *arena, struct db_stmt *stmt, int column);

/* Reads topics in the content's language, sites, holidays. */
bool content_load_topics(struct content *content, struct err *err);
bool content_load_sites(struct content *content, struct err *err);
bool content_load_calendar(struct content *content, struct err *err);

#endif
