#ifndef ANNA_CORE_WAY_H
#define ANNA_CORE_WAY_H

#include <stdbool.h>

/* The way from one place to another, guessed from the straight line between them; there
 * is no map.
 *
 * Streets are longer than the line by 1.3: in a grid of streets the mean over all
 * directions is 4/pi = 1.27, the worst the root of 2 = 1.41.
 *
 * Whoever walks with a child makes 1.0 m/s: the German guidelines for traffic lights
 * (FGSV, RiLSA 2010; E DIN 18030) count on it for people who walk slowly, and on 1.2 m/s
 * for all others. Minutes are rounded up, above ten to the next five. */

enum {
    WAY_HERE_M = 60,           /* nearer than that it is here */
    WAY_MOST_WALK_MINUTES = 45 /* longer ways nobody walks with a child */
};

struct way {
    int metres;  /* to be walked */
    int minutes; /* on foot */
    int bearing; /* of the straight line: 0 north, 90 east, to 359 */
};

/* Degrees as they are written in the content ("51.8365"). False if a place is none: not
 * numbers, or not on the earth. */
bool way_between(const char *from_lat, const char *from_lon, const char *to_lat,
                 const char *to_lon, struct way *out);

/* "n", "ne", ... "nw" as degrees; -1 if it is none of the eight, or NULL. */
int way_bearing_of(const char *word);

/* Which of eight directions a bearing is: 0 north (or ahead), 2 east (or to the right),
 * 7 north-west. */
int way_eighth(int bearing);

#endif
