#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/share.h"
#include "cmd.h"
#include "office/import_json.h"
#include "options.h"
#include "workspace.h"

struct intake {
    struct arena arena;
    struct document document;
    struct refusals refusals;
    size_t files_refused; /* as a whole */
};

static void take_file(struct intake *intake, const char *path)
{
    struct err err = {""};
    if (import_json(&intake->arena, path, &intake->document, &intake->refusals, &err))
        return;
    buf_print(&intake->refusals.text, "%s\n", err.text);
    intake->refusals.count++;
    intake->files_refused++;
}

static int is_json(const struct dirent *entry)
{
    size_t len = strlen(entry->d_name);
    return entry->d_name[0] != '.' && len > 5 &&
           strcmp(entry->d_name + len - 5, ".json") == 0;
}

static bool take_folder(struct intake *intake, const char *path, struct err *err)
{
    struct dirent **entry = NULL;
    int count = scandir(path, &entry, is_json, alphasort);
    bool ok = count > 0;
    if (count == 0)
        err_set(err, "%s: there is no .json file in this folder", path);
    if (count < 0)
        err_set_errno(err, "%s: the folder could not be read", path);
    for (int i = 0; i < count; i++) {
        const char *file = arena_print(&intake->arena, "%s/%s", path, entry[i]->d_name);
        if (file != NULL)
            take_file(intake, file);
        free(entry[i]);
    }
    free(entry);
    return ok;
}

static bool take_all(struct intake *intake, const struct cmd_context *context,
                     struct err *err)
{
    for (int i = 0; i < context->count; i++) {
        struct stat info;
        const char *path = context->argument[i];
        if (stat(path, &info) != 0)
            return err_set_errno(err, "%s: could not be opened", path);
        if (!S_ISDIR(info.st_mode))
            take_file(intake, path);
        else if (!take_folder(intake, path, err))
            return false;
    }
    return !intake->arena.failed || err_set(err, "not enough memory");
}

/* A list of offers alone says nothing about the terminal it is for. A workspace without
 * topics that gets offers begins with the sites, topics and barriers of the
 * demonstration. */
static bool fill_up(struct intake *intake, struct author *author, struct err *err)
{
    static const enum record_kind kinds[] = {RECORD_SITE, RECORD_TOPIC, RECORD_BARRIER};
    struct document there = {0};
    struct document demo = {0};
    struct refusals refusals = {{0}, 0};
    char demo_path[SHARE_PATH];
    if (!author_load(author, &intake->arena, &there, err))
        return false;
    if (there.list[RECORD_TOPIC].count > 0 ||
        intake->document.list[RECORD_TOPIC].count > 0 ||
        intake->document.list[RECORD_OFFER].count == 0)
        return true;
    if (!import_json(&intake->arena, share_path("assets/content/demo.json", demo_path),
                     &demo, &refusals, err)) {
        refusals_free(&refusals);
        return false;
    }
    refusals_free(&refusals);
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        if (there.list[kinds[k]].count > 0 || intake->document.list[kinds[k]].count > 0)
            continue;
        for (size_t i = 0; i < demo.list[kinds[k]].count; i++)
            if (!document_add(&intake->arena, &intake->document,
                              demo.list[kinds[k]].item[i]))
                return err_set(err, "not enough memory");
        printf("there was no %s yet: the %s of the demonstration come with the offers\n",
               record_kind_name(kinds[k]), record_kind_plural(kinds[k]));
    }
    return true;
}

static void tell(const struct author_counts *counts)
{
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        size_t all = counts->added[kind] + counts->replaced[kind];
        if (all > 0)
            printf("%zu %s: %zu new, %zu replaced\n", all,
                   all == 1 ? record_kind_name((enum record_kind)kind)
                            : record_kind_plural((enum record_kind)kind),
                   counts->added[kind], counts->replaced[kind]);
    }
}

static bool save(struct intake *intake, const struct cmd_context *context, bool partial,
                 struct err *err)
{
    struct author *author = NULL;
    struct author_counts counts = {{0}, {0}};
    size_t refused = intake->refusals.count;
    if (refused > 0)
        fputs(intake->refusals.text.bytes, stderr);
    if (refused > 0 && !partial)
        return err_set(
            err,
            "%zu refusal%s, so nothing was taken in; correct the file, or take "
            "the good rows with --partial",
            refused, refused == 1 ? "" : "s");
    if (partial && intake->files_refused > 0)
        return err_set(
            err, "a file could not be read at all, so nothing was taken in; correct "
                 "it or leave it out");
    bool ok = workspace_open(context, &author, err) && fill_up(intake, author, err) &&
              author_save(author, &intake->document, &counts, err);
    author_close(author);
    if (ok)
        tell(&counts);
    if (ok && refused > 0)
        printf("%zu refusals; those rows were left out\n", refused);
    return ok;
}

enum cmd_result cmd_import(struct cmd_context *context, struct err *err)
{
    bool partial = false;
    const struct option rows[] = {{"--partial", NULL, &partial}};
    if (!options_read(context->argument, &context->count, rows, 1, 1, 10000, err))
        return CMD_COULD_NOT;
    struct intake intake = {.files_refused = 0};
    bool ok = take_all(&intake, context, err) && save(&intake, context, partial, err);
    refusals_free(&intake.refusals);
    arena_free(&intake.arena);
    return ok ? CMD_DONE : CMD_COULD_NOT;
}
