#include "line/parcel.h"

#include <stdio.h>
#include <string.h>

void parcel_bundle(char out[PARCEL_NAME], long number, long since)
{
    if (since > 0)
        snprintf(out, PARCEL_NAME, "%ld-from-%ld.anna.zst", number, since);
    else
        snprintf(out, PARCEL_NAME, "%ld.anna.zst", number);
}

void parcel_clips(char out[PARCEL_NAME], long number)
{
    snprintf(out, PARCEL_NAME, "%ld.voice", number);
}

bool parcel_address(char out[PARCEL_ADDRESS], const char *url, struct err *err)
{
    static const char scheme[] = "https://";
    size_t len = strlen(url);
    size_t start = sizeof scheme - 1;
    if (strncmp(url, scheme, start) != 0)
        return err_set(err, "an address begins with https://");
    size_t host = strcspn(url + start, "/");
    if (memchr(url + start, '@', host) != NULL)
        return err_set(err, "name and secret do not stand in an address");
    if (host == 0 || len + 2 + PARCEL_NAME > PARCEL_ADDRESS)
        return err_set(err, "this is no address of a server");
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)url[i] <= ' ' || (unsigned char)url[i] >= 0x7f ||
            strchr("?#\"<>\\", url[i]) != NULL)
            return err_set(err, "this is no address of a server");
    snprintf(out, PARCEL_ADDRESS, "%s%s", url, url[len - 1] == '/' ? "" : "/");
    return true;
}
