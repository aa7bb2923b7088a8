#ifndef ANNA_TESTS_PROOF_SCALE_H
#define ANNA_TESTS_PROOF_SCALE_H

#include "ui/frame.h"
#include "walk.h"

/* 200 % is 200 %: each letter and each picture of a page, what stands around it included,
 * is twice as large as at 100 %. Sizes are those that are drawn: of the block of text and
 * of the picture's square.
 *
 * Remembers the page's at 100 %, and compares them with those at another size; to be
 * called with each page as it begins. What is not there at both sizes is passed over.
 *
 * A heading or a figure of the page that is as broad as its place may be smaller: words
 * are not cut; so may a broad letter on its key, and the one result above the keys. */
void proof_scale(const struct frame *frame, const struct walk_setting *setting,
                 const char *page, const char *where);

/* How many letters and pictures were compared: a proof of nothing fails. */
long proof_scale_compared(void);

#endif
