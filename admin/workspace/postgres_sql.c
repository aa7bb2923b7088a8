#include "workspace/postgres_sql.h"

#include <string.h>

struct walk {
    const char *at;
    struct buf *out;
    struct postgres_names *names;
};

static const char letters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

static size_t word_len(const char *at)
{
    return strspn(at, letters);
}

static bool is_word(const char *at, const char *word)
{
    size_t len = strlen(word);
    return word_len(at) == len && memcmp(at, word, len) == 0;
}

static const char *skip_space(const char *at)
{
    return at + strspn(at, " \n");
}

/* The words behind `at`, as they stand with any space between them; NULL if not. */
static const char *behind(const char *at, const char *one, const char *other)
{
    const char *next = skip_space(at);
    if (!is_word(next, one))
        return NULL;
    next = skip_space(next + strlen(one));
    return is_word(next, other) ? next + strlen(other) : NULL;
}

/* The number of a parameter, from 1; 0 if there are too many. */
static size_t number_of(struct postgres_names *names, const char *at, size_t len)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->item[i].len == len && memcmp(names->item[i].at, at, len) == 0)
            return i + 1;
    if (names->count == POSTGRES_NAMES)
        return 0;
    names->item[names->count].at = at;
    names->item[names->count].len = len;
    return ++names->count;
}

static bool add_parameter(struct walk *walk)
{
    size_t len = 1 + word_len(walk->at + 1);
    size_t number = number_of(walk->names, walk->at, len);
    walk->at += len;
    bool asked = behind(walk->at, "IS", "NULL") != NULL;
    buf_print(walk->out, asked ? "CAST($%zu AS text)" : "$%zu", number);
    return number > 0;
}

static void add_quoted(struct walk *walk)
{
    const char *end = strchr(walk->at + 1, '\'');
    size_t len = end == NULL ? strlen(walk->at) : (size_t)(end - walk->at) + 1;
    buf_add(walk->out, walk->at, len);
    walk->at += len;
}

/* "PRAGMA user_version", asked or set, is a table; others say nothing. */
static void add_pragma(struct walk *walk)
{
    const char *name = skip_space(walk->at + strlen("PRAGMA"));
    size_t len = word_len(name);
    const char *value = name + len + (name[len] == '=');
    size_t digits = strspn(value, "0123456789");
    if (is_word(name, "user_version") && digits > 0)
        buf_print(walk->out, "CREATE TABLE x_version AS SELECT %.*s AS version",
                  (int)digits, value);
    else if (is_word(name, "user_version"))
        buf_add_text(walk->out, "SELECT version FROM x_version");
    walk->at = value + digits;
}

/* group_concat(x), which has no parentheses within. */
static void add_joined(struct walk *walk)
{
    const char *from = walk->at + strlen("group_concat(");
    int len = (int)strcspn(from, ")");
    buf_print(walk->out, "string_agg(%.*s, ',' ORDER BY %.*s)", len, from, len, from);
    walk->at = from + len + (from[len] == ')');
}

static void add_word(struct walk *walk)
{
    static const struct {
        const char *ours, *theirs;
    } words[] = {
        {"INTEGER", "BIGINT"}, {"BLOB", "BYTEA"}, {"TEXT", "TEXT COLLATE \"C\""}};
    size_t len = word_len(walk->at);
    const char *rowid = is_word(walk->at, "WITHOUT")
                            ? behind(walk->at + strlen("WITHOUT"), "ROWID", "")
                            : NULL;
    if (is_word(walk->at, "PRAGMA")) {
        add_pragma(walk);
        return;
    }
    if (is_word(walk->at, "group_concat") && walk->at[len] == '(') {
        add_joined(walk);
        return;
    }
    if (rowid != NULL) {
        walk->at = rowid;
        return;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (is_word(walk->at, words[i].ours)) {
            buf_add_text(walk->out, words[i].theirs);
            walk->at += len;
            return;
        }
    buf_add(walk->out, walk->at, len);
    walk->at += len;
}

bool postgres_sql(const char *sql, struct buf *out, struct postgres_names *names)
{
    struct walk walk = {sql, out, names};
    bool ok = true;
    while (ok && *walk.at != '\0') {
        if (walk.at[0] == '\'')
            add_quoted(&walk);
        else if (walk.at[0] == '-' && walk.at[1] == '-')
            walk.at += strcspn(walk.at, "\n");
        else if (walk.at[0] == ':' && word_len(walk.at + 1) > 0)
            ok = add_parameter(&walk);
        else if (word_len(walk.at) > 0)
            add_word(&walk);
        else
            buf_add(out, walk.at++, 1);
    }
    return ok && !out->failed;
}
