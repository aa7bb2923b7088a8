#ifndef ANNA_TESTS_HELP_SAMPLE_H
#define ANNA_TESTS_HELP_SAMPLE_H

#include "help/signer.h"

/* A small bundle for tests: two sites, three topics, a few offers (sample.c lists them),
 * 64 KiB exactly. */

enum { SAMPLE_LEN = 65536, SAMPLE_SEQUENCE = 7 };

struct sample {
    long sequence;     /* 0: SAMPLE_SEQUENCE */
    const char *site;  /* in the label; NULL: "all" */
    const char *label; /* a trusted comment in place of the one that belongs to it */
    const char *sql;   /* run when the tables are full; may do anything to them */
    const char *first; /* run before there are tables */
};

/* The label that belongs to a sample; lives until the next call. */
const char *sample_label(const struct sample *sample);

/* Writes the database to `path`. */
void sample_database(const char *path, const struct sample *sample);

/* Writes the signature of whatever lies at `path` beside it. */
void sample_sign(const char *path, const struct signer *signer, const char *comment);

/* Both. */
void sample_bundle(const char *path, const struct sample *sample,
                   const struct signer *signer);

/* BLAKE2b-512 of a file. */
void sample_hash(const char *path, unsigned char out[SIGNATURE_HASH_LEN]);

#endif
