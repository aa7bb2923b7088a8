#ifndef ANNA_UI_FINGERS_H
#define ANNA_UI_FINGERS_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/input.h"
#include "ui/measure.h"

/* Which of the fingers on the glass counts. One leads: it presses and scrolls. Another
 * that comes down beside it is nothing itself. If it comes down on another target, it
 * takes the press back; but within FINGERS_HAND_MS it is the same hand's, and what is
 * pressed is only kept from doing anything grave. Where nothing is to be pressed (a palm,
 * a sleeve), it changes nothing; and a leader that began there, and has not gone
 * anywhere, gives way to one that comes down on a target. A finger that stays within a
 * target for three seconds rests (a palm that fidgets, a child's hand, a sticker, water,
 * a release that got lost): the next one leads in its place, and until it has been lifted
 * nothing comes of it. As long as no other comes, a hand that is slow may still release
 * what it holds.
 *
 * The same tells whether somebody is there: by a finger that comes down, or one whose way
 * from there is longer than a target. What only trembles is nobody, nor is what comes and
 * goes by itself at one place (water again, a bad cable): from the FINGERS_ROWth on of
 * fingers that come down within 10 mm, each less than FINGERS_ROW_MS after the one
 * before. What it presses is pressed all the same: a person may erase a long text so.
 *
 * All zero: no finger is down; wiped when a visitor comes or goes. */

enum { FINGERS_MOST = 16, FINGERS_REST_MS = 3000, FINGERS_HAND_MS = 250 };
enum { FINGERS_ROW = 30, FINGERS_ROW_MS = 1500 };

struct finger {
    bool down;
    int64_t id;  /* struct input's */
    uint64_t on; /* the target it came down on, see fingers_take */
    int64_t down_ms;
    bool went;          /* farther than a quarter of a target: it scrolls */
    int x, y;           /* where it came down */
    int rest_x, rest_y; /* where it has been, within a target, since */
    int64_t rest_ms;
    int sign_x, sign_y; /* where it last showed that somebody is there */
};

struct fingers {
    struct finger finger[FINGERS_MOST];
    int leader; /* its place, counted from 1; 0: nobody leads */
    int row;    /* so many came down at one place in a row */
    int row_x, row_y;
    int64_t row_ms; /* when the last of them did */
};

enum finger_part {
    FINGER_NOTHING,
    FINGER_BEGINS, /* a press; whatever was pressed before is taken back */
    FINGER_GOES_ON,
    FINGER_ENDS,
    FINGER_SHARES,    /* the leading finger's press is not its alone */
    FINGER_TAKES_BACK /* what the leading finger has pressed */
};

/* Takes an input and says what it is to the press. Only INPUT_DOWN, INPUT_MOVE, INPUT_UP
 * and INPUT_CANCEL (which forgets all fingers) are about fingers. `now_ms` is a clock
 * that never goes back. `on`, of INPUT_DOWN: a number for the target at that place, 0 if
 * nothing is to be pressed there. Sets `*alive` if somebody shows to be there, else
 * leaves it. */
enum finger_part fingers_take(struct fingers *fingers, const struct input *input,
                              uint64_t on, const struct measure *measure, int64_t now_ms,
                              bool *alive);

#endif
