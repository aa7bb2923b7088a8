#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "preview.h"

/* anna-preview: a request a line on stdin, its parts divided by tabs:
 *
 *   CONTENT SITE LANG THEME SCREEN ID PERCENT WIDTHxHEIGHT PAGE MOMENT OUT.png
 *
 * and "ok", or "no: WHY", a line, on stdout. Ends with its input. The office calls it
 * (admin/web/drawing.h); a picture that kills it costs the office one picture. */

enum { PARTS = 11, LINE_MOST = 16384, SIZE_LEAST = 320, SIZE_MOST = 4096 };

/* A whole number; false if it is none, or more than `most`. */
static bool read_number(const char *text, int most, int *out)
{
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end != '\0' || number < 0 || number > most)
        return false;
    *out = (int)number;
    return true;
}

/* "1080x1920" */
static bool read_size(char *text, int *w_px, int *h_px)
{
    char *h = strchr(text, 'x');
    if (h == NULL)
        return false;
    *h++ = '\0';
    return read_number(text, SIZE_MOST, w_px) && read_number(h, SIZE_MOST, h_px) &&
           *w_px >= SIZE_LEAST && *h_px >= SIZE_LEAST;
}

static bool read_request(char *line, struct preview_request *out, struct err *err)
{
    char *part[PARTS];
    char *at = line;
    for (int i = 0; i < PARTS; i++) {
        part[i] = strsep(&at, "\t\n");
        if (part[i] == NULL)
            return err_set(err, "a request has %d parts", PARTS);
    }
    *out = (struct preview_request){.content = part[0],
                                    .site = part[1],
                                    .lang = part[2],
                                    .theme = part[3],
                                    .screen = part[4],
                                    .id = part[5],
                                    .out = part[10]};
    if (!read_size(part[7], &out->w_px, &out->h_px))
        return err_set(err, "no size of a panel, as 1080x1920");
    if (!read_number(part[6], 200, &out->percent) || out->percent < 100)
        return err_set(err, "%s: the letters are from 100 to 200", part[6]);
    if (!read_number(part[8], 1000, &out->page))
        return err_set(err, "%s: no number of a page", part[8]);
    return moment_parse(part[9], &out->moment) ||
           err_set(err, "%s: no moment, as 2026-11-23T10:00", part[9]);
}

int main(void)
{
    static char line[LINE_MOST];
    struct preview *preview = NULL;
    struct err err = {""};
    if (!preview_open(&preview, &err)) {
        fprintf(stderr, "anna-preview: %s\n", err.text);
        return 2;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct preview_request request;
        struct err why = {""};
        if (read_request(line, &request, &why) && preview_draw(preview, &request, &why))
            puts("ok");
        else
            printf("no: %s\n", why.text);
        if (fflush(stdout) != 0)
            break;
    }
    preview_close(preview);
    return 0;
}
