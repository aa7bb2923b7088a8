#ifndef ANNA_KIOSK_APP_CLIPS_H
#define ANNA_KIOSK_APP_CLIPS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/content.h"
#include "device/shelf.h"
#include "speech/say.h"
#include "speech/speech.h"
#include "ui/reading.h"

/* The clips of the content that is shown (device/clips.h), and whether the page that is
 * read has enough of them. */

struct app_clips {
    struct content *content; /* whose they are; NULL: nobody's */
    long number;
    char path[SHELF_PATH];
    bool any;      /* the content has some */
    uint64_t page; /* that was looked at; 0: none */
    bool enough;   /* on that page */
};

/* To be called before anything is said: another content (NULL: none) brings other clips.
 */
void app_clips_take(struct app_clips *clips, struct speech *speech,
                    struct content *content, const char *state);

/* What is read. */
struct app_clips_page {
    const struct reading *reading;
    const struct say_lexicon *lexicon;
    const char *lang;
    uint64_t number;
};

/* To be called before something of a page is said: another page has its own share of
 * clips. A content without clips costs nothing. True if it is heard from clips. */
bool app_clips_look(struct app_clips *clips, struct speech *speech,
                    const struct app_clips_page *page);

#endif
