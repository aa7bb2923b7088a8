#ifndef ANNA_SCREENS_CARD_WORDS_H
#define ANNA_SCREENS_CARD_WORDS_H

#include "screens/screen.h"

/* What stands on the card that a visitor shows at a desk: German for who sits there, and
 * beneath each line the same in the language that she reads. */

/* Her choices; struct session_card keeps which are otherwise than they are by themselves.
 */
enum card_say {
    CARD_ADVICE = 1,       /* "Ich möchte mich beraten lassen." */
    CARD_APPLY = 2,        /* "Ich möchte einen Antrag stellen." */
    CARD_APPOINTMENT = 4,  /* "Ich möchte einen Termin." */
    CARD_LITTLE = 8,       /* "Ich spreche wenig Deutsch." */
    CARD_INTERPRETER = 16, /* "Ich brauche einen Dolmetscher für Türkisch." */
    CARD_CHILD = 32        /* "Mein Kind ist dabei." */
};

/* In front of a coach's id, as the id of the page. */
#define CARD_COACH "coach:"

enum { CARD_LINES = 64, CARD_PAGES = 8 };

/* What the card is about, in German and as she reads it. */
struct card_about {
    const char *name[SESSION_NOTES];
    const char *own_name[SESSION_NOTES];
    size_t count;              /* 0: there is nothing to be shown */
    struct texts papers;       /* of the offer, if it is about one */
    struct texts own_papers;   /* empty if they are not the same in number */
    const struct coach *coach; /* NULL: it is about offers */
    bool crisis;
};

/* Reads what the page's id names into `arena`. */
void card_read(struct hall *hall, struct arena *arena, const char *id,
               struct card_about *out);

/* What is said now, enum card_say, added: that she speaks little German goes without
 * saying where she reads another language; wishes for a coach count here too. */
unsigned card_says(const struct session *session);

enum card_kind { CARD_HELLO, CARD_SENTENCE, CARD_HEADING, CARD_ITEM, CARD_CODE };

struct card_line {
    enum card_kind kind;
    const char *german;
    const char *own; /* NULL: the same */
};

/* The lines from above; returns how many there are, at most CARD_LINES. */
size_t card_lines(const struct hall *hall, struct arena *arena,
                  const struct card_about *about, struct card_line line[CARD_LINES]);

/* The German lines as text, in as many codes as they take; 0 if there are none. */
size_t card_pages(const struct hall *hall, struct arena *arena,
                  const struct card_about *about, const char *page_out[CARD_PAGES]);

#endif
