#include "core/program.h"

#include <stdio.h>
#include <string.h>

#include "core/label.h"

#define MOST_NUMBER 999999999L

static const char small[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
static const char version_letters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+~-";

static const char *const answer_words[PROGRAM_ANSWERS] = {
    [PROGRAM_NONE] = "none",
    [PROGRAM_FITS] = "fits",
    [PROGRAM_UNSIGNED] = "unsigned",
    [PROGRAM_FOREIGN] = "foreign",
    [PROGRAM_DAMAGED] = "damaged",
    [PROGRAM_NOT_ONE] = "not_one",
    [PROGRAM_OTHER_MACHINE] = "other_machine",
    [PROGRAM_OLDER] = "older",
    [PROGRAM_SAME] = "same",
    [PROGRAM_WENT_BACK] = "went_back",
    [PROGRAM_TOO_LARGE] = "too_large",
    [PROGRAM_ON_TRIAL] = "on_trial",
    [PROGRAM_UNREADABLE] = "unreadable",
    [PROGRAM_UNKEPT] = "unkept",
    [PROGRAM_WRITTEN] = "written",
};

const char *program_answer_word(enum program_answer answer)
{
    return answer_words[answer];
}

bool program_answer_read(const char *word, enum program_answer *out)
{
    for (int i = 0; i < PROGRAM_ANSWERS; i++)
        if (strcmp(answer_words[i], word) == 0) {
            *out = (enum program_answer)i;
            return true;
        }
    return false;
}

static bool words_fit(const struct program_label *label)
{
    return label_made_of(label->machine, small) &&
           label_made_of(label->version, version_letters);
}

bool program_read_label(struct program_label *out, const char *line, struct err *err)
{
    struct program_label label = {.number = 0};
    char number[32];
    char created[32];
    const char *at = line;
    bool ok =
        label_word(&at, "anna-program machine=", label.machine, sizeof label.machine) &&
        label_word(&at, " version=", label.version, sizeof label.version) &&
        label_word(&at, " number=", number, sizeof number) &&
        label_word(&at, " created=", created, sizeof created) && *at == '\0';
    if (!ok)
        return err_set(err, "it does not say that it is a program of ANNA");
    if (!words_fit(&label))
        return err_set(err, "its machine or its version has a name that cannot be");
    if (!label_number(number, MOST_NUMBER, &label.number))
        return err_set(err, "its number is none that can be");
    if (strlen(created) != 10 || !date_parse(created, &label.created))
        return err_set(err, "its day is none");
    *out = label;
    return true;
}

void program_write_label(const struct program_label *label, char out[PROGRAM_LINE])
{
    const struct date d = label->created;
    snprintf(out, PROGRAM_LINE,
             "anna-program machine=%s version=%s number=%ld created=%04d-%02d-%02d",
             label->machine, label->version, label->number, d.year, d.month, d.day);
}

bool program_label_valid(const struct program_label *label)
{
    return words_fit(label) && label->number > 0 && label->number <= MOST_NUMBER &&
           date_valid(label->created);
}

bool program_read_file(struct program_label *out, const char *path, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, PROGRAM_LINE, err))
        return false;
    size_t len = text.len;
    bool ok = len > 0 && text.bytes[len - 1] == '\n' && strlen(text.bytes) == len;
    if (ok)
        buf_shorten(&text, len - 1);
    else
        err_set(err, "%s: this is not one line", path);
    if (ok && !program_read_label(out, text.bytes, err))
        ok = err_prefix(err, "%s", path);
    buf_free(&text);
    return ok;
}

static bool tried_before(const struct program_terminal *t, long number)
{
    for (size_t i = 0; i < t->went_back_count; i++)
        if (t->went_back[i] == number)
            return true;
    return false;
}

/* What a proved label says. */
static enum program_answer fit(const struct program_label *label, uintmax_t len,
                               const struct program_terminal *t, struct err *err)
{
    long runs = t->have->number > t->floor ? t->have->number : t->floor;
    if (strcmp(label->machine, t->have->machine) != 0) {
        err_set(err, "it is for %s, and this terminal is %s", label->machine,
                t->have->machine);
        return PROGRAM_OTHER_MACHINE;
    }
    if (label->number == runs) {
        err_set(err, "number %ld runs here already", runs);
        return PROGRAM_SAME;
    }
    if (label->number < runs) {
        err_set(err, "it is older (number %ld) than what runs here (number %ld)",
                label->number, runs);
        return PROGRAM_OLDER;
    }
    if (tried_before(t, label->number)) {
        err_set(err, "number %ld was tried here, and the program before it came back",
                label->number);
        return PROGRAM_WENT_BACK;
    }
    if (len > PROGRAM_LIMIT || (t->room > 0 && len > t->room)) {
        err_set(err, "it has %ju bytes, and there is room for %ju", len,
                t->room > 0 ? t->room : (uintmax_t)PROGRAM_LIMIT);
        return PROGRAM_TOO_LARGE;
    }
    return PROGRAM_FITS;
}

enum program_answer program_judge(const struct buf *signature_text, uintmax_t len,
                                  const struct program_terminal *terminal,
                                  struct signature *signature_out,
                                  struct program_label *label_out, struct err *err)
{
    struct signature s;
    struct program_label label;
    if (signature_text->len == 0 || len == 0) {
        err_set(err, "the program or its signature is empty");
        return PROGRAM_DAMAGED;
    }
    if (!signature_parse(&s, signature_text->bytes, signature_text->len, err))
        return PROGRAM_DAMAGED;
    if (!signature_key_known(&s, terminal->keys, terminal->key_count, err))
        return PROGRAM_FOREIGN;
    if (!signature_verify_comment(&s, terminal->keys, terminal->key_count, err))
        return PROGRAM_DAMAGED;
    if (!program_read_label(&label, s.comment, err))
        return PROGRAM_NOT_ONE;
    enum program_answer answer = fit(&label, len, terminal, err);
    if (answer == PROGRAM_FITS)
        *signature_out = s;
    *label_out = label;
    return answer;
}
