#ifndef ANNA_ADMIN_BASE_UUID_H
#define ANNA_ADMIN_BASE_UUID_H

/* libuuid's doorkeeper: HSDS wants UUIDs, our ids are words. */

enum { HSDS_UUID_ROOM = 37 };

/* The UUID of version 5 (RFC 9562) of "KIND:ID" in a name space of ours: the same words
 * give the same UUID on every machine, so that a second export updates the first. A UUID
 * of a service stays what it is. */
void hsds_uuid(char out[HSDS_UUID_ROOM], const char *kind, const char *id);

#endif
