/* A terminal without its screen, for tests of the office:
 *
 *   reports_tool add STATE BUNDLE     seals a report for each line of standard input
 *                                     (site month offer|- step barrier,...|- text) and
 *                                     puts it into the outbox
 *   reports_tool ask STATE BUNDLE N N N        the same, with these three words
 *   reports_tool hear BUNDLE N N N    prints what a terminal shows to these words: a
 *                                     number of enum outcome_state, and the answer
 *   reports_tool next STATE BUNDLE    the same as add, as a terminal of the next version
 * would reports_tool stick STATE BUNDLE FOLDER     writes the outbox to a stick
 *   reports_tool receive STATE BUNDLE          forgets what the bundle says has arrived
 *   reports_tool count STATE                   prints how many reports wait */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "core/content.h"
#include "core/crypt.h"
#include "core/outcome.h"
#include "device/outbox.h"

static int fail(const struct err *err)
{
    fprintf(stderr, "reports_tool: %s\n", err->text);
    return 2;
}

static char *word(char **rest)
{
    char *found = strsep(rest, " \n");
    return found != NULL ? found : (char *)"";
}

static bool find_step(const char *name, enum report_step *out)
{
    int step = 0;
    while (step < REPORT_STEP_COUNT &&
           strcmp(report_step_name((enum report_step)step), name) != 0)
        step++;
    *out = (enum report_step)step;
    return step < REPORT_STEP_COUNT;
}

static bool read_report(char *line, struct report *out, struct err *err)
{
    struct report report = {.sequence = 1};
    char *rest = line;
    snprintf(report.site, sizeof report.site, "%s", word(&rest));
    char *month = word(&rest);
    report.year = (int)strtol(month, &month, 10);
    report.month = *month == '-' ? (int)strtol(month + 1, NULL, 10) : 0;
    char *offer = word(&rest);
    if (strcmp(offer, "-") != 0)
        snprintf(report.offer, sizeof report.offer, "%s", offer);
    if (!find_step(word(&rest), &report.step))
        return err_set(err, "no such step");
    char *barriers = word(&rest);
    while (barriers != NULL && strcmp(barriers, "-") != 0)
        report_turn_barrier(&report, strsep(&barriers, ","));
    if (rest != NULL && rest[strcspn(rest, "\n")] == '\n')
        rest[strcspn(rest, "\n")] = '\0';
    if (rest != NULL)
        snprintf(report.text, sizeof report.text, "%s", rest);
    *out = report;
    return true;
}

/* What we know of the next version: its length and its first two bytes. */
static bool seal_next(unsigned char slot[SEAL_SLOT_LEN], const unsigned char *key)
{
    unsigned char plain[REPORT_LEN];
    randombytes_buf(plain, sizeof plain);
    plain[0] = REPORT_VERSION + 1;
    plain[1] = 1;
    return crypto_box_seal(slot, plain, sizeof plain, key) == 0;
}

static struct phrase phrase_of(char **number)
{
    struct phrase phrase;
    for (int i = 0; i < PHRASE_WORDS; i++)
        phrase.word[i] = (uint16_t)(strtoul(number[i], NULL, 10) % PHRASE_LIST);
    return phrase;
}

static bool hear(struct content *content, char **number, struct err *err)
{
    struct phrase phrase = phrase_of(number);
    struct outcome_key outcome_key;
    struct outcome outcome;
    unsigned char salt[CRYPT_SALT_LEN];
    bool found = false;
    if (!outcome_salt(content, salt) || !outcome_key_make(&outcome_key, &phrase, salt))
        return err_set(err, "the bundle has no salt");
    if (!outcome_find(content, &outcome_key, &outcome, &found, err))
        return false;
    if (found)
        printf("%d %s\n", (int)outcome.state, outcome.text);
    return true;
}

/* `phrase` NULL: nobody asks. */
static bool add_all(const char *state, const unsigned char *key, bool next,
                    const struct phrase *phrase, struct err *err)
{
    char *line = NULL;
    size_t room = 0;
    bool ok = true;
    while (ok && getline(&line, &room, stdin) > 0) {
        struct report report;
        unsigned char slot[SEAL_SLOT_LEN];
        ok = read_report(line, &report, err);
        report.asks = phrase != NULL;
        if (phrase != NULL)
            report.phrase = *phrase;
        ok = ok && (next ? seal_next(slot, key) : seal_report(slot, &report, key, err)) &&
             outbox_add(state, slot, err);
    }
    free(line);
    return ok;
}

static bool count(const char *state, struct err *err)
{
    struct buf slots = {0};
    if (!outbox_read(state, &slots, err))
        return false;
    printf("%zu\n", slots.len / SEAL_SLOT_LEN);
    buf_free(&slots);
    return true;
}

int main(int argc, char **argv)
{
    struct err err = {""};
    struct content *content = NULL;
    unsigned char key[SEAL_KEY_LEN];
    if (argc == 3 && strcmp(argv[1], "count") == 0)
        return count(argv[2], &err) ? 0 : fail(&err);
    bool hears = argc == 6 && strcmp(argv[1], "hear") == 0;
    if (argc < 4 || !crypt_init(&err) ||
        !content_open(&content, argv[hears ? 2 : 3], &err))
        return fail(&err);
    const char *hex = content_report_key(content);
    bool ok = hex != NULL && seal_read_key(key, hex, &err);
    if (ok && (strcmp(argv[1], "add") == 0 || strcmp(argv[1], "next") == 0))
        ok = add_all(argv[2], key, strcmp(argv[1], "next") == 0, NULL, &err);
    else if (ok && strcmp(argv[1], "ask") == 0 && argc == 7) {
        struct phrase phrase = phrase_of(argv + 4);
        ok = add_all(argv[2], key, false, &phrase, &err);
    } else if (ok && hears)
        ok = hear(content, argv + 3, &err);
    else if (ok && strcmp(argv[1], "stick") == 0 && argc == 5)
        ok = outbox_export(argv[2], key, argv[4], &err);
    else if (ok && strcmp(argv[1], "receive") == 0)
        ok = outbox_receive(argv[2], content, &err);
    else
        ok = false;
    content_close(content);
    return ok ? 0 : fail(&err);
}
