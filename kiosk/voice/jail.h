/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ANNA_VOICE_JAIL_H
#define ANNA_VOICE_JAIL_H

#include <stdbool.h>

/* What a fault in espeak-ng can do is make noise. After jail_close this process opens no
 * network, starts no program, makes and changes no file, maps no new code, and sends
 * nothing but through the descriptors that it has; what it may not do fails as if the
 * system knew no such call. Where the kernel has Landlock (5.13 and later, Debian's has),
 * it also opens no file outside of `folder`. Neither memory nor files of it are left
 * behind.
 *
 * False if the system gives no filter: whoever asked must end then. */
bool jail_close(const char *folder);

#endif
