#ifndef ANNA_UI_SCAN_H
#define ANNA_UI_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/focus.h"

/* For people who have one switch, or two: the terminal goes through the reading list by
 * itself, by groups (sections), then by rows, then by items, and a hit takes what is
 * framed. With two switches the first goes on and the second takes.
 *
 * A group is what keys go by with left and right, or the part of it in one place of the
 * screen. Its rows are what stands side by side; a group that is one row, or of few
 * items, or whose rows have one each, has none. If all of a group is seen at once, only
 * what can be pressed is gone through in it, for its words were framed with it, and words
 * alone are one entry; else its words as well. The last entry of rows and items is the
 * way back up: it frames all of what they are in. Groups come round and round; after so
 * many rounds without a hit it goes up again, and at last waits framed for a hit. */

enum scan_switches { SCAN_OFF, SCAN_ONE, SCAN_TWO };

/* As she set it; what it may be: scan_how_usual and the display's choices. */
struct scan_how {
    enum scan_switches switches;
    int step_ms;  /* how long each entry is framed; the first one twice as long */
    int hold_ms;  /* how long a hit is held until it counts; 0: it counts on release */
    int blind_ms; /* after a hit, in which none counts */
    int rounds;
};

struct scan_how scan_how_usual(void);

enum scan_level { SCAN_GROUPS, SCAN_ROWS, SCAN_ITEMS };

struct scan_place {
    enum scan_level level;
    bool up;               /* the way back up from this level */
    char id[FOCUS_ID_LEN]; /* of the first item that is framed; "" = none yet */
};

struct scan {
    struct scan_place at;
    struct scan_place before; /* what was framed a step ago */
    bool first;               /* entry of its level: twice as long */
    bool rests;               /* all rounds are over */
    int round;
    int64_t since_ms; /* framed since then */
    bool down;
    struct scan_place aimed; /* at, when the switch went down */
    int64_t down_ms;
    int64_t blind_until_ms;
};

/* Where the list begins anew: a page was opened. */
void scan_begin(struct scan *scan, const struct reading *reading, int64_t now_ms);

/* What is framed, as items from `from` to before `to`; empty if there is none. */
struct scan_range {
    size_t from;
    size_t to;
};
struct scan_range scan_framed(const struct scan *scan, const struct reading *reading);

enum scan_news {
    SCAN_SAME,
    SCAN_MOVED, /* something else is framed */
    SCAN_TAKEN  /* scan->at.id is to be pressed, or if it is words said again */
};

/* Time passes: the next entry. Nothing while a switch is held down, but that it counts
 * when it was held long enough. */
enum scan_news scan_tick(struct scan *scan, const struct scan_how *how,
                         const struct reading *reading, int64_t now_ms);

/* In how many milliseconds that will be; -1: never. */
int scan_next_ms(const struct scan *scan, const struct scan_how *how, int64_t now_ms);

/* A switch goes down and up; `second`: the other one of two. A hit within the first 150
 * ms of a step was meant for the one before. */
enum scan_news scan_down(struct scan *scan, const struct scan_how *how,
                         const struct reading *reading, bool second, int64_t now_ms);
enum scan_news scan_up(struct scan *scan, const struct scan_how *how,
                       const struct reading *reading, int64_t now_ms);

/* By how much the page must move to show what is framed; 0: not at all. */
int scan_away(const struct scan *scan, const struct reading *reading);

/* Frames it before the frame is painted, instead of what the keypad is on. */
void scan_show(const struct scan *scan, const struct reading *reading);

#endif
