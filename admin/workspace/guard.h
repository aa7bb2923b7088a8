#ifndef ANNA_ADMIN_WORKSPACE_GUARD_H
#define ANNA_ADMIN_WORKSPACE_GUARD_H

/* Who may look into a workspace: its owner alone, whatever the umask was and whatever was
 * there before. Does nothing to a folder that is none. */

/* The folder and its own folders (keys, published) get mode 0700, the database and what
 * lies in those folders 0600. What cannot be changed, because it belongs to somebody
 * else, stays as it is; links are not followed. */
void guard_workspace(const char *folder);

#endif
