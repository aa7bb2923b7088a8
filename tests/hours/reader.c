/* Reads opening hours as people write them, a text a line, for tests/hours/rate.py.
 * usage: hours_reader <LINES, each TEXT tab FROM tab TO; "\n" in the text is a line end
 * Prints "hours tab phone tab access tab intervals", each "-" if there is none, or "?"
 * tab and the question. Intervals are "2026-05-26T07:30/2026-05-26T14:00", those of which
 * only words say when are left out. */

#include <stdio.h>
#include <string.h>

#include "core/hours/hours.h"
#include "formats/loose/hours_written.h"

enum { LINE = 8192, ROOM = 4000 };

static void unescape(char *text)
{
    char *to = text;
    for (const char *at = text; *at != '\0'; at++) {
        bool line = at[0] == '\\' && at[1] == 'n';
        *to++ = line ? '\n' : *at;
        at += line;
    }
    *to = '\0';
}

static void print_moment(struct moment moment)
{
    printf("%04d-%02d-%02dT%02d:%02d", moment.date.year, moment.date.month,
           moment.date.day, moment.minute / 60, moment.minute % 60);
}

static void print_intervals(struct arena *arena, const char *text, struct moment from,
                            struct moment to)
{
    static struct hours_interval interval[ROOM];
    const struct hours *hours = NULL;
    struct err err = {""};
    bool first = true;
    if (text == NULL || !hours_parse(arena, text, &hours, &err)) {
        printf("-\n");
        return;
    }
    size_t count = hours_intervals(hours, NULL, from, to, interval, ROOM);
    for (size_t i = 0; i < count && i < ROOM; i++) {
        if (interval[i].unknown)
            continue;
        printf(first ? "" : " ");
        print_moment(interval[i].start);
        printf("/");
        print_moment(interval[i].end);
        first = false;
    }
    printf(first ? "-\n" : "\n");
}

static const char *word(const char *text)
{
    return text == NULL ? "-" : text;
}

int main(void)
{
    static char line[LINE];
    while (fgets(line, sizeof line, stdin) != NULL) {
        struct arena arena = {0};
        struct err err = {""};
        struct hours_written out = {NULL, NULL, NULL};
        struct moment from;
        struct moment to;
        char *first = strchr(line, '\t');
        char *second = first == NULL ? NULL : strchr(first + 1, '\t');
        line[strcspn(line, "\n")] = '\0';
        if (second == NULL)
            return 2;
        *first = *second = '\0';
        if (!moment_parse(first + 1, &from) || !moment_parse(second + 1, &to))
            return 2;
        unescape(line);
        if (hours_written(&arena, line, &out, &err)) {
            printf("%s\t%s\t%s\t", word(out.hours), word(out.phone), word(out.access));
            print_intervals(&arena, out.hours, from, to);
        } else {
            printf("?\t%s\n", err.text);
        }
        arena_free(&arena);
    }
    return 0;
}
