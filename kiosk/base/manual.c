#include "base/manual.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/nearest.h"

enum { WIDTH = 80, LEFT_MOST = 26, TITLE = 80 };

const struct command_help *manual_find(const struct program_help *program,
                                       const char *name)
{
    for (size_t i = 0; i < program->command_count; i++)
        if (strcmp(program->command[i]->name, name) == 0)
            return program->command[i];
    return NULL;
}

const struct command_help *manual_need(const struct program_help *program,
                                       const char *name, struct err *err)
{
    const struct command_help *command = manual_find(program, name);
    if (command != NULL)
        return command;
    struct nearest nearest = nearest_to(name, strlen(name));
    for (size_t i = 0; i < program->command_count; i++)
        nearest_try(&nearest, program->command[i]->name);
    if (nearest.best == NULL)
        err_set(err, "\"%s\": there is no such command; see %s --help", name,
                program->name);
    else
        err_set(err, "\"%s\": there is no such command (did you mean %s?); see %s --help",
                name, nearest.best, program->name);
    return NULL;
}

/* Characters, of which a line has room for WIDTH. */
static size_t width(const char *words, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        count += ((unsigned char)words[i] & 0xC0u) != 0x80u;
    return count;
}

static void add_spaces(struct buf *out, size_t count)
{
    while (count-- > 0)
        buf_add(out, " ", 1);
}

/* Words from column `at` on, which is reached already; what is too long goes on below. */
static void add_words(struct buf *out, size_t at, const char *words)
{
    size_t column = at;
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        size_t wide = width(words, len);
        if (column > at && column + 1 + wide > WIDTH) {
            buf_add_text(out, "\n");
            add_spaces(out, at);
            column = at;
        } else if (column > at) {
            buf_add_text(out, " ");
            column++;
        }
        buf_add(out, words, len);
        column += wide;
        words += len + strspn(words + len, " ");
    }
    buf_add_text(out, "\n");
}

/* "-w, --workspace FOLDER". Returns how many characters it has. */
static size_t option_title(const struct option_row *row, char out[TITLE])
{
    char letter[8] = "";
    if (row->letter != 0)
        snprintf(letter, sizeof letter, "-%c, ", row->letter);
    snprintf(out, TITLE, "%s--%s%s%s", letter, row->name,
             row->argument != NULL ? " " : "",
             row->argument != NULL ? message(row->argument) : "");
    return width(out, strlen(out));
}

static bool has_option(const struct command_help *command, const char *name)
{
    for (size_t i = 0; command != NULL && i < command->option_count; i++)
        if (strcmp(command->option[i].name, name) == 0)
            return true;
    return false;
}

/* Without those that the command has by the same name. */
static void add_options(struct buf *out, const struct option_row *row, size_t count,
                        size_t indent, const struct command_help *but)
{
    char title[TITLE];
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        size_t len = option_title(&row[i], title);
        left = len > left ? len : left;
    }
    left = left > LEFT_MOST ? LEFT_MOST : left;
    for (size_t i = 0; i < count; i++) {
        size_t len = option_title(&row[i], title);
        if (has_option(but, row[i].name))
            continue;
        add_spaces(out, indent);
        buf_add_text(out, title);
        if (len > left) {
            buf_add_text(out, "\n");
            len = 0;
            add_spaces(out, indent);
        }
        add_spaces(out, left - len + 2);
        add_words(out, indent + left + 2, message(row[i].help));
    }
}

static void add_form(struct buf *out, const char *before, const char *name,
                     const char *form)
{
    buf_print(out, "%s%s%s%s\n", before, name, form[0] != '\0' ? " " : "", form);
}

static void add_command(struct buf *out, const struct command_help *command)
{
    for (size_t i = 0; i < MANUAL_FORMS && command->form[i] != NULL; i++)
        add_form(out, "  ", command->name, message(command->form[i]));
    add_spaces(out, 6);
    add_words(out, 6, message(command->summary));
    add_options(out, command->option, command->option_count, 6, NULL);
}

void manual_add(struct buf *out, const struct program_help *program)
{
    buf_print(out, message("Usage: %s %s\n\n%s\n"), program->name,
              message(program->usage), message(program->about));
    for (size_t i = 0; i < program->command_count; i++)
        add_command(out, program->command[i]);
    buf_add_text(out,
                 message("\nOptions, which may stand before and behind the command:\n"));
    add_options(out, program->option, program->option_count, 2, NULL);
    buf_print(out, "\n%s\n", message(program->exit));
}

void manual_add_command(struct buf *out, const struct program_help *program,
                        const struct command_help *command)
{
    const char *usage = message("Usage: ");
    for (size_t i = 0; i < MANUAL_FORMS && command->form[i] != NULL; i++) {
        if (i == 0)
            buf_add_text(out, usage);
        else
            add_spaces(out, width(usage, strlen(usage)));
        buf_print(out, "%s ", program->name);
        add_form(out, "", command->name, message(command->form[i]));
    }
    add_spaces(out, 2);
    add_words(out, 2, message(command->summary));
    if (command->option_count > 0)
        buf_add_text(out, "\n");
    add_options(out, command->option, command->option_count, 2, NULL);
    buf_add_text(out, message("\nOptions of all commands:\n"));
    add_options(out, program->option, program->option_count, 2, command);
}

static void add_option_lines(struct buf *out, const char *command,
                             const struct option_row *row, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_print(out, "option\t%s\t--%s\t%c\t%s\t%s\n", command, row[i].name,
                  row[i].letter != 0 ? row[i].letter : '-',
                  row[i].argument != NULL ? row[i].argument : "-", row[i].help);
}

void manual_add_table(struct buf *out, const struct program_help *program)
{
    buf_print(out, "program\t%s\t%s\n", program->name, program->usage);
    add_option_lines(out, "-", program->option, program->option_count);
    for (size_t i = 0; i < program->command_count; i++) {
        const struct command_help *command = program->command[i];
        buf_print(out, "command\t%s\t%s\n", command->name, command->summary);
        for (size_t k = 0; k < MANUAL_FORMS && command->form[k] != NULL; k++)
            buf_print(out, "form\t%s\t%s\n", command->name, command->form[k]);
        add_option_lines(out, command->name, command->option, command->option_count);
    }
}

void manual_add_asked(struct buf *out, const struct program_help *program, bool table,
                      const struct command_help *command)
{
    if (table)
        manual_add_table(out, program);
    else if (command != NULL)
        manual_add_command(out, program, command);
    else
        manual_add(out, program);
}
