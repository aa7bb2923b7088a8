#ifndef ANNA_DEVICE_PROOF_H
#define ANNA_DEVICE_PROOF_H

#include <stdbool.h>
#include <stddef.h>

#include "core/delivery.h"
#include "core/signature.h"

/* Whether a bundle on a stick is what was signed: each of its bytes is read once, where
 * it lies, and nothing of it is kept. */

/* DELIVERY_NO_REASON if it is, by one of the keys; else why it is not. `tell` (may be
 * NULL) hears how far it is, in percent. */
enum delivery_reason proof_read(const char *path, const struct signature *signature,
                                const struct signature_key *keys, size_t key_count,
                                void (*tell)(void *context, int percent), void *context);

#endif
