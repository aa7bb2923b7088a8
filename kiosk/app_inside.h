#ifndef ANNA_KIOSK_APP_INSIDE_H
#define ANNA_KIOSK_APP_INSIDE_H

#include <sys/stat.h>

#include "app.h"
#include "app_content.h"
#include "app_courier.h"
#include "app_outcome.h"
#include "app_print.h"
#include "app_clips.h"
#include "app_speech.h"
#include "app_stick.h"
#include "base/arena.h"
#include "screens/screen.h"
#include "ui/fingers.h"
#include "ui/focus.h"
#include "ui/paint.h"
#include "ui/present.h"
#include "ui/press.h"
#include "ui/scan.h"

/* What app.c, which opens, closes and carries out, app_input.c, which takes what people
 * do, app_idle.c, which takes that they do nothing, and app_picture.c, which shows what
 * is, app_aloud.c, which says it, app_glass.c, which follows the display, and
 * app_renew.c, which follows the setup, share; nobody else includes this. */

struct app {
    const struct config *config;
    bool (*renew)(void *context, struct err *err); /* see app_options */
    void *renew_context;
    struct stat setup_was; /* the file that is kept, when it was read */
    struct app_content *content;
    struct app_stick *stick;
    struct app_courier courier;
    struct app_print print;
    struct app_outcome outcome;
    struct app_speech speech;
    struct app_clips clips;
    bool sounds;        /* it was tried whether there is sound */
    bool script;        /* nothing is heard */
    struct jack *jack;  /* NULL: nothing feels whether headphones are in */
    uint64_t told_page; /* whose heading was said last to who explores, by keys or taps */
    char explored[FOCUS_ID_LEN]; /* what the last tap said: the next one does it */
    bool dark;                   /* the glass is black */
    bool asks_aloud; /* "Sind Sie noch da?" is to be said once it stands there */
    struct hall hall;
    struct session session;
    const char *langs[CONFIG_LANGS];
    char lang[16]; /* that words and content come in now */

    struct present *present;
    struct text *text;
    struct painter *painter;
    struct measure measure;
    struct measure_panel panel;
    int percent; /* that `measure` is for; 0: it must be made again */
    struct arena frame_arena;
    struct arena page_arena;
    struct frame frame;
    struct reading reading; /* of the frame */
    bool long_page;
    double place; /* share of the page that was scrolled past before the size of the
                     display changed; 0: none, or the frame was made since */
    bool back;    /* came back to a page: what led away from it must be seen */
    bool stale;   /* the frame must be made again */
    bool looks;   /* what is held down or in focus has changed; the frame is the same */
    bool did;     /* somebody did something since the frame was made */
    bool redraw;  /* the glass must be shown all of it again */

    struct fingers fingers;
    struct press press;
    struct focus focus;
    struct scan scan;
    uint64_t page_was; /* of the frame: another one on another page */
    bool holds;        /* a key that began the visit is held down since */
    int64_t held_ms;
    enum input_key key;   /* the last one that did something, */
    int64_t key_until_ms; /* and until when it does nothing again, in bounce_ms */
    long presses;         /* so far */
    int notches;          /* of a wheel, since it last showed that somebody is there */
    bool swallows;        /* the last key did something: what it types is nothing */
    bool answering;       /* the last key was the answer to "Sind Sie noch da?" */
    bool says_no;         /* the last finger came down on the "no" of that question */
    int64_t touched_ms;   /* last sign of a visitor */
    int64_t asked_ms;     /* when a question came by itself, in bounce_ms */
    int64_t minute;       /* of the wall clock, that the frame was made in */
    int64_t undo_ms;      /* something was taken from the notepad, in ms */
    int64_t start_ms;
    bool restart_due; /* a new program waits for it (app_program.h) */
    bool restart_asked;
};

/* What is known about now; if that is something else than before, or of another day, the
 * frame must be made again. */
void app_take_time(struct app *app, struct app_time now);

/* Moves the page. */
void app_scroll_by(struct app *app, int px);
/* Presses what the keypad is on; words are said. */
void app_press_focus(struct app *app, struct app_time now);

/* Somebody goes by one switch or two (app_scan.c). A key of hers goes down, true if it is
 * one; and any key is let go, or lost. A key that begins a visit and is held for two
 * seconds begins it so. */
bool app_scans(const struct app *app);
bool app_scan_key(struct app *app, enum input_key key, struct app_time now);
void app_scan_begin_hold(struct app *app, enum input_key key, struct app_time now);
void app_scan_forget_hold(struct app *app); /* something else came */
void app_scan_let_go(struct app *app, enum input_key key, struct app_time now);
void app_scan_lose(struct app *app);
void app_scan_tick(struct app *app, struct app_time now);
int app_scan_next_ms(const struct app *app, struct app_time now);
/* A frame was made, of another page or of the same. */
void app_scan_frame(struct app *app, bool other_page, struct app_time now);

/* The key for help, and what keys do while she tries them (app_help.c): true if that is
 * all they do. `stood`: the line that says where one is stood there. */
bool app_help_key(struct app *app, enum input_key key, bool stood, struct app_time now);
void app_help_end(struct app *app);
void app_help_tick(struct app *app, struct app_time now);
int app_help_next_ms(const struct app *app, struct app_time now);
/* Puts that line over the frame. */
void app_help_frame(struct app *app);

/* What a visitor's press or key does, whichever it was. */
void app_carry_out(struct app *app, struct action action, struct app_time now);

/* The visitor is gone: nothing of hers stays in memory or on the glass. */
void app_wipe_visitor(struct app *app, struct app_time now);

/* Content that came meanwhile is shown. */
void app_take_content(struct app *app);

/* The same while nobody is there, if anything came: others install too. */
void app_look_for_content(struct app *app);

/* The languages that this terminal offers. */
void app_take_langs(struct app *app);

/* A setup was kept: site, keys, languages and panel are others from now on, and the stick
 * that brought it is worked on. */
void app_take_setup(struct app *app, struct app_time now);

/* Remembers which setup is kept; and takes another one as soon as nobody is there and no
 * stick is worked on: `anna-kiosk setup FILE` and whoever empties the folder do so beside
 * the terminal. */
void app_remember_setup(struct app *app);
void app_look_for_setup(struct app *app, struct app_time now);

/* What became of a report may be known now. */
void app_look_for_outcome(struct app *app, struct app_time now);

/* To be called when what is shown of the stick may have changed. */
void app_show_stick(struct app *app, bool changed, struct app_time now);

/* Somebody is there: a finger came down or went far, a key was pressed. Ends the question
 * whether somebody is. */
void app_alive(struct app *app, struct app_time now);
/* Who listens, or waits for her group, is there: the time without a touch begins anew,
 * but not where a question stands; and a machine that has slept wakes up to somebody
 * else. */
void app_attended(struct app *app, struct app_time now);

/* A question of the staff came to a visitor by itself, or went. */
void app_show_question(struct app *app, struct app_time now);

/* A number of the page that stands, another one on another page. */
uint64_t app_page_number(const struct app *app);

/* What keys and fingers do about what is said aloud; without sound nothing. Somebody
 * listens: the page is being read, or headphones are in. */
bool app_listened(const struct app *app);
void app_speak(struct app *app, enum speak_deed deed, struct app_time now);
/* Says the item that the keypad is on; greets, in each language; says words of ours. */
void app_say_focus(struct app *app, struct app_time now);
void app_greet(struct app *app, struct app_time now);
/* Nobody has begun: any key but OK greets, by ear one finds the next language and the one
 * before. True if it was such a key. */
bool app_greet_by_key(struct app *app, enum input_key key, struct app_time now);
void app_say(struct app *app, const char *words, struct app_time now);
/* What a tap does to who explores: it says what is there. False if it is to be done, for
 * the tap before said it. */
bool app_explores(struct app *app, const struct element *e, struct app_time now);
/* Headphones may have come in or gone out. */
void app_look_for_headphones(struct app *app, struct app_time now);
/* True if nothing is to be shown; then the glass is black. */
bool app_darkens(struct app *app, struct canvas canvas);
/* Silence at once: something else is done. */
void app_hush(struct app *app);
/* A finger tapped where nothing can be pressed: reads what stands there, if she wants to
 * hear. */
void app_touched_words(struct app *app, int x, int y, struct app_time now);
void app_tick_speech(struct app *app, struct app_time now);
/* A frame was made, or is to be painted: the word that is said is lit in it. */
void app_show_speech(struct app *app, struct app_time now);

/* True while "Sind Sie noch da?" is what stands on the screen; and while a question,
 * that one or the staff's, came so lately that a press was still meant for what stood
 * there before. */
bool app_asks(const struct app *app);
bool app_just_asked(const struct app *app, struct app_time now);

/* The display may have changed: what is shown fills what it is now, and the visit goes on
 * where it was. */
void app_look_at_glass(struct app *app, struct app_time now);

/* Bytes of drawn words that are kept: three eighths of what the picture takes, those of
 * some pages on any panel. */
size_t app_text_bytes(const struct app *app);

/* What was loaded for the page is forgotten, and its frame must be made again. */
void app_void_page(struct app *app);

#endif
