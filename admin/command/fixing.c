#include "command/fixing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "command/saving.h"
#include "command/workspace.h"

enum { LIST_MOST = 16 << 20 };

struct job {
    struct arena arena;
    struct store *store;
    struct document document;
    struct document before; /* as it was read */
    size_t conflicts;
    struct lint_fix_books books;
    struct lint_fixes fixes;
};

static bool find_in(struct job *job, const struct cmd_context *context, struct err *err)
{
    int found = 0;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < job->document.list[kind].count; i++) {
            struct record *record = job->document.list[kind].item[i];
            bool wanted = context->count == 0;
            for (int k = 0; k < context->count; k++)
                wanted = wanted || strcmp(context->argument[k], record_id(record)) == 0;
            found += wanted;
            if (wanted && !lint_fix_find(&job->arena, record, &job->books, &job->fixes))
                return err_set(err, "not enough memory");
        }
    return found > 0 || context->count == 0 ||
           err_set(err, "%s: there is nothing of this id; see anna-admin offer list",
                   context->argument[0]);
}

static bool accept_kind(struct lint_fixes *fixes, const char *kind, struct err *err)
{
    static const char *const kinds[] = {"hyphens", "words", "numbers"};
    bool all = strcmp(kind, "all") == 0;
    bool known = all;
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        known = known || strcmp(kind, kinds[k]) == 0;
    for (size_t i = 0; known && i < fixes->count; i++)
        if ((all || strcmp(kind, kinds[fixes->item[i].change]) == 0) &&
            fixes->item[i].choices == 1)
            lint_fix_accept(fixes, i, fixes->item[i].choice[0]);
    return known || err_set(err, "--accept %s: say all, hyphens, words or numbers", kind);
}

static bool take_line(struct lint_fixes *fixes, const char *line, struct err *err)
{
    size_t len = strcspn(line, " \t");
    unsigned long choice = strtoul(line + len, NULL, 10);
    for (size_t i = 0; i < fixes->count; i++) {
        const struct lint_fix *fix = &fixes->item[i];
        if (strlen(fix->key) != len || memcmp(fix->key, line, len) != 0)
            continue;
        if (choice > fix->choices || (choice == 0 && fix->choices > 1))
            return err_set(err, "%s: say which, a number from 1 to %zu after the key",
                           fix->key, fix->choices);
        if (fix->choices == 0)
            return err_set(err, "%s: is a hint; nothing can be put there by itself",
                           fix->key);
        if (fix->taken != NULL)
            return err_set(err, "%s: stands there twice", fix->key);
        lint_fix_accept(fixes, i, fix->choice[choice == 0 ? 0 : choice - 1]);
        return true;
    }
    return err_set(err, "%.*s: no such proposal, or the text has changed since",
                   (int)(len > 80 ? 80 : len), line);
}

/* Takes what a file lists: a key at a line's beginning, perhaps with a 1, 2, 3 behind it
 * for the choice. Lines that begin with a space, + - or # are left out, so that an edited
 * output of the command is such a list. Of two changes of the same words the first is
 * taken. Refuses a key that is not there, or stands there twice. */
static bool read_list(struct lint_fixes *fixes, const char *path, struct err *err)
{
    struct buf file = {0};
    bool ok = buf_read_file(&file, strcmp(path, "-") == 0 ? "/dev/stdin" : path,
                            LIST_MOST, err);
    size_t number = 0;
    for (size_t at = 0; ok && at < file.len;) {
        size_t len = strcspn(file.bytes + at, "\n");
        bool skipped = len == 0 || strchr(" +-#\r", file.bytes[at]) != NULL;
        number++;
        if (at + len < file.len)
            file.bytes[at + len] = '\0';
        if (!skipped && !take_line(fixes, file.bytes + at, err))
            ok = err_prefix(err, "%s:%zu", path, number);
        at += len + 1;
    }
    buf_free(&file);
    return ok;
}

static bool save(struct job *job, size_t *accepted_out, struct err *err)
{
    struct document changed = {0};
    size_t accepted = 0;
    for (size_t i = 0; i < job->fixes.count; i++)
        accepted += job->fixes.item[i].taken != NULL;
    *accepted_out = accepted;
    return accepted == 0 || (lint_fix_apply(&job->arena, &job->fixes, &changed, err) &&
                             saving_apply(job->store, "lint --fix", &job->before,
                                          &changed, &job->conflicts, err));
}

static bool print(struct job *job, const struct fixing *asked, struct err *err)
{
    struct buf out = {0};
    bool colours = isatty(STDOUT_FILENO) != 0;
    if (asked->json)
        fixing_add_json(&out, &job->arena, &job->fixes);
    else
        for (size_t i = 0; i < job->fixes.count; i++)
            fixing_add_diff(&out, &job->arena, &job->fixes.item[i], colours);
    bool ok = !out.failed && !job->arena.failed &&
              (out.len == 0 || fwrite(out.bytes, 1, out.len, stdout) == out.len);
    buf_free(&out);
    return ok || err_set(err, "the output could not be written");
}

static size_t count_proposals(const struct lint_fixes *fixes)
{
    size_t count = 0;
    for (size_t i = 0; i < fixes->count; i++)
        count += fixes->item[i].choices > 0;
    return count;
}

static bool run(struct job *job, struct cmd_context *context, const struct fixing *asked,
                bool ask, size_t *accepted, struct err *err)
{
    if (!workspace_open(context, &job->store, err) ||
        !store_load(job->store, &job->arena, &job->document, err) ||
        !saving_copy(&job->arena, &job->document, &job->before, err) ||
        !lint_fix_open(&job->arena, &job->document, &job->books, err) ||
        !find_in(job, context, err))
        return false;
    if (!job->books.compound.has_list)
        fprintf(
            stderr,
            message(
                "anna-admin lint: %s is not there, so fewer long words can be divided; "
                "install wngerman.\n"),
            COMPOUND_WORDS);
    if ((asked->accept != NULL && !accept_kind(&job->fixes, asked->accept, err)) ||
        (asked->list != NULL && !read_list(&job->fixes, asked->list, err)))
        return false;
    return (ask ? fixing_ask(&job->arena, &job->fixes, err) : print(job, asked, err)) &&
           save(job, accepted, err);
}

enum cmd_result fixing_run(struct cmd_context *context, const struct fixing *asked,
                           struct err *err)
{
    struct job job = {0};
    size_t accepted = 0;
    bool chosen = asked->accept != NULL || asked->list != NULL;
    bool ask = !chosen && !asked->json && isatty(STDIN_FILENO) != 0 &&
               isatty(STDOUT_FILENO) != 0;
    bool ok = run(&job, context, asked, ask, &accepted, err);
    size_t proposals = count_proposals(&job.fixes);
    if (ok && !asked->json)
        printf(message("# %zu proposals, %zu hints, %zu accepted\n"), proposals,
               job.fixes.count - proposals, accepted);
    arena_free(&job.arena);
    store_close(job.store);
    if (!ok)
        return CMD_COULD_NOT;
    if (job.conflicts > 0)
        return CMD_NO;
    return !ask && !chosen && proposals > 0 ? CMD_NO : CMD_DONE;
}
