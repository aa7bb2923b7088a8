#include "core/delivery.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define MOST_NUMBER 999999999999999999

static const char *const step_words[DELIVERY_STEPS] = {
    [DELIVERY_LOOK] = "look",       [DELIVERY_COPY] = "copy",
    [DELIVERY_CHECK] = "check",     [DELIVERY_TRY] = "try",
    [DELIVERY_INDEX] = "index",     [DELIVERY_KEEP] = "keep",
    [DELIVERY_PROGRAM] = "program", [DELIVERY_NOTE] = "note",
};

static const char *const end_words[DELIVERY_ENDS] = {
    [DELIVERY_RUNS] = "runs",     [DELIVERY_INSTALLED] = "installed",
    [DELIVERY_SAME] = "same",     [DELIVERY_EMPTY] = "empty",
    [DELIVERY_FAILED] = "failed", [DELIVERY_ASKS] = "asks",
    [DELIVERY_CHOSEN] = "chosen",
};

static const char *const reports_words[DELIVERY_REPORTS_STATES] = {
    [DELIVERY_REPORTS_UNSAID] = "unsaid",
    [DELIVERY_REPORTS_SENT] = "sent",
    [DELIVERY_REPORTS_KEPT] = "kept",
};

static const char *const reason_words[DELIVERY_REASONS] = {
    [DELIVERY_NO_REASON] = "none",
    [DELIVERY_UNSIGNED] = "unsigned",
    [DELIVERY_FOREIGN] = "foreign",
    [DELIVERY_DAMAGED] = "damaged",
    [DELIVERY_NOT_CONTENT] = "not_content",
    [DELIVERY_OTHER_SITE] = "other_site",
    [DELIVERY_OTHER_VERSION] = "other_version",
    [DELIVERY_OLDER] = "older",
    [DELIVERY_TWIN] = "twin",
    [DELIVERY_LEAP] = "leap",
    [DELIVERY_KNOWN] = "known",
    [DELIVERY_TAKEN] = "taken",
    [DELIVERY_UNREADABLE] = "unreadable",
    [DELIVERY_TOO_LARGE] = "too_large",
    [DELIVERY_DISK_FULL] = "disk_full",
    [DELIVERY_DISK] = "disk",
    [DELIVERY_NO_KEY] = "no_key",
    [DELIVERY_BROKEN_OFF] = "broken_off",
    [DELIVERY_SETUP_TORN] = "setup_torn",
    [DELIVERY_SETUP_FOREIGN] = "setup_foreign",
    [DELIVERY_SETUP_OTHER] = "setup_other",
    [DELIVERY_SETUP_DECLINED] = "setup_declined",
    [DELIVERY_SETUP_UNKEPT] = "setup_unkept",
    [DELIVERY_SETUP_BROKEN] = "setup_broken",
};

const char *delivery_step_word(enum delivery_step step)
{
    return step_words[step];
}

const char *delivery_reports_word(enum delivery_reports reports)
{
    return reports_words[reports];
}

const char *delivery_end_word(enum delivery_end end)
{
    return end_words[end];
}

const char *delivery_reason_word(enum delivery_reason reason)
{
    return reason_words[reason];
}

bool delivery_reason_fine(enum delivery_reason reason)
{
    return reason == DELIVERY_NO_REASON || reason == DELIVERY_KNOWN ||
           reason == DELIVERY_TAKEN || reason == DELIVERY_OLDER ||
           reason == DELIVERY_OTHER_SITE;
}

void delivery_begin(struct delivery *delivery)
{
    *delivery = (struct delivery){.before = 0};
}

/* The word up to the next space, which is passed over, or to the end. */
static bool take_word(const char **at, char *out, size_t room)
{
    size_t len = strcspn(*at, " ");
    if (len == 0 || len >= room)
        return false;
    memcpy(out, *at, len);
    out[len] = '\0';
    *at += len;
    if (**at == ' ')
        (*at)++;
    return true;
}

static bool take_number(const char **at, long most, long *out)
{
    char word[24];
    char *end;
    if (!take_word(at, word, sizeof word) || strlen(word) > 18)
        return false;
    if (word[strspn(word, "0123456789")] != '\0')
        return false;
    *out = strtol(word, &end, 10);
    return *out <= most;
}

static bool take_one_of(const char **at, const char *const *words, int count, int *out)
{
    char word[24];
    if (!take_word(at, word, sizeof word))
        return false;
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0) {
            *out = i;
            return true;
        }
    return false;
}

static bool take_before(struct delivery *d, const char **at)
{
    return take_number(at, MOST_NUMBER, &d->before);
}

static bool take_about(struct delivery *d, const char **at)
{
    long seconds;
    if (!take_number(at, 86400, &seconds))
        return false;
    d->about_seconds = (int)seconds;
    return true;
}

static bool take_step(struct delivery *d, const char **at)
{
    int step;
    long percent;
    if (!take_one_of(at, step_words, DELIVERY_STEPS, &step) ||
        !take_number(at, 100, &percent))
        return false;
    d->step = (enum delivery_step)step;
    d->percent = (int)percent;
    return true;
}

static bool take_day(const char **at, struct date *out)
{
    char day[16];
    return take_word(at, day, sizeof day) && strlen(day) == 10 && date_parse(day, out);
}

static bool take_bundle(struct delivery *d, const char **at)
{
    long number;
    struct date created;
    if (!take_number(at, MOST_NUMBER, &number) || number == 0 || !take_day(at, &created))
        return false;
    d->number = number;
    d->created = created;
    return true;
}

static bool take_ours(struct delivery *d, const char **at)
{
    (void)at;
    d->ours = true;
    return true;
}

static bool take_content(struct delivery_content *content, const char **at)
{
    struct delivery_content next = {.number = 0};
    if (!take_number(at, MOST_NUMBER, &next.number) || next.number == 0)
        return false;
    if (strcmp(*at, "-") == 0)
        (*at)++;
    else if (!take_day(at, &next.created))
        return false;
    *content = next;
    return true;
}

static bool take_shown(struct delivery *d, const char **at)
{
    return take_content(&d->shown, at);
}

static bool take_newest(struct delivery *d, const char **at)
{
    return take_content(&d->newest, at);
}

static bool take_runs(struct delivery *d, const char **at)
{
    struct delivery_program next = d->program;
    if (!take_number(at, MOST_NUMBER, &next.runs) ||
        !take_number(at, MOST_NUMBER, &next.back) || next.runs == 0)
        return false;
    d->program = next;
    return true;
}

static bool take_program(struct delivery *d, const char **at)
{
    char word[24];
    enum program_answer answer;
    long number;
    if (!take_word(at, word, sizeof word) || !program_answer_read(word, &answer) ||
        !take_number(at, MOST_NUMBER, &number))
        return false;
    d->program.answer = answer;
    d->program.number = number;
    return true;
}

static bool take_changes(struct delivery *d, const char **at)
{
    long added;
    long changed;
    long gone;
    if (!take_number(at, 100000000, &added) || !take_number(at, 100000000, &changed) ||
        !take_number(at, 100000000, &gone))
        return false;
    d->added = added;
    d->changed = changed;
    d->gone = gone;
    d->compared = true;
    return true;
}

static bool take_other(struct delivery *d, const char **at)
{
    int reason;
    char clean[DELIVERY_NAME] = "";
    if (!take_one_of(at, reason_words, DELIVERY_REASONS, &reason) || **at == '\0')
        return false;
    delivery_name(clean, *at);
    if (strcmp(clean, *at) != 0)
        return false;
    *at += strlen(*at);
    if (d->other_count < DELIVERY_OTHERS) {
        struct delivery_other *other = &d->other[d->other_count];
        memcpy(other->name, clean, sizeof clean);
        other->reason = (enum delivery_reason)reason;
    }
    d->other_count++;
    return true;
}

static bool take_more(struct delivery *d, const char **at)
{
    long count;
    if (!take_number(at, 100000000, &count))
        return false;
    d->other_count += (size_t)count;
    return true;
}

static bool take_reports(struct delivery *d, const char **at)
{
    int where;
    if (!take_one_of(at, reports_words, DELIVERY_REPORTS_STATES, &where))
        return false;
    d->reports = (enum delivery_reports)where;
    return true;
}

static bool take_clock(struct delivery *d, const char **at)
{
    const char *const words[] = {belief_word(BELIEF_RIGHT), belief_word(BELIEF_BEHIND),
                                 belief_word(BELIEF_AHEAD)};
    int belief;
    char day[16];
    struct date shows;
    if (!take_one_of(at, words, BELIEF_COUNT, &belief) || belief == BELIEF_RIGHT ||
        !take_word(at, day, sizeof day) || strlen(day) != 10 || !date_parse(day, &shows))
        return false;
    d->clock = (enum belief)belief;
    d->clock_shows = shows;
    return true;
}

static bool take_end(struct delivery *d, const char **at)
{
    int end;
    int reason;
    if (!take_one_of(at, end_words, DELIVERY_ENDS, &end) || end == DELIVERY_RUNS ||
        !take_one_of(at, reason_words, DELIVERY_REASONS, &reason))
        return false;
    d->end = (enum delivery_end)end;
    d->reason = (enum delivery_reason)reason;
    return true;
}

bool delivery_take(struct delivery *delivery, const char *line)
{
    static const struct {
        const char *word;
        bool (*take)(struct delivery *d, const char **at);
    } kinds[] = {
        {"before", take_before}, {"about", take_about},     {"step", take_step},
        {"bundle", take_bundle}, {"changes", take_changes}, {"other", take_other},
        {"more", take_more},     {"ours", take_ours},       {"shown", take_shown},
        {"newest", take_newest}, {"reports", take_reports}, {"clock", take_clock},
        {"runs", take_runs},     {"program", take_program}, {"end", take_end}};
    const char *at = line;
    char word[16];
    struct delivery next = *delivery;
    if (delivery->end != DELIVERY_RUNS || strlen(line) >= DELIVERY_LINE ||
        !take_word(&at, word, sizeof word))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].word, word) == 0 && kinds[i].take(&next, &at) &&
            *at == '\0') {
            *delivery = next;
            return true;
        }
    return false;
}

void delivery_say(struct delivery *delivery, FILE *out, const char *format, ...)
{
    char line[DELIVERY_LINE];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(line, sizeof line, format, args);
    va_end(args);
    if (len < 0 || len >= (int)sizeof line || !delivery_take(delivery, line) ||
        out == NULL)
        return;
    fprintf(out, "%s\n", line);
    fflush(out);
}

/* Marks that turn the direction of reading, and what has no width. */
static bool trick(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD ||
           code == 0x61C || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || code == 0xFFFD || code > 0x10FFFF;
}

void delivery_name(char out[DELIVERY_NAME], const char *name)
{
    size_t len = strlen(name);
    size_t made = 0;
    for (size_t at = 0; at < len;) {
        char bytes[4] = {'?'};
        uint32_t code = utf8_next(name, len, &at);
        size_t count = trick(code) ? 1 : utf8_put(bytes, code);
        if (made + count >= DELIVERY_NAME)
            break;
        memcpy(out + made, bytes, count);
        made += count;
    }
    out[made] = '\0';
}
