#ifndef ANNA_CORE_SCHEMA_H
#define ANNA_CORE_SCHEMA_H

/* The tables of a bundle, and of the office's workspace, which has the same ones and a
 * few more. Names are those of HSDS 3 (https://docs.openreferral.org, schema 3.1) where
 * HSDS has the thing; what begins with x_ is ours. Ids are short words of our own
 * ("waf-fruehe-hilfen") in place of UUIDs. */

enum {
    SCHEMA_APPLICATION_ID = 0x414E4E41, /* "ANNA" */
    SCHEMA_VERSION = 1
};

/* All of it as db_open_hostile compares it: each statement followed by ";\n". Made once;
 * NULL if memory ran out. */
const char *schema_text(void);

/* "PRAGMA application_id=...; PRAGMA user_version=..." and all tables, for db_exec on a
 * new file. */
const char *schema_create(void);

/* How near a scope is, for x_service_topic: 0 a town, 1 the district, 2 the nation. */
int schema_reach(const char *scope);

#endif
