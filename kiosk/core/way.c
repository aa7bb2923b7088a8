#include "core/way.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
static const double earth_m = 6371008.8; /* mean radius, IUGG */
static const double detour = 1.3;
static const double metres_a_minute = 60.0;

static bool degrees(const char *text, double most, double *out)
{
    char *end = NULL;
    if (text == NULL || text[0] == '\0' || text[strspn(text, "-0123456789.")] != '\0')
        return false;
    *out = strtod(text, &end);
    return *end == '\0' && fabs(*out) <= most;
}

bool way_between(const char *from_lat, const char *from_lon, const char *to_lat,
                 const char *to_lon, struct way *out)
{
    double lat[2];
    double lon[2];
    if (!degrees(from_lat, 90, &lat[0]) || !degrees(to_lat, 90, &lat[1]) ||
        !degrees(from_lon, 180, &lon[0]) || !degrees(to_lon, 180, &lon[1]))
        return false;
    for (int i = 0; i < 2; i++) {
        lat[i] *= pi / 180;
        lon[i] *= pi / 180;
    }
    double east = lon[1] - lon[0];
    double a = pow(sin((lat[1] - lat[0]) / 2), 2) +
               cos(lat[0]) * cos(lat[1]) * pow(sin(east / 2), 2);
    double line = 2 * earth_m * asin(sqrt(fmin(a, 1)));
    double bearing =
        atan2(sin(east) * cos(lat[1]),
              cos(lat[0]) * sin(lat[1]) - sin(lat[0]) * cos(lat[1]) * cos(east)) *
        180 / pi;
    int minutes = (int)ceil(line * detour / metres_a_minute);
    out->metres = (int)lround(line * detour);
    out->minutes = minutes <= 10 ? minutes : (minutes + 4) / 5 * 5;
    out->bearing = ((int)lround(bearing) + 360) % 360;
    return true;
}

int way_bearing_of(const char *word)
{
    static const char *const words[] = {"n", "ne", "e", "se", "s", "sw", "w", "nw"};
    for (int i = 0; word != NULL && i < 8; i++)
        if (strcmp(word, words[i]) == 0)
            return i * 45;
    return -1;
}

int way_eighth(int bearing)
{
    return ((bearing + 22) % 360) / 45;
}
