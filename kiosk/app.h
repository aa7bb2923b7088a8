#ifndef ANNA_KIOSK_APP_H
#define ANNA_KIOSK_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "config.h"
#include "ui/draw.h"
#include "ui/frame.h"
#include "ui/input.h"

/* The terminal: content, session, frame and canvas, and what moves them. It asks nobody
 * what time it is; the loop and the visits say so at each call. */

struct app;

struct app_time {
    int64_t ms;        /* never goes back; idle times count in it */
    int64_t bounce_ms; /* the same for telling a second hit from a bounce: visits hit
                          slowly */
    bool wall_known;   /* a real clock stands behind `wall` */
    int64_t wall;      /* seconds since 1970 */
};

struct app_options {
    const struct config *config;
    /* Reads what was set up meanwhile into `config`; NULL: it never changes. */
    bool (*renew)(void *context, struct err *err);
    void *renew_context;
    int w, h;    /* of the window; 0 = the whole display */
    bool hidden; /* no display, and nothing is heard */
};

/* Opens everything. Missing or broken content is no failure: the terminal then shows
 * out_of_order. A missing font or display is one. */
bool app_open(struct app **app_out, const struct app_options *options,
              struct app_time now, struct err *err);
/* Begins to be able to speak, if there is sound: to be called once the first picture
 * stands, for it takes 150 ms. By script it is done already. */
void app_open_speech(struct app *app);
/* Wipes and closes; NULL is allowed. */
void app_close(struct app *app);

/* Takes one input. */
void app_input(struct app *app, const struct input *input, struct app_time now);

/* Lets time pass: idle, wipe, the minute. */
void app_tick(struct app *app, struct app_time now);

/* The sooner of two waits, of which -1 is endless. */
static inline int app_sooner_ms(int a_ms, int b_ms)
{
    return a_ms < 0 ? b_ms : b_ms < 0 || a_ms < b_ms ? a_ms : b_ms;
}

/* Milliseconds until time itself changes something, -1 = never. */
int app_wait_ms(const struct app *app, struct app_time now);

/* Brings the frame and the glass up to date; does nothing if nothing changed. */
void app_draw(struct app *app, struct app_time now);

/* Scrolls by whole views: -1 up, 1 down. */
void app_scroll(struct app *app, int views, struct app_time now);

/* The stick, for visits and tests; what is done with it shows after an INPUT_WAKE. */
struct app_stick;
struct app_stick *app_stick(const struct app *app);

/* For visits: waits until the program that looks at the printer, or prints, has something
 * to say, which app_tick hears; false if there is none. */
bool app_wait_for_paper(const struct app *app);
/* The same for the program that installs what the courier brought. */
bool app_wait_for_courier(struct app *app);

/* For visits: true while what became of a report is being found; and waits for it. It
 * shows after an INPUT_WAKE, and a second after it was asked at the soonest. */
bool app_finds(const struct app *app);
void app_find(struct app *app);

/* Headphones came in or went out. */
void app_plug_headphones(struct app *app, bool in, struct app_time now);

/* For visits and tests: what was said to this visitor, as saying.h prints it, "" if it
 * was nothing, or to be heard really; whether something is being said; the word that is
 * lit, as it stands there. False if none is. */
const char *app_transcript(const struct app *app);
bool app_speaks(const struct app *app);
bool app_lit(const struct app *app, char *word, size_t room);
/* Adds what would be said of each item of the page, a line an item, `#ID` in front. */
void app_read_out(struct app *app, struct app_time now, struct buf *out);

/* For visits and tests: how long a switch is held down until it counts. */
int app_hold_ms(const struct app *app);

/* What stands on the screen now, for visits and tests. */
const struct frame *app_frame(const struct app *app);
const char *app_screen(const struct app *app);
/* How many times something was pressed so far, and the id of what a finger pressed last,
 * "" once it was wiped; for tests. */
long app_presses(const struct app *app);
const char *app_pressed(const struct app *app);
struct canvas app_canvas(const struct app *app);
void app_window(const struct app *app, int *w, int *h);

#endif
