#include "formats/loose/hours_token.h"

#include <string.h>

#include "base/spelling.h"
#include "formats/loose/hours_words.h"

struct lexer {
    struct arena *arena;
    const char *text;
    const char *at;
    struct hours_tokens *out;
    bool negated; /* "nicht in den" */
    struct err *err;
};

static bool put_token(struct lexer *in, enum hours_token_kind kind, int value)
{
    struct hours_tokens *out = in->out;
    if (kind == HOURS_TOKEN_AND &&
        (out->count == 0 || out->item[out->count - 1].kind == HOURS_TOKEN_AND))
        return true;
    if (out->count == HOURS_TOKEN_MAX)
        return err_set(in->err, "there are too many words");
    out->item[out->count++] = (struct hours_token){kind, value};
    return true;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool starts(const char *at, const char *const *mark, size_t count, size_t *len)
{
    for (size_t i = 0; i < count; i++)
        if (*at == *mark[i] && strncmp(at, mark[i], strlen(mark[i])) == 0) {
            *len = strlen(mark[i]);
            return true;
        }
    return false;
}

/* "1." before a word: "1. Donnerstag", "1. und 3. Donnerstag". */
static bool is_number_in_month(const char *dot)
{
    if (*dot != '.')
        return false;
    const char *at = dot + 1 + strspn(dot + 1, " ,");
    if (strncmp(at, "und ", 4) == 0 || strncmp(at, "u. ", 3) == 0)
        at += at[1] == '.' ? 3 : 4;
    return ((*at >= 'A' && *at <= 'Z') && strncmp(at, "Uhr", 3) != 0) ||
           (*at >= '1' && *at <= '5' && at[1] == '.' && !digit(at[2]));
}

/* "8", "08", "8.30", "8:30", "8h30", "0830"; "1." of a month. */
static bool read_number(struct lexer *in)
{
    const char *at = in->at;
    int hour = 0;
    int minute = 0;
    size_t digits = 0;
    for (; digit(at[digits]) && digits < 5; digits++)
        hour = hour * 10 + (at[digits] - '0');
    at += digits;
    if (digits == 1 && is_number_in_month(at)) {
        in->at = at + 1;
        return hour >= 1 && hour <= 5
                   ? put_token(in, HOURS_TOKEN_NTH, hour)
                   : err_set(in->err, "\"%d.\" is no week of a month", hour);
    }
    if (digits == 4) {
        minute = hour % 100;
        hour /= 100;
    } else if ((*at == ':' || *at == '.' || *at == 'h') && digit(at[1]) && digit(at[2]) &&
               !digit(at[3])) {
        minute = (at[1] - '0') * 10 + (at[2] - '0');
        at += 3;
    }
    if ((digits > 2 && digits != 4) || hour > 24 || minute > 59 ||
        (hour == 24 && minute > 0) || digit(*at))
        return err_set(in->err, "\"%.*s\" is no time of day", (int)(at - in->at) + 1,
                       in->at);
    in->at = at;
    return put_token(in, HOURS_TOKEN_TIME, hour * 60 + minute);
}

/* Several words: "24 Stunden", "rund um die Uhr"; the end token marks what only makes "in
 * den Ferien" its opposite. */
static bool read_phrase(struct lexer *in)
{
    static const struct {
        const char *phrase;
        enum hours_token_kind kind;
    } phrases[] = {
        {"24/7", HOURS_TOKEN_ALWAYS},
        {"24 Stunden", HOURS_TOKEN_ALWAYS},
        {"24 Std", HOURS_TOKEN_ALWAYS},
        {"24h", HOURS_TOKEN_ALWAYS},
        {"24 h", HOURS_TOKEN_ALWAYS},
        {"24 hours", HOURS_TOKEN_ALWAYS},
        {"rund um die Uhr", HOURS_TOKEN_ALWAYS},
        {"Rund um die Uhr", HOURS_TOKEN_ALWAYS},
        {"jeden Tag", HOURS_TOKEN_DAYS},
        {"Jeden Tag", HOURS_TOKEN_DAYS},
        {"every day", HOURS_TOKEN_DAYS},
        {"nicht in den", HOURS_TOKEN_END},
        {"außer in den", HOURS_TOKEN_END},
        {"ausser in den", HOURS_TOKEN_END},
        {"außerhalb der", HOURS_TOKEN_END},
        {"ausserhalb der", HOURS_TOKEN_END},
    };
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (*in->at != phrases[i].phrase[0])
            continue;
        size_t len = strlen(phrases[i].phrase);
        if (strncmp(in->at, phrases[i].phrase, len) != 0 || digit(in->at[len]))
            continue;
        in->at += len;
        in->negated = phrases[i].kind == HOURS_TOKEN_END;
        return in->negated || put_token(in, phrases[i].kind, 0x7f);
    }
    return false;
}

static size_t word_len(const char *at)
{
    size_t len = 0;
    while ((at[len] >= 'a' && at[len] <= 'z') || (at[len] >= 'A' && at[len] <= 'Z') ||
           ((unsigned char)at[len] >= 0x80 && (len > 0 || (unsigned char)at[0] == 0xC3) &&
            at[len] != '\xE2' && at[len] != '\xC2'))
        len++;
    return len;
}

static bool read_word(struct lexer *in, size_t len)
{
    const char *word = spelling_len(in->arena, in->at, len);
    if (word == NULL)
        return err_set(in->err, "not enough memory");
    int day = hours_words_weekday(word);
    bool filler = strcmp(word, "mit") == 0 || strcmp(word, "die") == 0;
    const char *begin = in->at;
    in->at += len;
    /* "mit Termin", "die Woche": short for no day unless a dot or a dash says so. */
    if (filler && *in->at == ' ')
        return true;
    if (day >= 0)
        return put_token(in, HOURS_TOKEN_DAYS, 1 << day);
    struct hours_token token;
    if (hours_words_token(word, &token))
        return put_token(in, token.kind,
                         token.kind == HOURS_TOKEN_NO_SCHOOL ? in->negated : token.value);
    if (hours_words_say_nothing(word))
        return true;
    return err_set(in->err, "\"%.*s\" is not understood as opening hours", (int)len,
                   begin);
}

static bool read_next(struct lexer *in)
{
    static const char *const dashes[] = {"-", "–", "—", "‑", "−"};
    static const char *const nothing[] = {" ", "\t", ":",        ".",
                                          "(", ")",  "\xC2\xA0", "\xE2\x80\xAF"};
    static const char *const ands[] = {",", ";", "\n", "/",
                                       "&", "+", "|",  "\xE2\x80\xA2"};
    size_t len = 0;
    if (read_phrase(in))
        return true;
    if (digit(*in->at))
        return read_number(in);
    if (starts(in->at, dashes, sizeof dashes / sizeof dashes[0], &len)) {
        in->at += len;
        return put_token(in, HOURS_TOKEN_DASH, 0);
    }
    if (starts(in->at, ands, sizeof ands / sizeof ands[0], &len)) {
        in->at += len;
        return put_token(in, HOURS_TOKEN_AND, 0);
    }
    if (starts(in->at, nothing, sizeof nothing / sizeof nothing[0], &len)) {
        in->at += len;
        return true;
    }
    len = word_len(in->at);
    if (len > 0)
        return read_word(in, len);
    return err_set(in->err, "\"%c\" is not understood in opening hours", *in->at);
}

/* What stands behind the last thing joins nothing. */
static void drop_last_and(struct hours_tokens *out)
{
    while (out->count > 0 && out->item[out->count - 1].kind == HOURS_TOKEN_AND)
        out->count--;
}

/* "telefonische Terminvereinbarung oder Termin nach Absprache" is one thing. */
static void join_appointments(struct hours_tokens *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (kept == 0 || out->item[i].kind != HOURS_TOKEN_APPOINTMENT ||
            out->item[kept - 1].kind != HOURS_TOKEN_APPOINTMENT)
            out->item[kept++] = out->item[i];
    out->count = kept;
}

bool hours_tokens_read(struct arena *arena, const char *text, struct hours_tokens *out,
                       struct err *err)
{
    struct lexer in = {arena, text, text, out, false, err};
    out->count = 0;
    while (*in.at != '\0')
        if (!read_next(&in))
            return false;
    drop_last_and(out);
    join_appointments(out);
    return true;
}
