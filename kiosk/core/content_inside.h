#ifndef ANNA_CORE_CONTENT_INSIDE_H
#define ANNA_CORE_CONTENT_INSIDE_H

#include "core/content.h"
#include "core/db.h"
#include "core/hours/hours.h"

/* What the files of content share; nobody else includes this. */

/* The condition under which an offer `s` may be shown. */
#define CONTENT_SHOWN "(s.x_confidence IS NOT 'low' OR s.x_checked_on IS NOT NULL)"

struct content {
    struct db *db;
    struct arena arena; /* as long as the content is open: sites, calendar */
    struct arena words; /* until the language changes: topics, barriers */
    char lang[16];
    long sequence;
    struct date created, valid_until;
    struct topic *topic;
    size_t topic_count;
    struct site *site;
    size_t site_count;
    struct barrier *barrier;
    size_t barrier_count;
    bool has_answers;
    bool finds_known; /* it is looked for when it is asked for first */
    bool finds;
    bool dates_known; /* the same */
    bool dates;
    bool level_known; /* it is looked for when it is asked for first */
    enum content_level level;
    char report_key[65]; /* "" = none */
    struct hours_calendar calendar;
};

/* A copy of a column in `arena`; NULL for NULL or "". */
const char *content_column(struct arena *arena, struct db_stmt *stmt, int column);

/* A list of an offer in a language, in German if it has none there; at most 64 items. */
bool content_list(struct content *content, struct arena *arena, const char *id,
                  const char *kind, const char *lang, struct texts *out, struct err *err);

/* Whether the offer's text in the content's language was made from a German text that is
 * another one now. */
bool content_outdated(struct content *content, struct arena *arena, const char *id,
                      bool *out, struct err *err);

/* Reads a word of x_meta; false if it is not there or does not fit. */
bool content_meta(struct content *content, const char *key, char *out, size_t room,
                  struct err *err);

/* Reads topics and barriers in the content's language (topics first: they empty `words`),
 * sites, holidays, whether there are answers and a key for reports. */
bool content_load_barriers(struct content *content, struct err *err);
bool content_load_answering(struct content *content, struct err *err);
bool content_load_calendar(struct content *content, struct err *err);

#endif
