#include "formats/loose/hours_lexer.h"

#include <string.h>

#include "base/spelling.h"
#include "formats/loose/hours_number.h"
#include "formats/loose/hours_refusal.h"
#include "formats/loose/hours_words.h"

struct lexer {
    struct arena *arena;
    const char *text;
    const char *at;
    struct hours_tokens *out;
    struct err *err;
};

static bool put(struct lexer *in, struct hours_token token, const char *end)
{
    struct hours_tokens *out = in->out;
    token.at = (size_t)(in->at - in->text);
    token.len = (size_t)(end - in->at);
    in->at = end;
    if (token.kind == HOURS_TOKEN_PASS)
        return true;
    if (out->count == HOURS_TOKEN_MAX)
        return hours_refuse(in->err, HOURS_REFUSAL_LONG, "", 0);
    out->item[out->count++] = token;
    return true;
}

static bool put_kind(struct lexer *in, enum hours_token_kind kind, int value, size_t len)
{
    return put(in, (struct hours_token){.kind = kind, .value = value}, in->at + len);
}

/* The kind of the token `back` tokens before the next. */
static enum hours_token_kind before(const struct lexer *in, size_t back)
{
    return in->out->count >= back ? in->out->item[in->out->count - back].kind
                                  : HOURS_TOKEN_END;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
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

static const char *word_at(struct lexer *in, const char *at)
{
    return spelling_len(in->arena, at, word_len(at));
}

/* Several words that are one: where they end, or NULL. The first is behind `at`
 * already.
 */
static const char *phrase(struct lexer *in, const char *at, const char *const *rest)
{
    for (; *rest != NULL; rest++) {
        at += strspn(at, " .\n");
        const char *word = word_at(in, at);
        if (word == NULL || strcmp(word, *rest) != 0)
            return NULL;
        at += word_len(at);
    }
    return at;
}

/* "rund um die Uhr", "n. V.", "in der Regel": 1 if it was one, 0 if not, -1
 * failed. */
static int read_phrase(struct lexer *in, const char *word, size_t len)
{
    static const struct {
        const char *first;
        const char *rest[4];
        enum hours_token_kind kind;
        int value;
    } phrases[] = {
        {"rund", {"um", "die", "uhr", NULL}, HOURS_TOKEN_ALWAYS, 0},
        {"bis", {"auf", NULL}, HOURS_TOKEN_EXCEPT, 0},
        {"mit", {"ausnahme", "von", NULL}, HOURS_TOKEN_EXCEPT, 0},
        {"mit", {"ausnahme", "der", NULL}, HOURS_TOKEN_EXCEPT, 0},
        {"in", {"der", "regel", NULL}, HOURS_TOKEN_VAGUE, 0},
        {"i", {"d", "r", NULL}, HOURS_TOKEN_VAGUE, 0},
        {"vor", {"ort", NULL}, HOURS_TOKEN_HOUSE, 0},
        {"n", {"v", NULL}, HOURS_TOKEN_APPOINTMENT, 1},
        {"n", {"vereinb", NULL}, HOURS_TOKEN_APPOINTMENT, 1},
        {"n", {"vereinbarung", NULL}, HOURS_TOKEN_APPOINTMENT, 1},
        {"nv", {NULL}, HOURS_TOKEN_APPOINTMENT, 1},
    };
    for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
        if (strcmp(word, phrases[i].first) != 0)
            continue;
        const char *end = phrase(in, in->at + len, phrases[i].rest);
        if (end != NULL)
            return put_kind(in, phrases[i].kind, phrases[i].value, (size_t)(end - in->at))
                       ? 1
                       : -1;
    }
    return 0;
}

/* "die" and "mit" are weekdays where a sign, a time or a word of days follows
 * them. */
static bool is_short_day(struct lexer *in, const char *end)
{
    enum hours_token_kind last = before(in, 1);
    bool small = *in->at >= 'a';
    end += strspn(end, " ");
    if (word_len(end) == 0)
        return *end != '(';
    if (small && last != HOURS_TOKEN_DASH && last != HOURS_TOKEN_AND &&
        last != HOURS_TOKEN_COMMA)
        return false;
    const char *next = word_at(in, end);
    return next != NULL && hours_word_follows_day(next);
}

static bool is_small_sunday(const struct lexer *in, const char *end)
{
    enum hours_token_kind last = before(in, 1);
    end += strspn(end, " ");
    return last == HOURS_TOKEN_DASH || last == HOURS_TOKEN_AND ||
           last == HOURS_TOKEN_COMMA || last == HOURS_TOKEN_DAYS || word_len(end) == 0;
}

/* What belongs to a word that has ended: the dot of a short form, and the dash
 * of half a word ("Sonn- und Feiertage", "Mo.-Fr."). */
static const char *behind_word(const struct hours_token *token, const char *word,
                               const char *end)
{
    static const char *const shorts[] = {"geschl", "gesetzl", "nachm",  "zusatzl",
                                         "telef",  "ausgen",  "dienst", "donnerst"};
    bool shortened = strlen(word) <= 4 && token->kind != HOURS_TOKEN_UHR;
    for (size_t i = 0; i < sizeof shorts / sizeof shorts[0]; i++)
        shortened = shortened || strcmp(word, shorts[i]) == 0;
    if (*end == '.' &&
        (shortened || strchr("-,/):;", end[1]) != NULL || (unsigned char)end[1] >= 0x80))
        end++;
    if (*end != '-' || token->kind != HOURS_TOKEN_DAYS)
        return end;
    const char *next = end + 1;
    if (*next == ',' || *next == '/')
        return next;
    if (strncmp(next, " und ", 5) == 0 || strncmp(next, " u. ", 4) == 0 ||
        strncmp(next, " & ", 3) == 0 || strncmp(next, " bis ", 5) == 0 ||
        strncmp(next, " oder ", 6) == 0)
        return next;
    return end;
}

static bool read_word(struct lexer *in, size_t len)
{
    const char *word = spelling_len(in->arena, in->at, len);
    const char *end = in->at + len;
    enum hours_half half = HOURS_HALF_NONE;
    struct hours_token token = {.kind = HOURS_TOKEN_END};
    if (word == NULL)
        return err_set(in->err, "not enough memory");
    int phrased = read_phrase(in, word, len);
    if (phrased != 0)
        return phrased > 0;
    if (!hours_word(word, &token, &half))
        return hours_refuse(in->err, HOURS_REFUSAL_WORD, in->at, len);
    /* "so" may be Sunday, or just so. */
    if (len == 2 && strncmp(in->at, "so", 2) == 0 && !is_small_sunday(in, end))
        return hours_refuse(in->err, HOURS_REFUSAL_WORD, in->at, len);
    if (strcmp(word, "die") == 0 && is_short_day(in, end))
        token = (struct hours_token){.kind = HOURS_TOKEN_DAYS, .value = 1 << 1};
    if (strcmp(word, "mit") == 0 && is_short_day(in, end))
        token = (struct hours_token){.kind = HOURS_TOKEN_DAYS, .value = 1 << 2};
    /* "1. April" */
    if (token.kind == HOURS_TOKEN_MONTH && before(in, 1) == HOURS_TOKEN_ORDINAL &&
        digit(in->text[in->out->item[in->out->count - 1].at]) &&
        in->out->item[in->out->count - 1].value <= 31) {
        const struct hours_token *day = &in->out->item[--in->out->count];
        token = (struct hours_token){.kind = HOURS_TOKEN_DATE,
                                     .value = token.value * 100 + day->value};
        in->at = in->text + day->at;
    }
    if (token.kind == HOURS_TOKEN_HOURS && before(in, 1) == HOURS_TOKEN_NUMBER &&
        in->out->item[in->out->count - 1].number == 24) {
        in->out->count--;
        token.kind = HOURS_TOKEN_ALWAYS;
    }
    if (!put(in, token, behind_word(&token, word, end)))
        return false;
    return half == HOURS_HALF_NONE || put_kind(in, HOURS_TOKEN_HALF, (int)half, 0);
}

static bool read_number(struct lexer *in)
{
    struct hours_token token;
    bool ends = before(in, 1) == HOURS_TOKEN_DASH &&
                (before(in, 2) == HOURS_TOKEN_NUMBER ||
                 before(in, 2) == HOURS_TOKEN_UHR || before(in, 2) == HOURS_TOKEN_HALF);
    if (strncmp(in->at, "24/7", 4) == 0 && !digit(in->at[4]))
        return put_kind(in, HOURS_TOKEN_ALWAYS, 0, 4);
    /* "24 Stunden / 7 Tage" */
    if (strncmp(in->at, "7 Tage", 6) == 0 && before(in, 1) == HOURS_TOKEN_AND &&
        before(in, 2) == HOURS_TOKEN_ALWAYS) {
        in->out->count--;
        return put_kind(in, HOURS_TOKEN_PASS, 0, 6);
    }
    const char *end = hours_number(in->at, ends, &token);
    if (end == NULL)
        return hours_refuse(in->err, HOURS_REFUSAL_NO_TIME, in->at,
                            strspn(in->at, "0123456789.:"));
    if (token.kind != HOURS_TOKEN_NUMBER)
        return put(in, token, end);
    /* "24h", but not "0-24h". */
    const char *behind = end + strspn(end, " ");
    if (token.number == 24 && !ends && *behind == 'h' && word_len(behind) == 1)
        return put(in, (struct hours_token){.kind = HOURS_TOKEN_ALWAYS}, behind + 1);
    return put(in, token, end);
}

static bool read_sign(struct lexer *in)
{
    static const struct {
        const char *sign;
        enum hours_token_kind kind;
    } signs[] = {
        {"-", HOURS_TOKEN_DASH},
        {"–", HOURS_TOKEN_DASH},
        {"—", HOURS_TOKEN_DASH},
        {"‑", HOURS_TOKEN_DASH},
        {"‐", HOURS_TOKEN_DASH},
        {"−", HOURS_TOKEN_DASH},
        {" ", HOURS_TOKEN_PASS},
        {"\t", HOURS_TOKEN_PASS},
        {"\xC2\xA0", HOURS_TOKEN_PASS},
        {"\xE2\x80\xAF", HOURS_TOKEN_PASS},
        {"\r", HOURS_TOKEN_PASS},
        {",", HOURS_TOKEN_COMMA},
        {";", HOURS_TOKEN_SEMI},
        {"\n", HOURS_TOKEN_LINE},
        {"/", HOURS_TOKEN_AND},
        {"&", HOURS_TOKEN_AND},
        {"+", HOURS_TOKEN_AND},
        {"|", HOURS_TOKEN_SEMI},
        {"\xE2\x80\xA2", HOURS_TOKEN_SEMI},
        {"\xC2\xB7", HOURS_TOKEN_SEMI},
        {".", HOURS_TOKEN_SEMI},
        {":", HOURS_TOKEN_COLON},
        {"(", HOURS_TOKEN_OPEN},
        {")", HOURS_TOKEN_CLOSE},
        {"[", HOURS_TOKEN_OPEN},
        {"]", HOURS_TOKEN_CLOSE},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strncmp(in->at, signs[i].sign, strlen(signs[i].sign)) == 0)
            return put_kind(in, signs[i].kind, 0, strlen(signs[i].sign));
    size_t len = 1;
    while (((unsigned char)in->at[len] & 0xC0u) == 0x80u)
        len++;
    return hours_refuse(in->err, HOURS_REFUSAL_SIGN, in->at, len);
}

static bool is_beside_appointment(const struct hours_token *token)
{
    return token->kind == HOURS_TOKEN_APPOINTMENT || token->kind == HOURS_TOKEN_SIDE;
}

/* "Termine nach telefonischer Vereinbarung möglich" is one token, from its
 * first word to its last. Words of that kind with no appointment among them
 * stay for the grammar. */
static void join_appointments(struct hours_tokens *out)
{
    size_t kept = 0;
    for (size_t i = 0; i < out->count;) {
        size_t end = i;
        size_t last = i;
        bool appointment = false;
        int by = 0;
        for (; end < out->count; end++) {
            const struct hours_token *token = &out->item[end];
            bool or_more =
                end > i && appointment &&
                (token->kind == HOURS_TOKEN_OR || token->kind == HOURS_TOKEN_AND) &&
                end + 1 < out->count && is_beside_appointment(&out->item[end + 1]);
            if (!is_beside_appointment(token) && token->kind != HOURS_TOKEN_PHONE &&
                !or_more)
                break;
            appointment = appointment || token->kind == HOURS_TOKEN_APPOINTMENT;
            if (is_beside_appointment(token) && token->value > by)
                by = token->value;
            if (is_beside_appointment(token))
                last = end;
        }
        if (!appointment) {
            out->item[kept++] = out->item[i++];
            continue;
        }
        struct hours_token joined = {.kind = HOURS_TOKEN_APPOINTMENT, .value = by};
        joined.at = out->item[i].at;
        joined.len = out->item[last].at + out->item[last].len - joined.at;
        out->item[kept++] = joined;
        i = last + 1;
    }
    out->count = kept;
    out->item[kept] = (struct hours_token){.kind = HOURS_TOKEN_END};
}

bool hours_lexer(struct arena *arena, const char *text, struct hours_tokens *out,
                 struct err *err)
{
    struct lexer in = {arena, text, text, out, err};
    out->count = 0;
    while (*in.at != '\0') {
        size_t len = word_len(in.at);
        bool ok = digit(*in.at) ? read_number(&in)
                  : len > 0     ? read_word(&in, len)
                                : read_sign(&in);
        if (!ok)
            return false;
    }
    join_appointments(out);
    return true;
}
