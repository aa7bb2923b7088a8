#ifndef ANNA_CORE_BELIEF_H
#define ANNA_CORE_BELIEF_H

#include "base/clock.h"

/* Whether the terminal's clock can be right. It has no network to ask: a battery that is
 * empty sends it to 1970 or 2000, a bit that falls over into another century. What is
 * known for sure are the days of the content, which the office has signed. This is the
 * only place that judges; everything that says something about now asks here first.
 *
 * Not before the content was made: the earliest day is one before that of the bundle,
 * which may have been made for the day after.
 *
 * Not long after the content has ended: it goes on being shown then, with "Stand" and
 * "Bitte vorher anrufen", and an office may be late by months. Two years are what a
 * terminal can be forgotten and still be right about some hours. Later than that either
 * the clock is wrong or the content is so old that nothing about now can be true of it:
 * in both cases the same is said, nothing. Wrong clocks of this kind are ten years and
 * more ahead (2036, 2038, 2099).
 *
 * Without content only a year is known in which no terminal has been yet. */

enum {
    BELIEF_DAYS_BEFORE = 1,
    BELIEF_DAYS_AFTER = 731, /* two years, one of them a leap year */
    BELIEF_FIRST_YEAR = 2026
};

enum belief { BELIEF_RIGHT, BELIEF_BEHIND, BELIEF_AHEAD, BELIEF_COUNT };

/* The days of a bundle. */
struct belief_content {
    struct date created;
    struct date valid_until;
};

/* What is to be thought of a clock that shows this day; `content` NULL: there is none. */
enum belief belief_of(struct date shown, const struct belief_content *content);

/* "right", "behind", "ahead"; as core/delivery.h has it. */
const char *belief_word(enum belief belief);

#endif
