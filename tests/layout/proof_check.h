#ifndef ANNA_TESTS_PROOF_CHECK_H
#define ANNA_TESTS_PROOF_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/draw.h"
#include "ui/frame.h"

/* Which panel it is: must be said first. */
void proof_panel(int w_px, int h_px);

/* What must be true of a frame, measured in its list and in its pixels. Failures are
 * printed with `where` and counted; the same one is printed once. */

void proof_check(const struct frame *frame, const struct canvas *canvas,
                 const char *where, bool top);

/* The same for the element that the keypad stands on and those around it: can they still
 * be read? */
void proof_check_focused(const struct frame *frame, const struct canvas *canvas,
                         const char *where);

/* Compares a dump with the golden one at `path`. */
void proof_golden(const char *where, const char *path, const char *text, size_t len);

void proof_fail(const char *where, const char *what, const char *about);
long proof_failures(void);
long proof_frames(void);

#endif
