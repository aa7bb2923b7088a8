/* How well the score tells plain German from other German: the area under the curve
 * (AUC), which is the chance that a plain text has the better score of the two. usage:
 * separate WORDS.tsv TEXTS.jsonl [--features]; a text a line with "src", "kind", "text".
 * With --features it prints what the score looks at, for weights.py. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "german/plain.h"

enum { TEXTS_MOST = 100000, LINE_MOST = 1 << 20, SOURCES_MOST = 64 };

struct text {
    const char *source;
    const char *group; /* texts of one group are told from each other too */
    bool plain;
    bool law;
    double score;
    double amstad;
    double feature[PLAIN_FEATURES];
};

static struct text texts[TEXTS_MOST];
static size_t count;

static bool begins(const char *text, const char *begin)
{
    return strncmp(text, begin, strlen(begin)) == 0;
}

static bool read_text(struct arena *arena, const struct plain_book *book,
                      const char *line)
{
    static const char *const groups[] = {"deplain", "klexikon", "gesetze"};
    struct plain_options options = {.level = PLAIN_EINFACH};
    struct arena own = {0};
    json_t *root = json_loads(line, 0, NULL);
    const char *source = json_string_value(json_object_get(root, "src"));
    const char *kind = json_string_value(json_object_get(root, "kind"));
    const char *words = json_string_value(json_object_get(root, "text"));
    struct plain_findings findings = {0};
    struct plain_figures figures;
    struct text *text = &texts[count];
    bool ok = source != NULL && kind != NULL && words != NULL && count < TEXTS_MOST &&
              plain_find(&own, book, words, &options, &findings, &figures);
    if (ok) {
        *text = (struct text){.source = arena_copy(arena, source),
                              .plain = strcmp(kind, "plain") == 0,
                              .law = begins(source, "gesetze"),
                              .score = figures.score,
                              .amstad = figures.amstad};
        text->group = text->source;
        for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
            if (begins(source, groups[i]))
                text->group = groups[i];
        plain_features(&figures.counts, text->feature);
        count++;
    }
    json_decref(root);
    arena_free(&own);
    return ok;
}

typedef bool chosen(const struct text *text, const char *name);

static bool all(const struct text *text, const char *name)
{
    (void)text;
    (void)name;
    return true;
}

static bool plain_or_law(const struct text *text, const char *name)
{
    (void)name;
    return text->plain || text->law;
}

static bool of_group(const struct text *text, const char *name)
{
    return strcmp(text->group, name) == 0;
}

/* A source that has both kinds, by itself; else against all plain texts. */
static bool of_source(const struct text *text, const char *name)
{
    return strcmp(text->source, name) == 0;
}

static bool of_source_or_plain(const struct text *text, const char *name)
{
    return text->plain || of_source(text, name);
}

static double area(chosen *choose, const char *name, bool amstad)
{
    double won = 0;
    double pairs = 0;
    for (size_t i = 0; i < count; i++) {
        if (!texts[i].plain || !choose(&texts[i], name))
            continue;
        for (size_t k = 0; k < count; k++) {
            if (texts[k].plain || !choose(&texts[k], name))
                continue;
            double one = amstad ? texts[i].amstad : texts[i].score;
            double other = amstad ? texts[k].amstad : texts[k].score;
            won += one > other ? 1 : one < other ? 0 : 0.5;
            pairs++;
        }
    }
    return pairs == 0 ? 0 : won / pairs;
}

static double print(const char *what, chosen *choose, const char *name)
{
    double of_score = area(choose, name, false);
    printf("%-44s %.4f   Flesch-Amstad %.4f\n", what, of_score, area(choose, name, true));
    return of_score;
}

static void print_features(void)
{
    for (size_t i = 0; i < count; i++) {
        printf("%s\t%d", texts[i].group, texts[i].plain);
        for (int k = 0; k < PLAIN_FEATURES; k++)
            printf("\t%.6f", texts[i].feature[k]);
        printf("\n");
    }
}

static int print_areas(void)
{
    double over_all = print("all", all, "");
    double laws = print("plain against laws", plain_or_law, "");
    print("  magazine, for learners and not", of_group, "deplain");
    print("  encyclopedia, for children and not", of_group, "klexikon");
    for (size_t i = 0; i < count; i++) {
        bool first = true;
        bool both = false;
        for (size_t k = 0; k < count; k++) {
            bool same = strcmp(texts[k].source, texts[i].source) == 0;
            first = first && !(same && k < i);
            both = both || (same && texts[k].plain != texts[i].plain);
        }
        char what[128];
        snprintf(what, sizeof what, "  %s%s", texts[i].source,
                 both ? "" : " against all plain");
        if (first)
            print(what, both ? of_source : of_source_or_plain, texts[i].source);
    }
    bool ok = over_all >= 0.90 && laws >= 0.99;
    printf("%s: at least 0.90 over all and 0.99 against laws\n", ok ? "ok" : "FAIL");
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct plain_book book;
    struct err err = {""};
    static char line[LINE_MOST];
    FILE *file = argc > 2 ? fopen(argv[2], "r") : NULL;
    if (file == NULL || !plain_book_open(&arena, argv[1], &book, &err)) {
        fprintf(stderr, "usage: separate WORDS.tsv TEXTS.jsonl [--features] %s\n",
                err.text);
        return 2;
    }
    bool ok = true;
    while (ok && fgets(line, sizeof line, file) != NULL)
        ok = read_text(&arena, &book, line);
    fclose(file);
    if (!ok) {
        fprintf(stderr, "%s: text %zu could not be read\n", argv[2], count + 1);
        return 2;
    }
    int result = 0;
    if (argc > 3 && strcmp(argv[3], "--features") == 0)
        print_features();
    else
        result = print_areas();
    arena_free(&arena);
    return result;
}
