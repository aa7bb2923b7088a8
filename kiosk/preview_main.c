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

enum { PARTS = 11, LINE_MOST = 16384 };

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
                                    .percent = atoi(part[6]),
                                    .page = atoi(part[8]),
                                    .out = part[10]};
    if (sscanf(part[7], "%dx%d", &out->w_px, &out->h_px) != 2 || out->w_px < 320 ||
        out->h_px < 320 || out->w_px > 4096 || out->h_px > 4096)
        return err_set(err, "%s: no size of a panel", part[7]);
    if (out->percent < 100 || out->percent > 200)
        return err_set(err, "%s: the letters are from 100 to 200", part[6]);
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
