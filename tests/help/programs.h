#ifndef ANNA_TESTS_HELP_PROGRAMS_H
#define ANNA_TESTS_HELP_PROGRAMS_H

#include "base/buf.h"
#include "help/signer.h"

/* New versions of the terminal's program, small ones, and GRUB, played. */

/* The bytes of a program, others for each number. */
void programs_bytes(struct buf *out, long number, size_t len);

/* The number of the program that begins in these bytes and is whole with `len` of them; 0
 * if none is. */
long programs_number(const void *bytes, size_t room, size_t len);

/* Its trusted comment, for amd64. */
void programs_line(long number, char out[192]);

/* A signature over the bytes by `signer`. */
void programs_sign(const struct buf *bytes, long number, const struct signer *signer,
                   struct buf *out);

/* FOLDER/pN.anna-program and its signature; the path stays valid as folder_file's. */
const char *programs_put(const char *folder, long number, size_t len,
                         const struct signer *signer);

/* An environment block of GRUB as grub-editenv makes it. */
void programs_block(char out[1024], const char *good, const char *once);

/* What grub.cfg of the image does with a block: which root is started, 'a' or 'b'; `try`
 * is emptied in the block. 'a' if the block is none. */
char programs_grub(char block[1024]);

#endif
