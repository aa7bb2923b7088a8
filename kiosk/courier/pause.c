#include "courier/pause.h"

enum { FIRST_SECONDS = 300, MOST_SECONDS = 6 * 3600, QUARTER = 4 * 255 };

long pause_seconds(long failures, int minutes, unsigned char chance)
{
    long seconds = failures > 0 ? FIRST_SECONDS : minutes * 60L;
    for (long i = 1; i < failures && seconds < MOST_SECONDS; i++)
        seconds *= 2;
    if (failures > 0 && seconds > MOST_SECONDS)
        seconds = MOST_SECONDS;
    return seconds + seconds * chance / QUARTER;
}
