#ifndef ANNA_KIOSK_APP_CONTENT_H
#define ANNA_KIOSK_APP_CONTENT_H

#include <stdbool.h>

#include "base/err.h"
#include "config.h"
#include "core/signature.h"
#include "screens/screen.h"

/* The installed content as the terminal runs with it: proved, opened, with its index;
 * taken anew between two visitors, never under one. */

struct app_content;

/* Finds the newest content that is whole and shows it to the hall. None is no failure:
 * the hall then has no content. */
bool app_content_open(struct app_content **content_out, const struct config *config,
                      struct hall *hall, struct err *err);
/* The keys and the site are others now: forgets what is shown and takes what they allow.
 */
void app_content_renew(struct app_content *content, struct hall *hall);

void app_content_close(struct app_content *content, struct hall *hall);

/* The keys that are trusted; they live as long as the content. */
const struct signature_key *app_content_keys(const struct app_content *content,
                                             size_t *count);

/* Takes what was installed meanwhile, if anything was, and proves all that is shown
 * again: what has rotted gives way to the content before, a damaged index is built again.
 */
void app_content_between_visitors(struct app_content *content, struct hall *hall);

/* True if something else was installed since content was taken last, whether it could be
 * shown or not: worth taking again. Cheap. */
bool app_content_waits(const struct app_content *content);

/* Proves what somebody wrote to, cheap enough for each page: reads nothing while
 * the files are as they were when they were proved. True if the hall shows something
 * else now. */
bool app_content_look(struct app_content *content, struct hall *hall);

#endif
