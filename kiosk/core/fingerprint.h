#ifndef ANNA_CORE_FINGERPRINT_H
#define ANNA_CORE_FINGERPRINT_H

#include "core/signature.h"

/* A public key as six German words, for people who hold a sheet of paper beside a screen:
 * the first 66 bits of BLAKE2b-512 over "anna-fingerprint-1", the key's id and its bytes,
 * eleven bits a word. The same words in every language, for the sheet has them once. */

enum { FINGERPRINT_WORDS = 6, FINGERPRINT_LIST = 2048, FINGERPRINT_TEXT = 96 };

/* assets/words/fingerprint.txt, sorted, built into both programs. Its words and their
 * order may never change: every sheet that was printed would be wrong. No word begins
 * another, and any two differ in more than one letter. */
extern const char *const fingerprint_list[FINGERPRINT_LIST];

void fingerprint_of(const struct signature_key *key, const char *word[FINGERPRINT_WORDS]);

/* The same with a space between two words. */
void fingerprint_text(const struct signature_key *key, char out[FINGERPRINT_TEXT]);

#endif
