#ifndef ANNA_SCREENS_SESSION_H
#define ANNA_SCREENS_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/finder.h"
#include "core/outcome.h"
#include "core/report.h"
#include "ui/input.h"
#include "ui/scan.h"
#include "ui/theme.h"

/* One visitor's whole state, in one struct, so that one wipe forgets all of it. It lives
 * in memory only. */

enum screen_id {
    SCREEN_ATTRACT,
    SCREEN_LANGUAGE,
    SCREEN_HOME,
    SCREEN_TOPIC,
    SCREEN_FINDER, /* id: "", "situations", "hard" */
    SCREEN_FOUND,
    SCREEN_PEOPLE,
    SCREEN_WEEK,
    SCREEN_OFFER,
    SCREEN_SEARCH,
    SCREEN_NOTEPAD,
    SCREEN_DISPLAY,
    SCREEN_COACH,
    SCREEN_REPORT,
    SCREEN_THANKS,
    SCREEN_ANSWERS,
    SCREEN_OUTCOME, /* id: how much of the three words is chosen, "" to "9" */
    SCREEN_TAKEAWAY,
    SCREEN_CARD, /* id: the offer's, CARD_COACH and the coach's, "" for the notepad */
    SCREEN_CARD_CODE, /* the same */
    SCREEN_STICK,
    SCREEN_PRACTICE,
    SCREEN_STILL_THERE,
    SCREEN_OUT_OF_ORDER,
    SCREEN_COUNT
};

enum {
    SESSION_ID_LEN = 64,    /* of a record's id, with its end */
    SESSION_PAGES = 32,     /* pages one can go back */
    SESSION_NOTES = 40,     /* offers on the notepad */
    SESSION_QUERY_LEN = 128 /* bytes typed into the search, with the end */
};

/* Where one is in saying that something does not work; each is a page to go back to. */
enum report_stage {
    STAGE_WHERE, /* on the way did it stop */
    STAGE_WHAT,  /* is difficult */
    STAGE_LOOK,  /* at all of it, then send */
    STAGE_WRITE, /* a text */
    STAGE_FAILED /* it could not be saved */
};

enum filter {
    FILTER_OPEN = 1,
    FILTER_WALK_IN = 2,
    FILTER_MY_TOWN = 4,
    FILTER_FREE = 8,
    FILTER_CHILD = 16
};

/* One page on the way: which screen, about which record, how far scrolled. */
struct page {
    enum screen_id screen;
    char id[SESSION_ID_LEN];
    unsigned filters;
    int shown; /* entries of a long list shown so far; 0: the first page of it */
    int scroll_px;
    int page_px;             /* how high all of it was then */
    char from[FOCUS_ID_LEN]; /* what was pressed on it last: where one comes back to */
    bool keys_away;          /* search: the keyboard is folded away */
    int way;  /* takeaway, coach: which of several codes, from 1; 0: the first one */
    int need; /* topic: the situation that is chosen; 0: all */
    uint64_t ticks; /* takeaway: papers that are ticked, bit 0 the first */

    enum report_stage stage;
};

/* What she chose for a coach; "" where the session and her way here say it already. */
struct coach_wish {
    char lang[SESSION_ID_LEN];
    char town[SESSION_ID_LEN];
    char topic[SESSION_ID_LEN]; /* SESSION_NO_TOPIC: she does not know yet */
    unsigned wishes;            /* enum code_wish, added */
};
#define SESSION_NO_TOPIC "-"

/* What she wants said on the card for the desk. */
struct session_card {
    char about[SESSION_ID_LEN]; /* id of its page */
    uint64_t ticks;             /* papers that she has, bit 0 the first */
    unsigned turned; /* enum card_say: what is otherwise than it is by itself */
};

/* The notepad as it was before something was taken from it, or the search before it was
 * emptied. Who keeps the session's time forgets it after SESSION_UNDO_MS
 * (session_forget_undo). */
enum { SESSION_UNDO_MS = 8000 };
struct session_undo {
    char note[SESSION_NOTES][SESSION_ID_LEN];
    size_t count; /* 0: there is nothing to take back */
    char query[SESSION_QUERY_LEN];
    bool begun; /* just now: the time counts anew */
};

/* Who looks what became of her report: three words, and for each a group, a thing of it
 * and a colour. After the last one the screen waits until somebody else (app_outcome.h)
 * has looked. */
enum { SESSION_CHOICES = 3 * PHRASE_WORDS };
enum outcome_news {
    OUTCOME_CHOOSING,
    OUTCOME_WAITING,
    OUTCOME_FOUND,
    OUTCOME_NOTHING, /* the content says nothing to these words */
    OUTCOME_FAILED   /* it could not be looked */
};
struct outcome_wish {
    unsigned char choice[SESSION_CHOICES];
    enum outcome_news news;
    struct outcome found;
};

/* The key for help (app_help.c). */
struct session_help {
    bool where;     /* the line that says where one is stands there */
    bool practises; /* keys say what they do, and do nothing */
    bool tried;     /* this one: */
    enum input_key key;
};

struct session {
    char lang[8];
    bool simple; /* with "de": offers in German that is easier to read, CONTENT_SIMPLE */
    enum theme_id theme;
    int percent;  /* text size */
    bool low;     /* "Unten bedienen" */
    bool explore; /* the first tap says what is there, the second does it */
    bool dark;    /* nothing is shown while headphones are in */
    struct scan_how scan;
    struct session_help help;
    struct page page[SESSION_PAGES];
    size_t page_count; /* the last one is shown */
    char note[SESSION_NOTES][SESSION_ID_LEN];
    size_t note_count;
    struct session_undo undo;
    struct coach_wish coach;
    struct session_card card;
    struct finder_answers finder;
    char query[SESSION_QUERY_LEN];
    char keyboard[8];    /* language of the keys; "" = the session's */
    bool shift;          /* the key was pressed for the next letter */
    struct report draft; /* while there is a page of SCREEN_REPORT; else all zero */
    bool has_words; /* `words` are hers, shown while there is a page of SCREEN_THANKS */
    struct phrase words;
    struct outcome_wish outcome; /* while there is a page of SCREEN_OUTCOME */
    bool visitor;                /* somebody is here: attract is not shown */
    bool asked;                  /* "Sind Sie noch da?" stands above the page */
};

/* As it is for the next person: `lang` is the terminal's first language. Wipes everything
 * first. */
void session_begin(struct session *session, const char *lang);

/* Takes a language, or CONTENT_SIMPLE. */
void session_speak(struct session *session, const char *lang);
/* In which language or level offers are read. */
const char *session_reads(const struct session *session);

struct page *session_page(struct session *session);

/* Goes to a page; the oldest gives way when there are too many. `id` may be NULL. Whoever
 * leaves a report for anything but the language, the display or the question of the staff
 * leaves it for good: its pages go and the draft is wiped. */
void session_open(struct session *session, enum screen_id screen, const char *id);
/* Goes back one page; on the first one does nothing and returns false. */
bool session_back(struct session *session);
/* Takes all pages of a screen away, also where others were opened above them; the first
 * page stays. Not for reports, which have a draft. */
void session_close(struct session *session, enum screen_id screen);
/* Forgets the way, what was typed, what was chosen for a coach, what stands on the card
 * for the desk and what was answered, and stands on home. */
void session_home(struct session *session);

/* Chooses an answer of a question of the finder, or takes it back. */
void session_answer(struct session *session, enum finder_question question,
                    const char *word);
/* True if an answer is one that nobody else should read: then "Bildschirm leeren" stands
 * on the page. */
bool session_confides(const struct session *session);

/* Opens the card for the desk about something; what was said on one about something else
 * is forgotten. */
void session_card(struct session *session, const char *about);

/* Begins a report, about an offer or (NULL) about none. */
void session_report(struct session *session, const char *offer);
/* Goes on to a stage of the report. */
void session_stage(struct session *session, enum report_stage stage);
/* The report is on the disk: its pages go, the draft is wiped, thanks are said; its three
 * words, if she wanted some, stay as long as they are. */
void session_thank(struct session *session);
/* True while there is a draft. */
bool session_reporting(const struct session *session);
/* True where letters that are typed go into the draft's text. */
bool session_writing(const struct session *session);

/* True while there are three words, of hers or chosen. */
bool session_worded(const struct session *session);

/* Begins to look what became of a report, with nothing chosen. */
void session_ask(struct session *session);
/* How many of SESSION_CHOICES are made on this page. */
int session_choices(const struct page *page);
/* Makes the next choice. True if it was the last: then the news is OUTCOME_WAITING. */
bool session_choose(struct session *session, int choice);
/* The three words, when all choices are made; as many as there are, the rest 0. */
struct phrase session_phrase(const struct session *session);

bool session_noted(const struct session *session, const char *id);
/* Adds to the notepad. False if it is full or there already. */
bool session_note(struct session *session, const char *id);
/* Takes one offer from the notepad, or all: what was there can be put back, in its old
 * order, until it is forgotten. */
void session_unnote(struct session *session, const char *id);
void session_empty_notepad(struct session *session);
/* Puts an offer back, or (NULL) all that was taken. */
void session_put_back(struct session *session, const char *id);
void session_forget_undo(struct session *session);
/* True while there is something that can be taken back. */
bool session_can_undo(const struct session *session);
/* Empties the search; puts back what stood there; whether it can. */
void session_empty_query(struct session *session);
void session_put_back_query(struct session *session);
bool session_can_put_back_query(const struct session *session);

/* Adds to what is typed, or takes its last character away. A text that does not fit is
 * not added. */
void session_type(struct session *session, const char *text);
void session_backspace(struct session *session);

#endif
