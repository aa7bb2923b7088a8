#include "command/reporting.h"

#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "base/durable.h"
#include "base/share.h"
#include "core/lang.h"
#include "core/strings.h"
#include "reports/release.h"
#include "command/workspace.h"

static bool make(const struct cmd_context *context, struct ledger *ledger,
                 struct arena *arena, struct release *out, struct err *err)
{
    struct store *store = NULL;
    struct document document = {0};
    char words[SHARE_PATH];
    bool ok = strings_open(share_path("strings", words), err) &&
              workspace_open(context, &store, err) &&
              store_load(store, arena, &document, err) &&
              release_make(ledger, &document, arena, context->today, out, err);
    store_close(store);
    return ok;
}

static bool write_out(struct buf *text, const char *path, struct err *err)
{
    bool ok = !text->failed || err_set(err, "%s: not enough memory", path);
    ok = ok && durable_write(path, text->bytes, text->len, 0644, err);
    if (ok)
        printf(message("%s is written\n"), path);
    buf_free(text);
    return ok;
}

static void tell_few(const struct release *release)
{
    if (release->total == 0)
        printf(message("there are too few reports: nothing is told yet\n"));
    else if (release->held)
        printf(message("too few reports are new: this is what was told before\n"));
}

bool reporting_export(const struct cmd_context *context, struct ledger *ledger,
                      struct arena *arena, const char *out, struct err *err)
{
    struct release release = {0};
    struct buf text = {0};
    char page[SHARE_PATH];
    bool csv = text_ends(out, ".csv");
    if (!csv && !text_ends(out, ".html"))
        return err_set(err, "%s: the name must end in .csv or .html", out);
    if (!make(context, ledger, arena, &release, err))
        return false;
    if (csv)
        release_add_csv(&release, &text);
    else if (!release_add_html(&release, share_path("assets/office/committee.html", page),
                               lang_date(arena, "de", context->today, false), &text,
                               err)) {
        buf_free(&text);
        return false;
    }
    if (!write_out(&text, out, err))
        return false;
    tell_few(&release);
    return true;
}

static bool name_files(struct arena *arena, const char *out, const char **data,
                       const char **codebook, struct err *err)
{
    if (text_ends(out, ".csv")) {
        *data = out;
        *codebook = arena_print(arena, "%.*s-codebook.csv", (int)(strlen(out) - 4), out);
    } else {
        *data = arena_print(arena, "%s/reports.csv", out);
        *codebook = arena_print(arena, "%s/codebook.csv", out);
        if (!durable_folder(out, 0755, err))
            return false;
    }
    return (*data != NULL && *codebook != NULL) || err_set(err, "not enough memory");
}

static bool research(const struct cmd_context *context, struct ledger *ledger,
                     struct arena *arena, const char *out, struct err *err)
{
    struct release release = {0};
    struct buf data = {0};
    struct buf codebook = {0};
    const char *data_path;
    const char *codebook_path;
    char fixed[SHARE_PATH];
    if (!name_files(arena, out, &data_path, &codebook_path, err) ||
        !make(context, ledger, arena, &release, err))
        return false;
    release_add_csv(&release, &data);
    if (!release_add_codebook(&release, share_path("assets/office/codebook.csv", fixed),
                              &codebook, err)) {
        buf_free(&data);
        buf_free(&codebook);
        return false;
    }
    bool ok = write_out(&codebook, codebook_path, err);
    if (!ok)
        buf_free(&data);
    if (!ok || !write_out(&data, data_path, err))
        return false;
    tell_few(&release);
    return true;
}

bool reporting_research(const struct cmd_context *context, const char *out,
                        struct err *err)
{
    struct arena arena = {0};
    struct ledger *ledger = NULL;
    bool ok = workspace_ledger(context, &ledger, err) &&
              research(context, ledger, &arena, out, err);
    ledger_close(ledger);
    arena_wipe(&arena);
    arena_free(&arena);
    return ok;
}
