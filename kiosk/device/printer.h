#ifndef ANNA_DEVICE_PRINTER_H
#define ANNA_DEVICE_PRINTER_H

#include <stdbool.h>

#include "device/printer_paper.h"

/* The printer at the terminal, through CUPS; the only file that knows libcups. It is
 * linked into a program of its own, anna-print, and not into the terminal: a system of
 * printing that does not answer holds nobody up, and what libcups stands on (TLS,
 * Kerberos, Avahi) is not loaded where visitors are. It talks to the socket of this
 * machine alone (or what CUPS_SERVER names, for tests). */

enum printer_state {
    PRINTER_READY,
    PRINTER_NO_CUPS, /* CUPS does not answer */
    PRINTER_UNKNOWN, /* CUPS has no queue of that name */
    PRINTER_NOT_ACCEPTING,
    PRINTER_STOPPED,
    PRINTER_NO_PAPER,
    PRINTER_OFFLINE,
    PRINTER_TROUBLE, /* jam, open cover, no ink */
    PRINTER_STATES
};

/* Whether it can print now, and on what; else `err` says what is wrong and what to do.
 * Waits at most some seconds. */
enum printer_state printer_look(const char *queue, struct printer_paper *paper,
                                struct err *err);

/* Prints the PDF that can be read from `fd`, whose pages are `h_mm` long, and waits until
 * it has come out, at most PRINTER_WAIT_S; then the job is gone from CUPS, whether it
 * came out or not. Its name says nothing. */
enum { PRINTER_WAIT_S = 60 };
bool printer_print(const char *queue, int fd, double w_mm, double h_mm, struct err *err);

#endif
