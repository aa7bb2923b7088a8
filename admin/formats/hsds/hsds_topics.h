#ifndef ANNA_ADMIN_FORMATS_HSDS_HSDS_TOPICS_H
#define ANNA_ADMIN_FORMATS_HSDS_HSDS_TOPICS_H

#include "base/arena.h"
#include "formats/format.h"

/* Which of our topics the terms of foreign taxonomies are: by what a person wrote down
 * (`--map FILE`, lines "TERM = topic" with the term's name, code or id, "* = topic" for
 * services without any, "#" for remarks), else by name or id of a topic. */

struct hsds_topics {
    struct arena arena;
    const struct document *known; /* may be NULL */
    const char *topic;            /* as the option says it; may be NULL */
    struct hsds_topic_line {
        const char *term;
        const char *topic;
    } * line;
    size_t line_count;
};

/* Reads the map, if there is one. `err` names file and line. */
bool hsds_topics_open(struct hsds_topics *out, const struct format_ask *ask,
                      struct err *err);
void hsds_topics_free(struct hsds_topics *topics);

/* NULL if the term is none of ours. */
const char *hsds_topic(const struct hsds_topics *topics, const char *term);

/* Where the map, else the option, files services that name no topic of ours; NULL:
 * nowhere. */
const char *hsds_topic_default(const struct hsds_topics *topics);

/* The town of a terminal that is called so, as a scope, or NULL. */
const char *hsds_scope(const struct hsds_topics *topics, const char *area);

#endif
