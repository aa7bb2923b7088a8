#ifndef ANNA_ADMIN_REPORTS_SEALED_TEXT_H
#define ANNA_ADMIN_REPORTS_SEALED_TEXT_H

#include <stdbool.h>

#include "base/err.h"
#include "core/crypt.h"
#include "core/report.h"

/* A visitor's text as it lies in the ledger: sealed to the office's own key, filled up to
 * one length, as "sealed:" and hexadecimal digits. Reading it (unseal_text) needs
 * keys/reports.key and its passphrase, as the sheet for visitors says. */

enum { SEALED_TEXT_LEN = 7 + 2 * (REPORT_TEXT_LEN + CRYPT_SEAL_LEN) + 1 }; /* with end */

/* crypt_init comes first. */
bool sealed_text_make(char out[SEALED_TEXT_LEN], const char *text,
                      const unsigned char key[CRYPT_KEY_LEN], struct err *err);

/* The sealed bytes; false if this is no sealed text, but one of before. */
bool sealed_text_bytes(unsigned char out[REPORT_TEXT_LEN + CRYPT_SEAL_LEN],
                       const char *stored);

#endif
