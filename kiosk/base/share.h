#ifndef ANNA_BASE_SHARE_H
#define ANNA_BASE_SHARE_H

/* The files that come with the programs: words, demo content, lists. Installed, they
 * stand in share/anna beside bin; in a build tree, beside the programs or above their
 * folder. */

enum { SHARE_PATH = 4096 };

/* The path of `name` ("strings", "assets/content/demo.json"). If it is nowhere, the place
 * where it should be installed, so that a complaint about it helps. */
const char *share_path(const char *name, char path[SHARE_PATH]);

/* The same for a program that stands at `program`. */
const char *share_path_of(const char *program, const char *name, char path[SHARE_PATH]);

/* A program that the programs start, and nobody else: installed, it stands in lib/anna
 * beside bin. */
const char *share_helper(const char *name, char path[SHARE_PATH]);

#endif
