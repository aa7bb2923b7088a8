#ifndef ANNA_ADMIN_WEB_LISTENING_H
#define ANNA_ADMIN_WEB_LISTENING_H

/* Sockets on which the server listens; the caller closes them. Negative with errno. */

int listening_local(int port); /* on 127.0.0.1; 0: any that is free */

/* Mode 0660. A socket that is left from before is taken away; another file is not. */
int listening_socket(const char *path);

/* The port that it listens on; 0 on a Unix socket. */
int listening_port(int fd);

#endif
