#include "formats/xliff/xliff.h"

#include <string.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/xml.h"

/* Both versions, as tools write them: told apart by names alone, so that a file without
 * namespace, or with another prefix, is read as well. */

enum { TEXT_MAX = 64 << 10 };

/* What an element is to us. */
enum role {
    ROLE_OTHER, /* goes on into it, says nothing itself: body, group */
    ROLE_ROOT,
    ROLE_FILE,
    ROLE_UNIT,
    ROLE_SEGMENT,
    ROLE_GAP, /* between segments: ignorable */
    ROLE_SOURCE,
    ROLE_TARGET,
    ROLE_INLINE, /* in a source or target */
    ROLE_SKIP    /* it and all in it is passed over */
};

static const struct {
    const char *name;
    enum role role;
} roles[] = {
    {"xliff", ROLE_ROOT},        {"file", ROLE_FILE},          {"unit", ROLE_UNIT},
    {"trans-unit", ROLE_UNIT},   {"segment", ROLE_SEGMENT},    {"ignorable", ROLE_GAP},
    {"source", ROLE_SOURCE},     {"target", ROLE_TARGET},      {"alt-trans", ROLE_SKIP},
    {"seg-source", ROLE_SKIP},   {"notes", ROLE_SKIP},         {"note", ROLE_SKIP},
    {"originalData", ROLE_SKIP}, {"skeleton", ROLE_SKIP},      {"header", ROLE_SKIP},
    {"bin-unit", ROLE_SKIP},     {"context-group", ROLE_SKIP}, {"count-group", ROLE_SKIP},
    {"prop-group", ROLE_SKIP},   {"matches", ROLE_SKIP},       {"glossary", ROLE_SKIP},
    {"metadata", ROLE_SKIP},
};

/* The source or the target of a unit while it is gathered. */
struct side {
    struct buf text;
    bool preserve;
    bool space; /* one is due before the next letter */
};

struct reader {
    struct arena *arena;
    struct xliff_file *out;
    size_t room;
    enum role role[XML_DEPTH_MAX + 1];
    bool preserve[XML_DEPTH_MAX + 1];
    size_t depth;
    size_t skipped; /* depth of what is passed over; 0: nothing */
    struct xliff_unit unit;
    struct side source, target;
    bool in_unit;
    bool target_lacks;   /* a segment has none */
    bool target_stands;  /* a segment has one */
    bool segment_target; /* the present one has */
    size_t segment_from; /* where its target begins */
};

static bool is_ours(const char *space)
{
    return space[0] == '\0' ||
           strncmp(space, "urn:oasis:names:tc:xliff:document:", 34) == 0;
}

static enum role role_of(const struct reader *reader, const struct xml_element *element)
{
    enum role outer = reader->depth == 0 ? ROLE_OTHER : reader->role[reader->depth - 1];
    if (outer == ROLE_SOURCE || outer == ROLE_TARGET || outer == ROLE_INLINE)
        return ROLE_INLINE;
    if (!is_ours(element->space))
        return ROLE_SKIP;
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
        if (strcmp(element->name, roles[i].name) == 0)
            return roles[i].role;
    return ROLE_OTHER;
}

static bool check_root(const struct xml_element *element, struct err *err)
{
    const char *version = xml_attribute(element, "", "version");
    if (strcmp(element->name, "xliff") != 0 || !is_ours(element->space))
        return err_set(err, "line %zu: this is no XLIFF, it begins with <%s>",
                       element->line, element->name);
    if (version == NULL || (version[0] != '1' && version[0] != '2') || version[1] != '.')
        return err_set(err, "line %zu: XLIFF of version %s is not read; 1.2 and 2.0 are",
                       element->line, version == NULL ? "(none)" : version);
    return true;
}

/* Languages stand at the root in 2.0 and at each file in 1.2. */
static void take_langs(struct reader *reader, const struct xml_element *element,
                       const char *source_name, const char *target_name)
{
    struct xliff_file *out = reader->out;
    const char *source = xml_attribute(element, "", source_name);
    const char *target = xml_attribute(element, "", target_name);
    if (source != NULL && out->source_lang == NULL)
        out->source_lang = arena_copy(reader->arena, source);
    if (target == NULL)
        return;
    if (out->target_lang == NULL) {
        out->target_lang = arena_copy(reader->arena, target);
        out->target_lang_line = element->line;
    } else if (strcmp(out->target_lang, target) != 0) {
        out->langs_differ = true;
    }
}

static enum xliff_rank rank_of_state(const char *state)
{
    static const struct {
        const char *state;
        enum xliff_rank rank;
    } rows[] = {
        {"initial", XLIFF_TO_DO},
        {"new", XLIFF_TO_DO},
        {"needs-translation", XLIFF_TO_DO},
        {"needs-adaptation", XLIFF_TO_DO},
        {"needs-l10n", XLIFF_TO_DO},
        {"needs-review-translation", XLIFF_DRAFT},
        {"needs-review-adaptation", XLIFF_DRAFT},
        {"needs-review-l10n", XLIFF_DRAFT},
        {"signed-off", XLIFF_FINAL},
        {"final", XLIFF_FINAL},
        {"reviewed", XLIFF_GOOD},
    };
    for (size_t i = 0; state != NULL && i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(state, rows[i].state) == 0)
            return rows[i].rank;
    return XLIFF_UNKNOWN;
}

/* "translated" says more in 1.2, where it is a human's word, than in 2.0, where a
 * reviewed state follows. The lowest of all segments counts. */
static void take_state(struct reader *reader, const char *state, bool segment)
{
    enum xliff_rank rank = rank_of_state(state);
    if (state != NULL && strcmp(state, "translated") == 0)
        rank = segment ? XLIFF_DRAFT : XLIFF_GOOD;
    if (rank == XLIFF_TO_DO && strcmp(state, "initial") != 0)
        reader->unit.unfinished = true;
    if (reader->unit.rank == XLIFF_UNKNOWN || rank < reader->unit.rank)
        reader->unit.rank = rank;
}

static void begin_unit(struct reader *reader, const struct xml_element *element)
{
    const char *id = xml_attribute(element, "", "id");
    const char *approved = xml_attribute(element, "", "approved");
    buf_reset(&reader->source.text);
    buf_reset(&reader->target.text);
    reader->source.space = reader->target.space = false;
    reader->in_unit = true;
    reader->target_lacks = reader->target_stands = false;
    reader->segment_target = false;
    reader->segment_from = 0;
    reader->unit = (struct xliff_unit){
        .id = arena_copy(reader->arena, id == NULL ? "" : id),
        .line = element->line,
        .rank = approved != NULL && strcmp(approved, "yes") == 0 ? XLIFF_FINAL
                                                                 : XLIFF_UNKNOWN};
}

/* Where a segment ends and the next begins, a space is due: most tools cut it off, and
 * those that keep it lose nothing. */
static void part(struct side *side)
{
    side->space = side->text.len > 0;
}

static void begin_target(struct reader *reader, const struct xml_element *element)
{
    const char *qualifier = xml_attribute(element, "", "state-qualifier");
    const char *state = xml_attribute(element, "", "state");
    if (state != NULL)
        take_state(reader, state, false);
    if (qualifier != NULL && (strcmp(qualifier, "mt-suggestion") == 0 ||
                              strcmp(qualifier, "leveraged-mt") == 0))
        reader->unit.by_computer = true;
    reader->segment_target = true;
    reader->target.preserve = reader->preserve[reader->depth];
}

static void begin_role(struct reader *reader, enum role role,
                       const struct xml_element *element)
{
    if (role == ROLE_ROOT)
        take_langs(reader, element, "srcLang", "trgLang");
    else if (role == ROLE_FILE)
        take_langs(reader, element, "source-language", "target-language");
    else if (role == ROLE_UNIT)
        begin_unit(reader, element);
    else if (role == ROLE_SEGMENT) {
        const char *state = xml_attribute(element, "", "state");
        take_state(reader, state == NULL ? "initial" : state, true);
        reader->segment_target = false;
        reader->segment_from = reader->target.text.len;
        part(&reader->source);
        part(&reader->target);
    } else if (role == ROLE_GAP) {
        part(&reader->source);
        part(&reader->target);
    } else if (role == ROLE_SOURCE)
        reader->source.preserve = reader->preserve[reader->depth];
    else if (role == ROLE_TARGET)
        begin_target(reader, element);
}

/* The side that a text at the present depth belongs to, or NULL. */
static struct side *side_of(struct reader *reader)
{
    if (reader->skipped > 0 || reader->depth == 0 || !reader->in_unit)
        return NULL;
    size_t at = reader->depth - 1;
    while (at > 0 && reader->role[at] == ROLE_INLINE)
        at--;
    return reader->role[at] == ROLE_SOURCE   ? &reader->source
           : reader->role[at] == ROLE_TARGET ? &reader->target
                                             : NULL;
}

static void add_break(struct reader *reader, const struct xml_element *element)
{
    const char *type = xml_attribute(element, "", "ctype");
    const char *sub_type = xml_attribute(element, "", "subType");
    bool is_break = (type != NULL && strcmp(type, "lb") == 0) ||
                    (sub_type != NULL && strcmp(sub_type, "xlf:lb") == 0);
    struct side *side = is_break ? side_of(reader) : NULL;
    if (side == NULL || side->text.len == 0)
        return;
    side->space = false;
    buf_add(&side->text, "\n", 1);
}

static bool on_begin(void *context, const struct xml_element *element, struct err *err)
{
    struct reader *reader = context;
    const char *space = xml_attribute(element, XML_SPACE, "space");
    size_t depth = reader->depth;
    if (depth == 0 && !check_root(element, err))
        return false;
    reader->preserve[depth] = space != NULL ? strcmp(space, "preserve") == 0
                                            : depth > 0 && reader->preserve[depth - 1];
    reader->role[depth] = reader->skipped > 0 ? ROLE_SKIP : role_of(reader, element);
    if (reader->role[depth] == ROLE_SKIP && reader->skipped == 0)
        reader->skipped = depth + 1;
    if (reader->skipped == 0)
        begin_role(reader, reader->role[depth], element);
    if (reader->role[depth] == ROLE_INLINE)
        add_break(reader, element);
    reader->depth++;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *finish(struct arena *arena, struct buf *text)
{
    while (text->len > 0 && is_blank(text->bytes[text->len - 1]))
        buf_shorten(text, text->len - 1);
    return text->len == 0 ? "" : arena_copy_len(arena, text->bytes, text->len);
}

static bool keep_unit(struct reader *reader)
{
    struct xliff_file *out = reader->out;
    struct xliff_unit *unit = &reader->unit;
    unit->source = finish(reader->arena, &reader->source.text);
    if (reader->target_stands && !reader->target_lacks)
        unit->target = finish(reader->arena, &reader->target.text);
    struct xliff_unit *more = array_room(reader->arena, out->unit, out->unit_count,
                                         &reader->room, sizeof *more);
    if (more == NULL)
        return false;
    out->unit = more;
    out->unit[out->unit_count++] = *unit;
    return !reader->arena->failed;
}

static void end_segment(struct reader *reader)
{
    bool stands =
        reader->segment_target && reader->target.text.len > reader->segment_from;
    reader->target_stands = reader->target_stands || stands;
    reader->target_lacks = reader->target_lacks || !stands;
    reader->segment_target = false;
}

static bool on_end(void *context, size_t line, struct err *err)
{
    struct reader *reader = context;
    enum role role = reader->role[--reader->depth];
    if (reader->skipped > 0) {
        if (reader->skipped == reader->depth + 1)
            reader->skipped = 0;
        return true;
    }
    /* In 1.2 a unit is its own segment. */
    enum role outer = reader->depth > 0 ? reader->role[reader->depth - 1] : ROLE_OTHER;
    if (role == ROLE_SEGMENT || (role == ROLE_TARGET && outer == ROLE_UNIT))
        end_segment(reader);
    else if (role == ROLE_UNIT) {
        reader->in_unit = false;
        if (!keep_unit(reader))
            return err_set(err, "line %zu: not enough memory", line);
    }
    return true;
}

/* Blanks at the ends go in any case. */
static bool add_text(struct side *side, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool line_end = bytes[i] == '\n' && side->preserve;
        if (is_blank(bytes[i]) && !line_end) {
            side->space = side->text.len > 0;
            continue;
        }
        if (line_end && side->text.len == 0)
            continue;
        if (side->space && !line_end && side->text.len > 0 &&
            side->text.bytes[side->text.len - 1] != '\n')
            buf_add(&side->text, " ", 1);
        side->space = false;
        buf_add(&side->text, &bytes[i], 1);
    }
    return !side->text.failed && side->text.len <= TEXT_MAX;
}

static bool on_text(void *context, const char *bytes, size_t len, struct err *err)
{
    struct reader *reader = context;
    struct side *side = side_of(reader);
    if (side == NULL || add_text(side, bytes, len))
        return true;
    return side->text.failed
               ? err_set(err, "not enough memory")
               : err_set(err, "unit %s has more than 64 KiB of text", reader->unit.id);
}

bool xliff_read(struct arena *arena, const char *path, struct xliff_file *out,
                struct err *err)
{
    struct xliff_file file = {.unit = NULL};
    struct reader reader = {.arena = arena, .out = &file};
    const struct xml_handler handler = {&reader, on_begin, on_end, on_text};
    bool ok = xml_read(path, &handler, err);
    buf_free(&reader.source.text);
    buf_free(&reader.target.text);
    if (ok)
        *out = file;
    return ok;
}
