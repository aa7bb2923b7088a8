#include "base/options.h"

#include <getopt.h>
#include <string.h>

#include "base/nearest.h"

enum { LONG = 256, WORD = 1 };

struct reading {
    const struct options *options;
    const struct option_row *row[OPTIONS_MOST];
    void *into[OPTIONS_MOST];
    size_t count;
    struct option list[OPTIONS_MOST + 1]; /* for getopt_long */
    char letters[2 + 2 * OPTIONS_MOST + 1];
    char *element; /* the one of argv that is read */
    bool ended;
};

static void add_row(struct reading *r, const struct option_row *row, void *into,
                    size_t *letters)
{
    int value = row->argument != NULL ? required_argument : no_argument;
    r->list[r->count] = (struct option){row->name, value, NULL, LONG + (int)r->count};
    r->row[r->count] = row;
    r->into[r->count++] = into;
    if (row->letter == 0)
        return;
    r->letters[(*letters)++] = row->letter;
    if (row->argument != NULL)
        r->letters[(*letters)++] = ':';
}

/* What getopt_long wants: "-" hands out plain words one by one, "+" stops at the first;
 * ":" tells a missing value from an unknown option. */
static bool make_lists(struct reading *r, struct err *err)
{
    size_t letters = 2;
    r->letters[0] = r->options->word != NULL ? '-' : '+';
    r->letters[1] = ':';
    for (size_t s = 0; s < OPTIONS_SETS; s++) {
        const struct option_set *set = &r->options->set[s];
        if (r->count + set->count > OPTIONS_MOST)
            return err_set(err, "there are more than %d options", OPTIONS_MOST);
        for (size_t i = 0; i < set->count; i++)
            add_row(r, &set->row[i], set->into, &letters);
    }
    return true;
}

/* Which row it is, r->count if none. */
static size_t find_name(const struct reading *r, const char *name, size_t len)
{
    size_t i = 0;
    while (i < r->count &&
           (strlen(r->row[i]->name) != len || strncmp(r->row[i]->name, name, len) != 0))
        i++;
    return i;
}

static size_t find_letter(const struct reading *r, int letter)
{
    size_t i = 0;
    while (i < r->count && (r->row[i]->letter == 0 || r->row[i]->letter != letter))
        i++;
    return i;
}

/* The name that one of `len` bytes may have meant, NULL if none. */
static const char *meant(const struct reading *r, const char *name, size_t len)
{
    struct nearest nearest = nearest_to(name, len);
    for (size_t i = 0; i < r->count; i++)
        nearest_try(&nearest, r->row[i]->name);
    return nearest.best;
}

static bool unknown_name(const struct reading *r, size_t len, struct err *err)
{
    const char *name = meant(r, r->element + 2, len);
    if (name == NULL)
        return err_set(err, "%.*s: there is no such option; see %s", (int)len + 2,
                       r->element, r->options->see);
    return err_set(err, "%.*s: there is no such option (did you mean --%s?); see %s",
                   (int)len + 2, r->element, name, r->options->see);
}

/* "-x", or "-json" for "--json". */
static bool unknown_letter(const struct reading *r, struct err *err)
{
    size_t len = strcspn(r->element + 1, "=");
    const char *name = len > 1 ? meant(r, r->element + 1, len) : NULL;
    if (name != NULL)
        return err_set(err, "%.*s: there is no such option (did you mean --%s?); see %s",
                       (int)len + 1, r->element, name, r->options->see);
    return err_set(
        err,
        "-%c: there is no such option; a word that begins with a hyphen stands "
        "behind \"--\"; see %s",
        optopt, r->options->see);
}

/* What is wrong with the element that getopt_long does not take. */
static bool complain(const struct reading *r, int result, struct err *err)
{
    const char *see = r->options->see;
    size_t len = strcspn(r->element, "=");
    if (r->element[1] != '-') {
        if (result == ':')
            return err_set(err, "-%c: its value is missing; see %s", optopt, see);
        return unknown_letter(r, err);
    }
    if (find_name(r, r->element + 2, len - 2) == r->count)
        return unknown_name(r, len - 2, err);
    if (result == ':')
        return err_set(err, "%.*s: its value is missing; see %s", (int)len, r->element,
                       see);
    return err_set(err, "%.*s: takes no value; see %s", (int)len, r->element, see);
}

static bool keep(struct reading *r, size_t at, const char *value, struct err *err)
{
    const struct option_row *row = r->row[at];
    void *place = (char *)r->into[at] + row->place;
    const char **text = place;
    size_t i = 0;
    switch (row->kind) {
    case OPTION_ENDS:
        r->ended = true;
        *(bool *)place = true;
        return true;
    case OPTION_SWITCH:
        *(bool *)place = true;
        return true;
    case OPTION_ONCE:
        if (*text != NULL)
            return err_set(err, "--%s: stands there twice", row->name);
        *text = value;
        return true;
    case OPTION_LAST:
        *text = value;
        return true;
    case OPTION_MANY:
        while (i < row->most && text[i] != NULL)
            i++;
        if (i == row->most)
            return err_set(err, "--%s %s: it may stand %zu times at the most", row->name,
                           value, row->most);
        text[i] = value;
        return true;
    }
    return true;
}

static bool take_option(struct reading *r, int result, struct err *err)
{
    if (result == '?' || result == ':')
        return complain(r, result, err);
    if (result < LONG)
        return keep(r, find_letter(r, result), optarg, err);
    size_t len = strcspn(r->element + 2, "=");
    size_t at = find_name(r, r->element + 2, len);
    return at == r->count ? unknown_name(r, len, err) : keep(r, at, optarg, err);
}

/* No letter, no second hyphen: nothing that getopt_long should look at. */
static bool is_plain(const char *element)
{
    if (element[0] != '-')
        return false;
    char c = element[1];
    return c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
}

/* getopt_long forgets a reading before this one only in its first call. */
static void forget_before(const struct reading *r, char **argv)
{
    optind = 0;
    opterr = 0;
    getopt_long(1, argv, r->letters, r->list, NULL);
    optind = 1;
}

bool options_read(const struct options *options, int argc, char **argv, int *next_out,
                  struct err *err)
{
    struct reading r = {.options = options};
    char none[1] = "";
    bool in_letters = false; /* "-ab" is one element for two options */
    bool ok = make_lists(&r, err);
    if (ok)
        forget_before(&r, argv);
    while (ok && !r.ended) {
        int at = optind;
        int result = WORD;
        r.element = at < argc ? argv[at] : none;
        bool plain = !in_letters && is_plain(r.element);
        if (plain && options->word == NULL)
            break;
        if (plain)
            optind++;
        else
            result = getopt_long(argc, argv, r.letters, r.list, NULL);
        if (result == -1)
            break;
        in_letters = optind == at;
        if (result == WORD)
            ok = options->word(options->context, r.element, err);
        else
            ok = take_option(&r, result, err);
    }
    while (ok && !r.ended && options->word != NULL && optind < argc)
        ok = options->word(options->context, argv[optind++], err);
    if (next_out != NULL)
        *next_out = optind;
    return ok;
}
