#ifndef ANNA_TESTS_CRASH_TOWN_H
#define ANNA_TESTS_CRASH_TOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "calls.h"
#include "config.h"

/* A small town for the crash tests: an office that has packed and signed TOWN_BUNDLES
 * bundles with the office's own code, and a terminal that trusts its key. All of it lies
 * on simulated disks and comes from one seed. */

enum { TOWN_BUNDLES = 3 };

/* Makes it all. Ends the program with words when it cannot. */
void town_make(uint64_t seed);
void town_free(void);

/* The office: office/workspace.db, office/keys, office/published, office/out.anna (the
 * newest), office/new.json (what may be imported). */
const struct disk *town_office(void);

/* A terminal without content, and sticks: key.pub, stick/1.anna to 3.anna, and for each
 * number a stick of its own, stick-1/1.anna and so on. */
const struct disk *town_terminal(void);

/* How that terminal is set up: state folder, key, site. */
const struct config *town_config(void);

/* "/disk/stick/NUMBER.anna" for number 1 to TOWN_BUNDLES. */
const char *town_bundle_path(int number);
/* Its bytes as they were signed. */
const void *town_bundle(int number, size_t *len);
/* Its clips, as they were packed. */
const void *town_clips(int number, size_t *len);
/* A word that only this bundle has an offer for, and the id of that offer. */
const char *town_word(int number);
const char *town_offer(int number);

/* The folder of the bundles and of the public key, written for real programs: 1.anna,
 * 1.anna.minisig, ..., key.pub. */
void town_write(const char *folder);

/* Imports a document of ours as the office does, in one transaction. */
struct store;
bool town_import(struct store *store, const char *path, struct err *err);

/* Takes an offer out of the office's store, as anna-admin offer remove does; no matter if
 * it has gone before. */
bool town_take_out(struct store *store, const char *offer, struct err *err);

#endif
