#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "german/compound.h"

/* Whether compounds are divided where people divide them.
 * usage: plain_compounds WORDS|- FILE LEAST [CONTENT]
 * FILE: words, one a line, "|" wherever a reader may part. WORDS: the list of words, "-"
 * for none; then only the words of the texts in CONTENT are known. Fails if under LEAST
 * percent of the joints are right, or with WORDS under 95 of 100 words get one. */

enum { LETTERS_MOST = 15, WORD_MOST = 256 };

struct tally {
    size_t words;
    size_t divided;
    size_t joints;
    size_t right;
};

struct line {
    char word[WORD_MOST];
    bool may[WORD_MOST]; /* part before this byte */
    size_t len;
    size_t letters;
};

static void read_line(const char *text, struct line *out)
{
    memset(out, 0, sizeof *out);
    for (; *text != '\0' && *text != '\n' && out->len < WORD_MOST - 1; text++) {
        if (*text == '|') {
            out->may[out->len] = true;
            continue;
        }
        out->letters += ((unsigned char)*text & 0xC0) != 0x80;
        out->word[out->len++] = *text;
    }
}

static void print(const struct line *line, const size_t *joint, size_t joints)
{
    size_t k = 0;
    printf("    ");
    for (size_t i = 0; i < line->len; i++) {
        if (k < joints && joint[k] == i) {
            printf("%s", line->may[i] ? "|" : "*");
            k++;
        }
        putchar(line->word[i]);
    }
    putchar('\n');
}

/* A word that is not too long is divided as well, to compare. */
static void try_word(const struct compound_book *book, const struct line *line,
                     struct tally *tally)
{
    size_t joint[COMPOUND_JOINTS];
    size_t most = line->letters > LETTERS_MOST ? LETTERS_MOST : line->letters - 1;
    size_t joints = compound_joints(book, line->word, line->len, most, joint);
    size_t right = 0;
    for (size_t i = 0; i < joints; i++)
        right += line->may[joint[i]];
    tally->words++;
    tally->divided += joints > 0;
    tally->joints += joints;
    tally->right += right;
    if (right < joints)
        print(line, joint, joints);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    const struct plain_lexicon *lexicon = NULL;
    struct compound_book book;
    struct buf content = {0};
    struct err err = {""};
    struct tally tally = {0};
    if (argc < 4 || (lexicon = plain_lexicon_open(&arena, &err)) == NULL ||
        !compound_open(&arena, lexicon, strcmp(argv[1], "-") == 0 ? NULL : argv[1], &book,
                       &err) ||
        (argc > 4 && (!buf_read_file(&content, argv[4], 64 << 20, &err) ||
                      !compound_add_text(&book, content.bytes)))) {
        fprintf(stderr, "plain_compounds: %s\n", err.text);
        return 2;
    }
    FILE *file = fopen(argv[2], "r");
    char text[WORD_MOST];
    struct line line;
    while (file != NULL && fgets(text, sizeof text, file) != NULL) {
        read_line(text, &line);
        if (line.letters > 0)
            try_word(&book, &line, &tally);
    }
    if (file != NULL)
        fclose(file);
    double right =
        tally.joints == 0 ? 0 : 100 * (double)tally.right / (double)tally.joints;
    printf("%zu words, %zu divided at %zu joints, %.1f %% of them right\n", tally.words,
           tally.divided, tally.joints, right);
    bool ok = tally.words > 0 && right >= strtod(argv[3], NULL) &&
              (!book.has_list || tally.divided * 100 >= tally.words * 95);
    buf_free(&content);
    arena_free(&arena);
    return ok ? 0 : 1;
}
