#ifndef ANNA_DEVICE_PRINTER_PAPER_H
#define ANNA_DEVICE_PRINTER_PAPER_H

#include <stdbool.h>

#include "base/err.h"

/* What anna-print tells the terminal, a line each on its stdout: PRINTER_PRINTED, or the
 * paper, or PRINTER_NO and what is wrong. */

#define PRINTER_PROGRAM "anna-print"
#define PRINTER_PRINTED "printed"
#define PRINTER_NO "no: "

/* The paper that lies in it. */
struct printer_paper {
    double w_mm, h_mm;
    double longest_mm; /* a roll may be cut longer or shorter than h_mm, up to this; 0: it
                          is a sheet */
    int dpi;
};

enum { PRINTER_LINE = 96 };
void printer_paper_write(const struct printer_paper *paper, char line[PRINTER_LINE]);
/* False, with the paper as it was, if the line says something else or what cannot be. */
bool printer_paper_read(struct printer_paper *paper, const char *line);

#endif
