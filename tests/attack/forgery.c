#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "attack/play.h"
#include "core/crypt.h"

/* Shows that a terminal takes what the office signed for it, and nothing else.
 * usage: forgery [--names | --quick | --long] [--program ANNA-KIOSK]
 * --names plays the attacks that have a name, and the curve; --quick tries one bit of 61
 * and few schedules. */

static int usage(void)
{
    fputs("usage: forgery [--names | --quick | --long] [--program ANNA-KIOSK]\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    const char *program = NULL;
    bool names = false;
    bool quick = false;
    size_t schedules = 300;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--names") == 0)
            names = true;
        else if (strcmp(argv[i], "--quick") == 0)
            quick = true;
        else if (strcmp(argv[i], "--long") == 0)
            schedules = 10000;
        else if (strcmp(argv[i], "--program") == 0 && i + 1 < argc)
            program = argv[++i];
        else
            return usage();
    }
    if (!crypt_init(NULL))
        return 2;
    setvbuf(stdout, NULL, _IOLBF, 0);
    play_attacks(program);
    play_curve();
    if (!names) {
        play_swaps(quick ? 7 : 1, quick ? 0 : schedules);
        play_bits(!quick);
    }
    if (play_complaints() > 0)
        printf("%zu complaints\n", play_complaints());
    return play_complaints() == 0 ? 0 : 1;
}
