#ifndef ANNA_KIOSK_APP_SPEECH_H
#define ANNA_KIOSK_APP_SPEECH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "config.h"
#include "core/content.h"
#include "saying.h"
#include "screens/speak_view.h"
#include "ui/focus.h"

/* What is read aloud: which item of the reading list, which of its sentences, which word;
 * whether it goes on with the next one; how fast and how loud. It ends with the visitor,
 * and the next one finds all of it as it was. */

/* What is being said. */
enum app_speech_what {
    SPEECH_NOTHING,
    SPEECH_ITEM,  /* this item */
    SPEECH_LIST,  /* this item, and then those behind it */
    SPEECH_WORDS, /* a sentence of the terminal's own */
    SPEECH_GREETING
};

struct app_speech {
    struct speak_view view;
    const struct config *config;
    struct speech *speech;         /* NULL: nothing can be said */
    struct say_lexicon *lexicon;   /* NULL as well */
    const struct content *content; /* whose words of the office it has, and its number */
    long number;
    const char *lang[CONFIG_LANGS + 1]; /* up to NULL */

    enum app_speech_what what;
    char id[FOCUS_ID_LEN]; /* of the item that was said last; "" = none on this page */
    uint64_t page;         /* the number of the page it is on */
    struct arena arena;
    struct saying saying; /* of what was said last */
    size_t first;         /* its piece that was begun with */
    size_t at;            /* the piece that is being said, `count`: none */
    int rate; /* steps from the usual one, -1 to 3; and of loudness, -2 to 2 */
    int volume;
    struct text_box box[SAYING_BOXES]; /* over the word, while a frame shows it */
    bool said;                         /* something, since the last visitor went */
    struct buf transcript;             /* of visits by script; wiped with the visitor */
};

/* Opens voice and card, for so many languages, whose ids live as long as this. `script`:
 * nothing is heard, but said as if it were. False, with a sentence, if there is no sound:
 * then nothing of it is shown, and all below does nothing. */
bool app_speech_open(struct app_speech *speech, const struct config *config,
                     const char *const *lang, size_t lang_count, bool script,
                     struct err *err);
void app_speech_close(struct app_speech *speech);

/* Nobody is there: whether it can stay open. If a card failed it was closed, and may be
 * opened anew; if one does not answer it stays, and nobody is offered to hear it. */
bool app_speech_goes_on(struct app_speech *speech);

/* To be called before anything is said: another content (NULL: none) brings other words
 * of the office, which are said its way. */
void app_speech_learn(struct app_speech *speech, struct content *content);

/* The visitor has gone: silence, everything as at first, and what she heard is in no
 * memory. Headphones that are in stay in. */
void app_speech_leave(struct app_speech *speech);

/* Where things stand when something is to be said. */
struct app_speech_here {
    const struct reading *reading;
    const char *lang; /* of the page */
    uint64_t page;
    int64_t now_ms;
};

/* Says the item at that place instead of what was being said; `on`: and those behind it,
 * as far as the page goes. */
void app_speech_item(struct app_speech *speech, const struct app_speech_here *here,
                     size_t at, bool on);
/* Says words of the terminal's own, and, if there is one there, an item behind them. */
void app_speech_words(struct app_speech *speech, const struct app_speech_here *here,
                      const char *words, size_t item);
/* Greets who plugs headphones in, in each language that is offered and its own voice. The
 * language of the greeting that is being said; NULL if none is. */
void app_speech_greet(struct app_speech *speech, const struct app_speech_here *here,
                      const char *const *lang, size_t count);
const char *app_speech_greets(const struct app_speech *speech);
/* Silence at once. The place is kept, so that SPEAK_PAUSE goes on there. */
void app_speech_hush(struct app_speech *speech);

/* What the row of controls and the keys do. `from` is where SPEAK_READ begins. */
void app_speech_do(struct app_speech *speech, enum speak_deed deed,
                   const struct app_speech_here *here, size_t from);

/* Headphones came in, or went out: then it is silent at once, for all that was meant for
 * one is not for the room. */
void app_speech_headphones(struct app_speech *speech, bool in);

/* Lets time pass. What has changed: */
enum app_speech_news {
    SPEECH_SAME,
    SPEECH_LIT, /* another word is being said, or another item */
    SPEECH_VIEW /* `view` is another: the frame must be made again */
};
enum app_speech_news app_speech_tick(struct app_speech *speech,
                                     const struct app_speech_here *here);

/* In how many milliseconds the next word begins, or all was said; -1: silence. */
int app_speech_next_ms(const struct app_speech *speech, int64_t now_ms);

/* A frame was made anew: what is being said is looked for in it. On another page it is
 * silent. */
void app_speech_frame(struct app_speech *speech, const struct app_speech_here *here);

/* Lights the word that is being said in the frame, and puts out all others. Returns the
 * element that it stands in, NULL if none does, and its place. */
const struct element *app_speech_light(struct app_speech *speech, struct frame *frame,
                                       struct rect *word);

#endif
