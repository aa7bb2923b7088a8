#ifndef ANNA_KIOSK_APP_INSIDE_H
#define ANNA_KIOSK_APP_INSIDE_H

#include "app.h"
#include "app_content.h"
#include "app_stick.h"
#include "base/arena.h"
#include "screens/screen.h"
#include "ui/focus.h"
#include "ui/paint.h"
#include "ui/present.h"
#include "ui/press.h"

/* What app.c, which takes what happens, and app_picture.c, which shows what is, share;
 * nobody else includes this. */

struct app {
    const struct config *config;
    struct app_content *content;
    struct app_stick *stick;
    struct hall hall;
    struct session session;
    const char *langs[CONFIG_LANGS];
    char lang[16]; /* that words and content come in now */

    struct present *present;
    struct text *text;
    struct painter *painter;
    struct measure measure;
    struct measure_panel panel;
    int percent; /* that `measure` is for */
    struct arena frame_arena;
    struct arena page_arena;
    struct frame frame;
    bool long_page;
    bool stale;  /* the frame must be made again */
    bool looks;  /* what is held down or in focus has changed; the frame is the same */
    bool redraw; /* the glass must be shown all of it again */

    struct press press;
    struct focus focus;
    int64_t touched_ms; /* last sign of a visitor */
    int64_t minute;     /* of the wall clock, that the frame was made in */
    int64_t start_ms;
};

/* What was loaded for the page is forgotten, and its frame must be made again. */
void app_void_page(struct app *app);

#endif
