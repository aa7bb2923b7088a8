#ifndef ANNA_TESTS_FUZZ_FEED_H
#define ANNA_TESTS_FUZZ_FEED_H

#include <stddef.h>
#include <stdint.h>

/* What the fuzzers share. Each is one function that libFuzzer feeds with bytes
 * (https://llvm.org/docs/LibFuzzer.html); what it must never do ends the program. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* A law of what is tested. */
#define MUST(law) ((law) ? (void)0 : feed_broken(__FILE__, __LINE__, #law))
_Noreturn void feed_broken(const char *file, int line, const char *law);

/* Writes the bytes to the file NAME in a folder of this program's own, removed at its
 * end. The path stays valid. */
const char *feed_file(const char *name, const void *bytes, size_t len);

/* The bytes as a terminated text, to be freed. */
char *feed_text(const uint8_t *data, size_t size);

/* Bytes that say where other bytes change: three each, the place (big endian) and the new
 * value. So a file that is checked from end to end, or is large, can be changed without
 * being found out at its first line. */
void feed_patch(unsigned char *bytes, size_t len, const uint8_t *data, size_t size);

#endif
