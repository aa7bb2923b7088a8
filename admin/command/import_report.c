#include "command/import_report.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/json_write.h"
#include "base/message.h"
#include "base/utf8.h"
#include "command/import_which.h"

enum { ALIKE_SHOWN = 5, LINES_SHOWN = 500, MISSING_SHOWN = 20 };

static const double quiet_s = 1.5; /* before progress is shown */

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void import_report_clear_line(struct import_report *report)
{
    if (report->line_open)
        fputs("\r\033[K", stderr);
    report->line_open = false;
}

void import_report_begin(struct import_report *report)
{
    report->terminal = isatty(STDERR_FILENO) == 1;
    report->began_s = report->told_s = now_s();
    if (report->json)
        fputs("{\"report\": [", stdout);
}

void import_report_progress(struct import_report *report, size_t done, size_t whole)
{
    double now = now_s();
    double pause = report->terminal ? 0.2 : 5;
    if (now - report->began_s < quiet_s || now - report->told_s < pause)
        return;
    report->told_s = now;
    fprintf(stderr, "%s", report->terminal ? "\r\033[K" : "");
    if (whole > 0)
        fprintf(stderr, "%3.0f %%, ", 100.0 * (double)done / (double)whole);
    fprintf(stderr, message("%zu records%s"), report->taken,
            report->terminal ? "" : "\n");
    fflush(stderr);
    report->line_open = report->terminal;
}

/* One object of the JSON list. */
static void put_json(struct import_report *report, struct buf *out)
{
    if (!out->failed && out->bytes != NULL)
        printf("%s\n %s", report->any ? "," : "", out->bytes);
    report->any = true;
    buf_free(out);
}

/* One more of a sort; whether it may stand in the JSON. */
static bool is_told(const struct import_report *report, size_t *told)
{
    ++*told;
    return report->most == 0 || *told <= report->most;
}

/* The group of notes that differ only in line and value; NULL if there are too many. A
 * number in brackets, as in offers[12].phone, makes no difference. */
static struct report_group *group_of(struct import_report *report,
                                     const struct intake_note *note)
{
    char column[96];
    size_t len = 0;
    for (const char *at = note->column; *at != '\0' && len + 1 < sizeof column; at++)
        if (*at < '0' || *at > '9')
            column[len++] = *at;
    column[len] = '\0';
    uint64_t key =
        hash_text(hash_text(HASH_BEGIN, note->file), column) + (uint64_t)note->done;
    for (size_t i = 0; i < report->group_count; i++)
        if (report->group[i].key == key)
            return &report->group[i];
    if (report->group_count == REPORT_GROUPS)
        return NULL;
    struct report_group *group = &report->group[report->group_count++];
    *group = (struct report_group){.key = key, .done = note->done};
    snprintf(group->words, sizeof group->words, "%.*s: %.*s: %s",
             utf8_head(note->file, 60), note->file, utf8_head(column, 30), column,
             message(intake_done_name(note->done)));
    return group;
}

static void count(struct import_report *report, enum intake_done done)
{
    report->refused += done == INTAKE_ROW_REFUSED;
    report->files_refused += done == INTAKE_FILE_REFUSED;
    report->left_out += done == INTAKE_VALUE_LEFT_OUT;
    report->changed += done == INTAKE_VALUE_CHANGED;
    report->conflicts += done == INTAKE_CONFLICT;
}

/* Of these a few are enough to see. */
static bool is_gentle(enum intake_done done)
{
    return done == INTAKE_VALUE_LEFT_OUT || done == INTAKE_VALUE_CHANGED ||
           done == INTAKE_KEPT_AS_SAID || done == INTAKE_MARKED;
}

void import_report_note(struct import_report *report, const struct intake_note *note)
{
    struct buf line = {0};
    count(report, note->done);
    struct report_group *group = group_of(report, note);
    bool more = group != NULL && ++group->count > ALIKE_SHOWN && is_gentle(note->done);
    if (report->json) {
        bool refused =
            note->done == INTAKE_ROW_REFUSED || note->done == INTAKE_FILE_REFUSED;
        if (more && report->most > 0) {
            report->alike++;
            return;
        }
        if (!is_told(report, refused ? &report->refusals_told : &report->notes_told))
            return;
        intake_note_json(note, &line);
        put_json(report, &line);
        return;
    }
    if (more)
        return;
    if (!is_gentle(note->done) && ++report->lines > LINES_SHOWN)
        return;
    import_report_clear_line(report);
    intake_note_text(note, &line);
    fprintf(stderr, "%s\n",
            line.failed || line.bytes == NULL ? message("not enough memory")
                                              : line.bytes);
    buf_free(&line);
}

static void tell_added(void *context, const struct record *record)
{
    struct import_report *report = context;
    struct buf line = {0};
    const char *name = record_name(record);
    const char *kind = record_kind_name(record->kind);
    if (!report->dry_run)
        return;
    if (!report->json) {
        import_report_clear_line(report);
        printf(message("new %s %s%s%s\n"), message(kind), record_id(record),
               name == NULL ? "" : ": ", name == NULL ? "" : name);
        return;
    }
    if (!is_told(report, &report->changes_told))
        return;
    buf_print(&line,
              "{\"kind\": \"%s\", \"id\": \"%s\", \"change\": \"new\", \"name\": ", kind,
              record_id(record));
    json_write_text(&line, name == NULL ? "" : name);
    buf_add_text(&line, "}");
    put_json(report, &line);
}

static const char *change_name(enum merge_change change)
{
    return change == MERGE_NEW ? "changed" : change == MERGE_KEPT ? "kept" : "conflict";
}

static void field_json(struct import_report *report, const struct record *record,
                       enum merge_change change, const char *column, const char *office,
                       const char *source)
{
    struct buf line = {0};
    if (!is_told(report, &report->changes_told))
        return;
    buf_print(&line, "{\"kind\": \"%s\", \"id\": \"%s\", \"change\": \"%s\", \"field\": ",
              record_kind_name(record->kind), record_id(record), change_name(change));
    json_write_text(&line, column);
    buf_add_text(&line, ", \"office\": ");
    json_write_text(&line, office);
    buf_add_text(&line, ", \"source\": ");
    json_write_text(&line, source);
    buf_add_text(&line, "}");
    put_json(report, &line);
}

static void tell_field(void *context, const struct record *record,
                       enum merge_change change, const char *lang, const char *field,
                       const char *office, const char *source)
{
    struct import_report *report = context;
    char column[96];
    snprintf(column, sizeof column, "%s%s%s%s", lang == NULL ? "" : "text.",
             lang == NULL ? "" : lang, lang == NULL ? "" : ".", field);
    report->conflicts += change == MERGE_CONFLICT;
    if (!report->dry_run && change == MERGE_NEW)
        return;
    if (report->json) {
        field_json(report, record, change, column, office, source);
        return;
    }
    import_report_clear_line(report);
    const char *kind = record_kind_name(record->kind);
    FILE *to = report->dry_run ? stdout : stderr;
    if (change == MERGE_KEPT)
        fprintf(
            to,
            message(
                "%s %s: %s stays \"%s\", as the office wrote it; the source has \"%s\"\n"),
            message(kind), record_id(record), column, office, source);
    else
        fprintf(
            to,
            change == MERGE_CONFLICT
                ? message("%s %s: %s: \"%s\" becomes \"%s\"; the office and the source "
                          "had both changed it\n")
                : message("%s %s: %s: \"%s\" becomes \"%s\"\n"),
            message(kind), record_id(record), column, office, source);
}

static void tell_missing(void *context, enum record_kind kind, const char *id)
{
    struct import_report *report = context;
    report->missing++;
    if (report->json) {
        struct buf line = {0};
        if (!is_told(report, &report->changes_told))
            return;
        buf_print(&line, "{\"kind\": \"%s\", \"id\": \"%s\", \"change\": \"missing\"}",
                  record_kind_name(kind), id);
        put_json(report, &line);
    } else if (report->missing <= MISSING_SHOWN) {
        import_report_clear_line(report);
        printf(message("%s %s: is not in the source any more, and stays\n"),
               message(record_kind_name(kind)), id);
    }
}

struct store_import_told import_report_told(struct import_report *report)
{
    return (struct store_import_told){
        .context = report,
        .added = tell_added,
        .field = tell_field,
        .missing = tell_missing,
        .which = report->answers != NULL ? import_which_ask : NULL,
        .apart = import_which_apart,
    };
}

void import_report_sum(struct import_report *report, const struct format_sum *sum)
{
    const struct {
        const char *name;
        size_t count;
    } of[] = {{"read", sum->read},
              {"used", sum->used},
              {"kept", sum->kept},
              {"left_out", sum->left_out},
              {"without_id", sum->without_id},
              {"twice", sum->twice}};
    if (!report->json)
        return;
    buf_add_text(&report->sums,
                 report->sums.len == 0 ? "\n {\"file\": " : ",\n {\"file\": ");
    json_write_text(&report->sums, sum->file);
    buf_print(&report->sums, ", \"table\": \"%s\"", sum->table);
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++)
        buf_print(&report->sums, ", \"%s\": %zu", of[i].name, of[i].count);
    buf_add_text(&report->sums, "}");
}

static void end_json(struct import_report *report, const struct store_import_tally *tally,
                     bool taken)
{
    if (report->sums.len > 0)
        printf(", \"tables\": [%s\n]", report->sums.bytes);
    fputs(", \"counts\": {", stdout);
    bool any = false;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        if (tally->added[kind] + tally->changed[kind] + tally->same[kind] == 0)
            continue;
        printf("%s\"%s\": {\"new\": %zu, \"changed\": %zu, \"unchanged\": %zu}",
               any ? ", " : "", record_kind_plural((enum record_kind)kind),
               tally->added[kind], tally->changed[kind], tally->same[kind]);
        any = true;
    }
    printf("}, \"taken\": %s", taken ? "true" : "false");
    if (report->most > 0)
        printf(", \"refused\": %zu, \"notes\": %zu, \"changes\": %zu",
               report->refusals_told,
               report->refusals_told + report->notes_told + report->alike,
               report->changes_told);
    printf(", \"without_topic\": %zu", report->without_topic);
    if (report->format != NULL)
        printf(", \"format\": \"%s\"", report->format);
    struct buf found = {0};
    json_write_text(&found, report->found.len > 0 ? report->found.bytes : "");
    printf(", \"found\": %s", found.failed ? "\"\"" : found.bytes);
    buf_free(&found);
    if (taken)
        printf(", \"batch\": %lld", (long long)report->batch);
    fputs("}\n", stdout);
}

static void end_groups(const struct import_report *report)
{
    for (size_t i = 0; i < report->group_count; i++) {
        const struct report_group *group = &report->group[i];
        if (group->count > ALIKE_SHOWN && is_gentle(group->done))
            fprintf(stderr, message("%s: %zu more like this; --json lists all\n"),
                    group->words, group->count - ALIKE_SHOWN);
    }
    if (report->lines > LINES_SHOWN)
        fprintf(stderr, message("and %zu more; --json lists all\n"),
                report->lines - LINES_SHOWN);
}

static void end_kind(const struct store_import_tally *tally, enum record_kind kind)
{
    size_t all = tally->added[kind] + tally->changed[kind] + tally->same[kind];
    if (all > 0)
        printf(message("%zu %s: %zu new, %zu changed, %zu as before\n"), all,
               message(all == 1 ? record_kind_name(kind) : record_kind_plural(kind)),
               tally->added[kind], tally->changed[kind], tally->same[kind]);
    if (tally->stay_removed[kind] > 0)
        printf(
            message(
                "%zu that the office removed stay removed (--restore brings them back)\n"),
            tally->stay_removed[kind]);
}

void import_report_close(struct import_report *report)
{
    import_report_clear_line(report);
    if (report->json)
        fputs("\n]", stdout);
    else
        end_groups(report);
}

void import_report_end(struct import_report *report,
                       const struct store_import_tally *tally, bool taken)
{
    import_report_close(report);
    if (report->json)
        end_json(report, tally, taken);
    buf_free(&report->sums);
    buf_free(&report->found);
    if (report->json)
        return;
    if (!taken && !report->dry_run)
        return;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        end_kind(tally, (enum record_kind)kind);
    if (tally->kept > 0)
        printf(message_count("%zu field stays as the office wrote it\n",
                             "%zu fields stay as the office wrote them\n", tally->kept),
               tally->kept);
    if (report->conflicts > 0)
        printf(message_count(
                   "%zu field was changed on both sides: the source's was taken\n",
                   "%zu fields were changed on both sides: the source's were taken\n",
                   report->conflicts),
               report->conflicts);
    if (report->left_out + report->changed > 0)
        printf(message("%zu values left out, %zu changed; see above\n"), report->left_out,
               report->changed);
    if (report->refused > 0)
        printf(message_count("%zu refusal; that row was left out\n",
                             "%zu refusals; those rows were left out\n", report->refused),
               report->refused);
    if (report->missing > MISSING_SHOWN)
        printf(message("%zu more are not in the source any more, and stay\n"),
               report->missing - MISSING_SHOWN);
    if (report->dry_run)
        puts(message("nothing was changed: this was a try"));
}

const char *import_report_source(struct arena *arena, const char *path)
{
    char *copy = arena_copy(arena, path);
    if (copy == NULL)
        return NULL;
    size_t len = strlen(copy);
    while (len > 1 && copy[len - 1] == '/')
        copy[--len] = '\0';
    const char *slash = strrchr(copy, '/');
    return slash == NULL || slash[1] == '\0' ? copy : slash + 1;
}
