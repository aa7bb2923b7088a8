#ifndef ANNA_SPEECH_SAY_LINE_H
#define ANNA_SPEECH_SAY_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "speech/say_lexicon.h"
#include "speech/say_piece.h"

/* A text under work: shown, then cleaned, then piece by piece put out. */

/* Signs that the cleaned text has of its own. */
enum {
    SAY_JOINT = 1, /* a soft hyphen */
    SAY_DASH = 2   /* any dash longer than a hyphen */
};

/* What the last piece was, for what may stand between two. */
enum say_sort { SAY_WORD, SAY_NUMBER, SAY_WEEKDAY, SAY_TO };

struct say_line {
    struct arena *arena;
    const struct say_lexicon *lexicon;
    const char *lang;
    enum say_kind kind;
    char *text; /* cleaned: letters as shown; digits, spaces and marks in ASCII */
    size_t len;
    size_t *from, *to; /* of each byte of it: the shown character it came from */
    struct say_piece *piece;
    size_t count;
    enum say_sort sort;
    size_t sort_at;     /* where in `text` the last piece ended */
    size_t weekday_end; /* and the last weekday; 0: there was none */
};

/* Cleans the shown text. False if memory ran out. */
bool say_line_read(struct say_line *line, const char *shown);

/* Puts a piece out that came from text[from..to). `lang` NULL: the page's. */
void say_line_put(struct say_line *line, size_t from, size_t to, const char *lang,
                  const char *words);

/* A pause behind the last piece; a longer one takes the place of a comma. */
void say_line_pause(struct say_line *line, char mark);

/* Whether a letter stands at `at` (a mark on a letter is one), or a digit. False at the
 * end. */
bool say_line_letter(const struct say_line *line, size_t at);
bool say_line_digit(const struct say_line *line, size_t at);
bool say_line_capital(const struct say_line *line, size_t at);

/* Whether a word ends or begins between `at` - 1 and `at`; Latin behind Arabic does. */
bool say_line_border(const struct say_line *line, size_t at);

/* The first place from `at` on that is no space. */
size_t say_line_skip(const struct say_line *line, size_t at);

/* The rule of that name ("hour.8": "hour", 8; 0: "hour") in the page's language; NULL. */
const char *say_line_rule(const struct say_line *line, const char *name, int number);

/* Fills {0}, {1}, {2} of a pattern; NULL: the values with spaces between. */
const char *say_line_fill(const struct say_line *line, const char *pattern, const char *a,
                          const char *b, const char *c);

/* Whether one of the choices of `list` ("Uhr|h") stands at `at` as a whole word: then
 * where it ends, else 0. `list` may be NULL. */
size_t say_line_begins(const struct say_line *line, size_t at, const char *list);
/* Whether one stands before `at`, with a space between. */
bool say_line_follows(const struct say_line *line, size_t at, const char *list);

/* The choice of that number of a list, from 0; the first if there are fewer. */
const char *say_line_choice(const struct say_line *line, const char *list, int number);

/* Each sign apart, "4 8 2 3 1"; joints and spaces left out. */
const char *say_line_apart(const struct say_line *line, size_t from, size_t to);

#endif
