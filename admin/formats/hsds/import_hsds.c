#include "formats/hsds/import_hsds.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "formats/hsds/hsds_load.h"
#include "formats/hsds/hsds_names.h"
#include "formats/hsds/hsds_offer.h"
#include "formats/hsds/hsds_phone.h"
#include "formats/hsds/hsds_text.h"

enum { PREFIX_CHARS = 24, HEAD_LEN = 4096 };

struct importing {
    struct arena arena; /* as long as the import */
    const struct format_ask *ask;
    const struct intake *intake;
    struct hsds_package *package;
    struct hsds_resource *resource; /* of datapackage.json */
    size_t resource_count;
    struct hsds_notes notes;
    struct hsds_load load;
    bool any; /* something of HSDS was there */
};

static const char *base_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash == NULL ? name : slash + 1;
}

static bool refuse_file(struct importing *in, const char *name, const char *why)
{
    struct hsds_row row = {.file = hsds_notes_file(&in->notes, name)};
    hsds_note(&in->notes, &row, "", "", why, INTAKE_FILE_REFUSED, NULL);
    return true;
}

static bool read_datapackage(struct importing *in, struct err *err)
{
    for (size_t i = 0; i < hsds_package_count(in->package); i++) {
        const char *name = hsds_package_name(in->package, i);
        const char *path;
        struct err why = {""};
        if (strcmp(base_of(name), "datapackage.json") != 0)
            continue;
        if (!hsds_package_path(in->package, i, &path, err))
            return false;
        if (!hsds_datapackage_read(&in->arena, path, &in->resource, &in->resource_count,
                                   &why))
            return refuse_file(in, name, why.text);
        return true;
    }
    return true;
}

/* What datapackage.json says of a file of the package. */
static const struct hsds_resource *resource_of(const struct importing *in,
                                               const char *name)
{
    for (size_t i = 0; i < in->resource_count; i++) {
        const char *path = in->resource[i].path;
        path += strncmp(path, "./", 2) == 0 ? 2 : 0;
        size_t len = strlen(path);
        size_t whole = strlen(name);
        if (whole >= len && strcmp(name + whole - len, path) == 0 &&
            (whole == len || name[whole - len - 1] == '/'))
            return &in->resource[i];
    }
    return NULL;
}

static bool load_csv(struct importing *in, size_t part, struct err *err)
{
    const char *name = hsds_package_name(in->package, part);
    const struct hsds_resource *resource = resource_of(in, name);
    const char *kind = NULL;
    const char *path;
    enum hsds_table table = HSDS_NO_TABLE;
    if (resource != NULL)
        table = hsds_table_find(resource->name, &kind);
    if (table == HSDS_NO_TABLE)
        table = hsds_table_find(name, &kind);
    if (table == HSDS_NO_TABLE) {
        struct hsds_row row = {.file = hsds_notes_file(&in->notes, name)};
        hsds_note(&in->notes, &row, "", "",
                  "is no table of HSDS; nothing of it was taken", INTAKE_VALUE_LEFT_OUT,
                  NULL);
        return true;
    }
    in->any = true;
    return hsds_package_path(in->package, part, &path, err) &&
           hsds_load_csv(&in->load, table, kind, resource, name, path, err);
}

static bool load_json(struct importing *in, size_t part, struct err *err)
{
    const char *name = hsds_package_name(in->package, part);
    const char *path;
    bool found = false;
    if (strcmp(base_of(name), "datapackage.json") == 0)
        return true;
    if (!hsds_package_path(in->package, part, &path, err) ||
        !hsds_load_json(&in->load, name, path, &found, err))
        return false;
    if (!found) {
        struct hsds_row row = {.file = hsds_notes_file(&in->notes, name)};
        hsds_note_count(&in->notes, &row, "", "", "has nothing of HSDS in it",
                        INTAKE_VALUE_LEFT_OUT);
    }
    in->any = in->any || found;
    return true;
}

static bool load_all(struct importing *in, struct err *err)
{
    for (size_t i = 0; i < hsds_package_count(in->package); i++) {
        const char *name = hsds_package_name(in->package, i);
        if (!(text_ends(name, ".csv") ? load_csv(in, i, err) : load_json(in, i, err)))
            return false;
        if (in->notes.failed)
            return err_set(err, "not enough memory");
    }
    return true;
}

struct orphan {
    struct importing *in;
    const struct hsds_column *column;
    bool table_missing; /* no row of what it names is in the package */
};

static void note_orphan(void *context, const struct hsds_row *row)
{
    const struct orphan *orphan = context;
    const char *column = orphan->column == NULL ? "" : orphan->column->name;
    const char *value = orphan->column == NULL ? "" : hsds_get(row, column);
    if (orphan->table_missing)
        hsds_note_count(&orphan->in->notes, row, column, value,
                        "names a row of a table that is not in the package",
                        INTAKE_VALUE_LEFT_OUT);
    else
        hsds_note(
            &orphan->in->notes, row, column, value,
            orphan->column == NULL
                ? "belongs to nothing: it names no service, location or organization"
                : "names a row that is not there",
            INTAKE_VALUE_LEFT_OUT, NULL);
}

/* Rows that point nowhere. In the JSON pages of one list often leave out the others, and
 * parents of organizations are not looked for. */
static bool note_orphans(struct importing *in, struct err *err)
{
    for (int table = 0; table < HSDS_STAGED; table++) {
        size_t count;
        const struct hsds_column *column = hsds_columns((enum hsds_table)table, &count);
        struct orphan whole = {in, NULL, false};
        if (table != HSDS_SERVICE && table != HSDS_TERM && table != HSDS_LOCATION &&
            !hsds_stage_orphans(in->load.stage, (enum hsds_table)table, NULL, note_orphan,
                                &whole, err))
            return false;
        for (size_t i = 0; i < count; i++) {
            struct orphan orphan = {in, &column[i], false};
            size_t there = 0;
            if (column[i].of == HSDS_NO_TABLE)
                continue;
            if (!hsds_stage_count(in->load.stage, column[i].of, &there, err))
                return false;
            orphan.table_missing = there == 0;
            if (!hsds_stage_orphans(in->load.stage, (enum hsds_table)table, &column[i],
                                    note_orphan, &orphan, err))
                return false;
        }
    }
    return true;
}

static bool make_offers(struct importing *in, struct hsds_mapping *mapping,
                        struct err *err)
{
    struct arena arena = {0};
    struct hsds_row service;
    int64_t rowid = 0;
    size_t done = 0;
    size_t whole = 0;
    bool found = true;
    bool ok = hsds_stage_count(in->load.stage, HSDS_SERVICE, &whole, err);
    while (ok) {
        ok = hsds_stage_next(in->load.stage, &arena, HSDS_SERVICE, &rowid, &service,
                             &found, err);
        if (!ok || !found)
            break;
        ok = hsds_offers(mapping, &arena, &service, err);
        arena_reset(&arena);
        done++;
        if (in->intake->progress != NULL)
            in->intake->progress(
                in->intake->context,
                in->load.whole / 2 +
                    (size_t)((double)in->load.whole / 2 * (double)done / (double)whole),
                in->load.whole);
    }
    arena_free(&arena);
    return ok;
}

/* "baltimore" of "/tmp/baltimore-hsds-1.0.zip": in front of ids that are no UUIDs. */
static const char *prefix_of(struct importing *in, const char *source)
{
    char *slug = hsds_text_slug(&in->arena, source, PREFIX_CHARS);
    char *hsds = slug == NULL ? NULL : strstr(slug, "-hsds");
    if (hsds != NULL)
        *hsds = '\0';
    return slug == NULL ? NULL : slug[0] == '\0' ? "hsds" : slug;
}

static const char *source_of(struct importing *in, const char *path)
{
    char *whole = arena_copy(&in->arena, path);
    size_t len = whole == NULL ? 0 : strlen(whole);
    while (len > 1 && whole[len - 1] == '/')
        whole[--len] = '\0';
    if (len > 4 && strcasecmp(whole + len - 4, ".zip") == 0)
        whole[len - 4] = '\0';
    else if (len > 5 && strcasecmp(whole + len - 5, ".json") == 0)
        whole[len - 5] = '\0';
    return whole == NULL ? NULL : base_of(whole);
}

static bool map_all(struct importing *in, const char *path, struct err *err)
{
    struct hsds_topics topics;
    struct hsds_mapping mapping = {
        .stage = in->load.stage, .notes = &in->notes, .ask = in->ask, .topics = &topics};
    mapping.source = in->ask->source != NULL ? in->ask->source : source_of(in, path);
    mapping.prefix = mapping.source == NULL ? NULL : prefix_of(in, mapping.source);
    if (mapping.prefix == NULL)
        return err_set(err, "not enough memory");
    if (!hsds_topics_open(&topics, in->ask, err))
        return false;
    bool ok = hsds_stage_common(in->load.stage, &in->arena, HSDS_ADDRESS, "country",
                                &mapping.country, err) &&
              make_offers(in, &mapping, err);
    hsds_topics_free(&topics);
    return ok;
}

/* What became of the rows of each table, which adds up. */
static void tell_sums(struct importing *in, const char *path)
{
    struct buf words = {0};
    for (int table = 0; table < HSDS_TABLE_COUNT; table++) {
        buf_reset(&words);
        hsds_sum_write(&in->notes.sum, (enum hsds_table)table, &words);
        if (words.len > 0 && !words.failed && in->ask->tell != NULL)
            in->ask->tell(in->ask->tell_context, base_of(path), words.bytes);
        struct format_sum sum;
        if (hsds_sum_of(&in->notes.sum, (enum hsds_table)table, &sum) &&
            in->ask->sum != NULL) {
            sum.file = base_of(path);
            in->ask->sum(in->ask->tell_context, &sum);
        }
    }
    buf_free(&words);
}

static bool read_and_map(struct importing *in, const char *path, struct err *err)
{
    size_t services = 0;
    bool ok = read_datapackage(in, err) && load_all(in, err) &&
              hsds_stage_index(in->load.stage, err) && note_orphans(in, err) &&
              hsds_stage_count(in->load.stage, HSDS_SERVICE, &services, err);
    if (ok && services == 0)
        refuse_file(in, base_of(path),
                    in->any ? "there is no service in it that could become an offer"
                            : "there is nothing of HSDS in it");
    ok = ok && map_all(in, path, err);
    /* What we wrote for others to read says nothing new to us. */
    if (in->load.foreign || !in->any)
        hsds_notes_tell(&in->notes);
    if (ok && in->load.foreign)
        tell_sums(in, path);
    return ok && ((!in->notes.failed && !in->notes.sum.failed) ||
                  err_set(err, "not enough memory"));
}

bool import_hsds(const char *path, const struct format_ask *ask,
                 const struct intake *intake, struct err *err)
{
    struct importing in = {.ask = ask, .intake = intake, .notes = {.intake = intake}};
    if (!hsds_package_open(&in.package, path, err))
        return false;
    in.load = (struct hsds_load){.notes = &in.notes,
                                 .ask = ask,
                                 .keep = intake->rest != NULL,
                                 .whole = hsds_package_len(in.package)};
    bool ok = hsds_stage_open(&in.load.stage, err) && read_and_map(&in, path, err);
    hsds_stage_close(in.load.stage);
    hsds_package_close(in.package);
    hsds_notes_free(&in.notes);
    arena_free(&in.arena);
    return ok || err_prefix(err, "%s", path);
}

/* A JSON file: words that stand in the first kilobytes of HSDS and never of our own. */
static bool json_looks(const char *path)
{
    static const char *const signs[] = {
        "\"service_at_locations\"",    "\"total_items\"",
        "\"eligibility_description\"", "\"organization_identifiers\"",
        "\"location_type\"",           "\"legal_status\"",
        "\"fees_description\"",        "\"schedules\"",
        "\"additional_websites\"",     "\"taxonomy_detail\""};
    char head[HEAD_LEN + 1];
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return false;
    size_t len = fread(head, 1, HEAD_LEN, file);
    fclose(file);
    head[len] = '\0';
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (strstr(head, signs[i]) != NULL)
            return true;
    return false;
}

bool import_hsds_looks(const char *path)
{
    struct hsds_package *package;
    bool looks = false;
    if (!hsds_package_open(&package, path, NULL))
        return text_ends(path, ".zip");
    for (size_t i = 0; !looks && i < hsds_package_count(package); i++) {
        const char *name = hsds_package_name(package, i);
        const char *kind;
        const char *part;
        if (text_ends(name, ".csv"))
            looks = hsds_package_count(package) > 1 &&
                    hsds_table_find(name, &kind) != HSDS_NO_TABLE;
        else if (strcmp(base_of(name), "datapackage.json") == 0)
            looks = true;
        else
            looks = hsds_package_path(package, i, &part, NULL) && json_looks(part);
    }
    hsds_package_close(package);
    return looks || text_ends(path, ".zip");
}
