#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "device/printer.h"

/* anna-print: the terminal's part that talks to CUPS. It tells on stdout what
 * device/printer_paper.h describes.
 *   anna-print QUEUE              whether it can print, and on what
 *   anna-print QUEUE W_MM H_MM    prints the PDF on stdin, whose pages are so large */

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_COULD_NOT = 2 };

static int say_no(const struct err *err)
{
    printf(PRINTER_NO "%s\n", err->text);
    return EXIT_NO;
}

int main(int argc, char **argv)
{
    struct err err = {""};
    struct printer_paper paper;
    char line[PRINTER_LINE];
    if (argc != 2 && argc != 4) {
        fputs("usage: anna-print QUEUE [W_MM H_MM <FILE.pdf]\n", stderr);
        return EXIT_COULD_NOT;
    }
    /* Whatever holds it up, it ends. */
    alarm(PRINTER_WAIT_S * 2);
    if (printer_look(argv[1], &paper, &err) != PRINTER_READY)
        return say_no(&err);
    if (argc == 4) {
        double w_mm = strtod(argv[2], NULL);
        double h_mm = strtod(argv[3], NULL);
        if (!printer_print(argv[1], STDIN_FILENO, w_mm, h_mm, &err))
            return say_no(&err);
        puts(PRINTER_PRINTED);
        return EXIT_DONE;
    }
    printer_paper_write(&paper, line);
    puts(line);
    return EXIT_DONE;
}
