#ifndef ANNA_TESTS_ATTACK_H
#define ANNA_TESTS_ATTACK_H

#include <stddef.h>

#include "help/sample.h"

/* Attacks on the way from a stick into a terminal. attacks.c lists them, one a row;
 * make.c makes their files; forgery.c plays them. */

/* Where an attack takes place: a terminal for Ennigerloh that has number 7 and trusts one
 * key, and a stick with number 8, good and signed with it. */
struct stage {
    char stick[320];     /* folder */
    char bundle[512];    /* STICK/week.anna */
    char signature[544]; /* STICK/week.anna.minisig */
    struct signer ours;
    struct signer foreign;
};

/* Whose name stands before the sentence. */
enum place { AT_BUNDLE, AT_SIGNATURE, AT_COPY };

struct attack {
    const char *kind; /* as TUF and its kin name it */
    const char *name;
    void (*make)(struct stage *stage, const char *argument); /* changes what lies there */
    const char *argument;
    enum place place;
    const char *sentence; /* NULL: it is no harm and is taken */
};

extern const struct attack attacks[];
extern const size_t attack_count;

/* Number 8, as it should be. */
void make_good(struct stage *stage, const char *unused);

/* Number 7, byte for byte as it is installed. */
void make_installed(struct stage *stage, const char *unused);

/* The bundle: signed by us, with another label; another site in label and content;
 * another number in both. */
void make_label(struct stage *stage, const char *label);
void make_site(struct stage *stage, const char *site);
void make_number(struct stage *stage, const char *number);
/* "CREATED VALID-UNTIL" in label and content. */
void make_days(struct stage *stage, const char *days);

/* Signed by us after SQL has changed it; after SQL before it had tables; after bytes were
 * changed ("PLACE:HEX ..."); after it was cut to a length; or anything else, from its
 * first bytes on. */
void make_sql(struct stage *stage, const char *sql);
void make_first(struct stage *stage, const char *sql);
void make_patch(struct stage *stage, const char *patches);
void make_cut(struct stage *stage, const char *length);
void make_other_file(struct stage *stage, const char *bytes);

/* Changed after it was signed. */
void make_patch_later(struct stage *stage, const char *patches);
void make_longer_later(struct stage *stage, const char *bytes);
void make_cut_later(struct stage *stage, const char *length);

/* The signature: its text changed by a sed expression; its kind; its parts ("NAME", see
 * make.c) forged. */
void make_sed(struct stage *stage, const char *expression);
void make_kind(struct stage *stage, const char *two_letters);
void make_forged(struct stage *stage, const char *part);
void make_parts_of_two(struct stage *stage, const char *part);
void make_minisign(struct stage *stage, const char *options);

/* The stick: a shell command in its folder, names in $f and $s. */
void make_shell(struct stage *stage, const char *command);
/* The good bundle under another name. */
void make_name(struct stage *stage, const char *name);

#endif
