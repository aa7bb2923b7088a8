#ifndef ANNA_CORE_CODE_H
#define ANNA_CORE_CODE_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/err.h"

/* The short code that stands beside a coach's QR code, "K7M-2RX": which coach, about
 * what, with which wish, made in which month, and nothing about the person. It is
 * computed whenever it is drawn and never stored; the office reads it back.
 *
 * Six figures of Crockford's base 32 (https://www.crockford.com/base32.html: no I, L, O,
 * U; read back, I and L are 1 and O is 0). Five of them are 25 bits: coach 13, topic 5,
 * wishes 3, month 4. The sixth makes the sum of a^5 x0 + a^4 x1 + ... + a x4 + x5 zero in
 * GF(32) (polynomial x^5 + x^2 + 1, a = x): all weights differ and none is zero, so that
 * one wrong figure and two that changed places are always found. (Crockford's own check
 * symbol, modulo 37, needs *, ~, $, = and U.) */

enum {
    CODE_ROOM = 8, /* bytes of "K7M-2RX" with its end */
    CODE_COACH_MOST = 8191,
    CODE_TOPIC_MOST = 31
};

enum code_wish {
    CODE_INTERPRETER = 1, /* an interpreter */
    CODE_COMPANION = 2,   /* somebody who comes along */
    CODE_CHILD = 4,       /* the child comes along */
    CODE_WISHES = 7
};

struct code {
    unsigned coach;  /* code_coach() of the coach's id */
    unsigned topic;  /* place in the content's list of topics, from 1; 0: none said */
    unsigned wishes; /* enum code_wish, added */
    unsigned month;  /* 1 to 12; 0: the clock was not believed (core/belief.h) */
};

/* What stands for a coach: 13 bits of the id's hash (FNV-1a). A coach who leaves takes
 * the number along, so a code never passes to another one. Two coaches of one workspace
 * with the same number are refused by `pack`. */
unsigned code_coach(const char *id);

/* Writes the code. A topic beyond CODE_TOPIC_MOST becomes none. */
void code_write(const struct code *code, char out[CODE_ROOM]);

/* Reads one, in small letters or large, with or without hyphen and spaces. False with
 * `*out` untouched if it is none, or a figure is wrong, or two changed places. */
bool code_read(const char *text, struct code *out, struct err *err);

/* The last day of the month after that of `made`: until then a code counts. */
struct date code_until(struct date made);

/* The first day of the latest month with that number that is not after `today`. */
struct date code_made(unsigned month, struct date today);

#endif
