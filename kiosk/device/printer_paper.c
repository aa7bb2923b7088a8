#include "device/printer_paper.h"

#include <stdio.h>

void printer_paper_write(const struct printer_paper *paper, char line[PRINTER_LINE])
{
    snprintf(line, PRINTER_LINE, "ready %.1f x %.1f mm, up to %.1f mm, %d dpi",
             paper->w_mm, paper->h_mm, paper->longest_mm, paper->dpi);
}

bool printer_paper_read(struct printer_paper *paper, const char *line)
{
    struct printer_paper p;
    /* NOLINTNEXTLINE(cert-err34-c): the ranges are checked here */
    if (sscanf(line, "ready %lf x %lf mm, up to %lf mm, %d dpi", &p.w_mm, &p.h_mm,
               &p.longest_mm, &p.dpi) != 4 ||
        !(p.w_mm >= 40 && p.w_mm <= 1200) || !(p.h_mm >= 40 && p.h_mm <= 4000) ||
        !(p.longest_mm >= 0 && p.longest_mm <= 20000) || p.dpi < 100 || p.dpi > 360)
        return false;
    *paper = p;
    return true;
}
