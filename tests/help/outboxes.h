#ifndef ANNA_TESTS_HELP_OUTBOXES_H
#define ANNA_TESTS_HELP_OUTBOXES_H

#include <stdint.h>

#include <sodium.h>

#include "base/buf.h"
#include "core/seal.h"

/* An outbox, a stick and an office, in a folder of their own. libsodium's chance is
 * replaced by a stream that begins anew for each seal, so that the same report is always
 * the same slot. */

extern char outboxes_state[96];
extern char outboxes_stick[96];
extern unsigned char outboxes_public[SEAL_KEY_LEN];
extern unsigned char outboxes_secret[crypto_box_SECRETKEYBYTES];

/* The hashes that the office has. */
struct outboxes_office {
    char hash[64][SEAL_HASH_LEN];
    size_t count;
    bool silent; /* cannot be asked */
};

int outboxes_set_up(void **state);
int outboxes_tear_down(void **state);

/* As after setting up. */
void outboxes_empty_everything(void);

/* What is sealed next is decided by this number alone. */
void outboxes_begin_stream(uint32_t number);

/* A file, or a folder with everything in it; one that is not there is none. */
void outboxes_remove_all(const char *path);

/* Seals report `number`; adds it to the outbox; says how many lie there. */
void outboxes_make_slot(unsigned char slot[SEAL_SLOT_LEN], uint32_t number);
void outboxes_add(uint32_t number);
size_t outboxes_count_slots(void);

/* For outbox_forget: `context` is a struct outboxes_office. */
bool outboxes_asks(void *context, const char *hash, bool *arrived, struct err *err);
void outboxes_arrives(struct outboxes_office *office, uint32_t number);

/* What lies on the stick, one behind the other; the last name, and how many they are. */
void outboxes_read_stick(struct buf *out, char name[256], size_t *files);
size_t outboxes_files_on_stick(void);

/* Fails unless it is as old as everything is in an outbox and on a stick. */
void outboxes_check_times(const char *path);

#endif
