#include "import_xliff.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "translation.h"

enum { ITEMS_MAX = 64, LANG_LEN = 24 };

/* A unit that belongs to an offer and a field. */
struct placed {
    const struct xliff_unit *unit;
    struct xliff_place place;
};

struct importer {
    struct arena *arena;
    const char *path;
    const struct import_xliff_options *options;
    const struct intake *intake;
    struct import_xliff_counts *counts;
    struct xliff_file file;
    char lang[LANG_LEN];
    struct placed *placed;
    size_t placed_count;
};

/* One offer while its text is changed. */
struct change {
    struct record offer;      /* a copy; its translations too */
    struct translation *part; /* among them */
    struct translation_german german;
    unsigned outdated; /* before */
    bool any;          /* something was taken */
    const char *made[SOURCE_FIELD_COUNT];
};

static void note(struct importer *in, const struct xliff_unit *unit, const char *value,
                 const char *reason, enum intake_done done)
{
    struct intake_note one = {.file = in->path,
                              .line = unit->line,
                              .column = unit->id,
                              .value = value,
                              .reason = reason,
                              .done = done};
    in->intake->note(in->intake->context, &one);
}

/* "tr-TR" is "tr": the terminal's languages know no countries. */
static void without_country(const char *lang, char out[LANG_LEN])
{
    size_t len = strcspn(lang, "-_");
    const char *rest = lang + len;
    bool country =
        rest[0] != '\0' && ((strlen(rest) == 3 && isupper((unsigned char)rest[1]) &&
                             isupper((unsigned char)rest[2])) ||
                            (strlen(rest) == 4 && strspn(rest + 1, "0123456789") == 3));
    strncpy(out, lang, LANG_LEN - 1);
    out[LANG_LEN - 1] = '\0';
    if (country && len < LANG_LEN)
        out[len] = '\0';
}

static bool choose_lang(struct importer *in, struct err *err)
{
    const struct xliff_file *file = &in->file;
    const char *asked = in->options->lang;
    char said[LANG_LEN] = "";
    if (file->source_lang != NULL && strncmp(file->source_lang, "de", 2) != 0)
        return err_set(err, "%s: is made from \"%.20s\" and not from German", in->path,
                       file->source_lang);
    if (file->langs_differ)
        return err_set(err, "%s: is for several languages; part it by language",
                       in->path);
    if (file->target_lang != NULL)
        without_country(file->target_lang, said);
    if (asked == NULL && said[0] == '\0')
        return err_set(err, "%s: does not say for which language it is; say --lang",
                       in->path);
    if (asked != NULL && said[0] != '\0' && strcmp(asked, said) != 0)
        return err_set(err, "%s: line %zu: is for \"%s\" and not for \"%s\"", in->path,
                       file->target_lang_line, said, asked);
    const char *lang = asked != NULL ? asked : said;
    if (!translation_lang_valid(lang))
        return err_set(err,
                       "%s: \"%.20s\" is not a language other than German, such as "
                       "\"tr\" or \"de-simple\"",
                       in->path, lang);
    without_country(lang, in->lang);
    return true;
}

static int compare_placed(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    size_t shorter =
        x->place.offer_len < y->place.offer_len ? x->place.offer_len : y->place.offer_len;
    int way = memcmp(x->place.offer, y->place.offer, shorter);
    if (way == 0)
        way = (x->place.offer_len > y->place.offer_len) -
              (x->place.offer_len < y->place.offer_len);
    if (way == 0)
        way = x->place.field - y->place.field;
    if (way == 0)
        way = (x->place.item > y->place.item) - (x->place.item < y->place.item);
    return way != 0 ? way : (x->unit > y->unit) - (x->unit < y->unit);
}

static bool same_place(const struct placed *a, const struct placed *b, bool item)
{
    return a->place.offer_len == b->place.offer_len &&
           memcmp(a->place.offer, b->place.offer, a->place.offer_len) == 0 &&
           a->place.field == b->place.field && (!item || a->place.item == b->place.item);
}

/* Finds out where each unit belongs, and puts them in order; a second one for the same
 * place goes. */
static bool place_units(struct importer *in, struct err *err)
{
    in->placed = arena_take_array(in->arena, in->file.unit_count + 1, sizeof *in->placed);
    if (in->placed == NULL)
        return err_set(err, "%s: not enough memory", in->path);
    for (size_t i = 0; i < in->file.unit_count; i++) {
        const struct xliff_unit *unit = &in->file.unit[i];
        struct placed placed = {.unit = unit};
        if (!xliff_place_read(unit->id, &placed.place))
            note(in, unit, "",
                 "is no unit of ours; their ids are OFFER:FIELD, for lists "
                 "OFFER:FIELD:NUMBER",
                 INTAKE_ROW_REFUSED);
        else if (placed.place.field < 0)
            note(in, unit, "", "no such field in the texts of offers",
                 INTAKE_ROW_REFUSED);
        else
            in->placed[in->placed_count++] = placed;
    }
    qsort(in->placed, in->placed_count, sizeof *in->placed, compare_placed);
    size_t kept = 0;
    for (size_t i = 0; i < in->placed_count; i++) {
        if (kept > 0 && same_place(&in->placed[kept - 1], &in->placed[i], true))
            note(in, in->placed[i].unit, "", "has come before; an id may stand only once",
                 INTAKE_ROW_REFUSED);
        else
            in->placed[kept++] = in->placed[i];
    }
    in->placed_count = kept;
    return true;
}

/* A copy of the offer whose text in the file's language can be changed, a new one if it
 * has none; languages stay in order. */
static bool begin_change(struct importer *in, const struct record *offer,
                         struct change *out)
{
    size_t count = offer->translation_count;
    size_t at = 0;
    *out = (struct change){.offer = *offer};
    struct translation *all = arena_take_array(in->arena, count + 1, sizeof *all);
    if (all == NULL)
        return false;
    while (at < count && strcmp(offer->translation[at].lang, in->lang) < 0)
        at++;
    bool there = at < count && strcmp(offer->translation[at].lang, in->lang) == 0;
    if (at > 0)
        memcpy(all, offer->translation, at * sizeof *all);
    if (at < count)
        memcpy(all + at + !there, offer->translation + at, (count - at) * sizeof *all);
    out->part = &all[at];
    if (!there)
        out->part->lang = arena_copy(in->arena, in->lang);
    out->offer.translation = all;
    out->offer.translation_count = count + !there;
    translation_german(&out->german, offer);
    out->outdated = there ? translation_changed(offer, out->part) : 0;
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (translation_value_const(out->part->value, (enum source_field)i)->set)
            out->made[i] = out->part->made;
    return out->part->lang != NULL;
}

/* The units of one field: the whole of it, or its items. */
struct group {
    const struct placed *unit;
    size_t count;
    enum source_field field;
    bool list;
};

/* A target that only repeats the source, and that nobody marked as done, is none. */
static bool says_something(const struct xliff_unit *unit)
{
    return unit->target != NULL && unit->target[0] != '\0' &&
           (unit->rank > XLIFF_TO_DO || strcmp(unit->target, unit->source) != 0);
}

static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_copy(arena, text);
    for (char *at = line; at != NULL && *at != '\0'; at++)
        if (*at == '\n')
            *at = ' ';
    return line;
}

/* What the field will say: the file's texts, where they are missing the office's. False
 * if there is nothing to take, which has been noted where it must. */
static bool gather(struct importer *in, const struct change *change,
                   const struct group *group, struct texts *out)
{
    size_t count;
    const struct field *field = record_fields(RECORD_OFFER, &count);
    const struct value *old = translation_value_const(change->part->value, group->field);
    const struct xliff_unit *hole = NULL;
    size_t given = 0;
    field += record_field(RECORD_OFFER, source_field_name(group->field));
    for (size_t i = 0; i < group->count; i++) {
        const struct xliff_unit *unit = group->unit[i].unit;
        const char *text = NULL;
        struct err err = {""};
        if (says_something(unit)) {
            text = field->type == FIELD_TEXT ? unit->target
                                             : one_line(in->arena, unit->target);
            given++;
        } else {
            in->counts->missing++;
            if (group->list && old->set && i < old->list.count)
                text = old->list.item[i];
            hole = text == NULL ? unit : hole;
        }
        if (text != NULL && !record_check(field, text, &err)) {
            note(in, unit, text, err.text, INTAKE_ROW_REFUSED);
            return false;
        }
        if (group->list && group->unit[i].place.item != i + 1) {
            note(in, unit, "",
                 "an item before this one is not in the file; a list is "
                 "taken as a whole",
                 INTAKE_ROW_REFUSED);
            return false;
        }
        out->item[i] = text;
    }
    out->count = group->count;
    if (given > 0 && hole != NULL)
        note(in, hole, "", "has no text, and a list is taken as a whole",
             INTAKE_VALUE_LEFT_OUT);
    return given > 0 && hole == NULL;
}

static bool differs(const struct value *old, const struct group *group,
                    const struct texts *texts)
{
    if (!old->set || (group->list && old->list.count != texts->count))
        return true;
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(group->list ? old->list.item[i] : old->text, texts->item[i]) != 0)
            return true;
    return false;
}

static enum xliff_rank lowest_rank(const struct group *group)
{
    enum xliff_rank rank = group->unit[0].unit->rank;
    for (size_t i = 1; i < group->count; i++)
        if (group->unit[i].unit->rank < rank)
            rank = group->unit[i].unit->rank;
    return rank;
}

static bool by_computer(const struct group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (group->unit[i].unit->by_computer && group->unit[i].unit->rank <= XLIFF_DRAFT)
            return true;
    return false;
}

/* The mark of the German that the translator saw. False, with a note, if it is not
 * today's. */
static bool mark_source(struct importer *in, const struct change *change,
                        const struct group *group, char mark[SOURCE_MARK_LEN])
{
    const char *item[ITEMS_MAX];
    char now[SOURCE_MARK_LEN];
    for (size_t i = 0; i < group->count; i++)
        item[i] = group->unit[i].unit->source;
    source_mark(mark, &(struct texts){item, group->count});
    source_mark(now, &change->german.field[group->field]);
    if (strcmp(mark, now) == 0)
        return true;
    in->counts->outdated++;
    note(in, group->unit[0].unit, "",
         "the German text has changed since this file was written", INTAKE_MARKED);
    return false;
}

/* The noted marks with one of them changed. */
static bool put_mark(struct importer *in, struct translation *part,
                     enum source_field field, const char *mark)
{
    char hash[SOURCE_HASH_LEN] = "";
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++) {
        char old[SOURCE_MARK_LEN];
        if (i == (int)field)
            source_hash_add(hash, field, mark);
        else if (source_hash_mark(part->source_hash, (enum source_field)i, old))
            source_hash_add(hash, (enum source_field)i, old);
    }
    const char *kept = arena_copy(in->arena, hash);
    if (kept != NULL)
        part->source_hash = kept;
    return kept != NULL;
}

/* False if memory ran out. */
static bool take_group(struct importer *in, struct change *change,
                       const struct group *group)
{
    const struct import_xliff_options *options = in->options;
    struct value *value = translation_value(change->part->value, group->field);
    struct texts texts = {arena_take_array(in->arena, group->count, sizeof *texts.item),
                          0};
    if (group->count > ITEMS_MAX) {
        note(in, group->unit[0].unit, "", "has more than 64 items", INTAKE_ROW_REFUSED);
        return true;
    }
    if (texts.item == NULL)
        return false;
    if (!gather(in, change, group, &texts))
        return true;
    bool changed = differs(value, group, &texts);
    enum xliff_rank now = xliff_rank_of(value->set ? change->part->made : NULL,
                                        (change->outdated & 1U << group->field) != 0);
    if (!changed && options->made == NULL && lowest_rank(group) <= now)
        return true;
    char mark[SOURCE_MARK_LEN];
    bool today = mark_source(in, change, group, mark);
    *value = group->list ? (struct value){.set = true, .list = texts}
                         : (struct value){.set = true, .text = texts.item[0]};
    change->made[group->field] = options->made != NULL           ? options->made
                                 : changed && by_computer(group) ? "automatic"
                                                                 : "human";
    change->any = true;
    in->counts->taken += group->count;
    /* An old file says nothing new about a text that stays. */
    return (!changed && !today) || put_mark(in, change->part, group->field, mark);
}

/* Of all fields the least. */
static const char *least_made(const struct change *change)
{
    const char *least = NULL;
    for (int i = 0; i < SOURCE_FIELD_COUNT; i++)
        if (change->made[i] != NULL &&
            (least == NULL ||
             xliff_rank_of(change->made[i], false) < xliff_rank_of(least, false)))
            least = change->made[i];
    return least;
}

/* `unit` is where the offer begins in the file. */
static bool give_away(struct importer *in, struct change *change,
                      const struct xliff_unit *unit, struct err *err)
{
    change->part->made = least_made(change);
    if (!translation_settle(in->arena, &change->offer, change->part))
        return err_set(err, "%s: not enough memory", in->path);
    enum intake_answer answer =
        in->intake->take(in->intake->context, &change->offer, err);
    if (answer == INTAKE_NOT_TAKEN)
        note(in, unit, "", err->text, INTAKE_ROW_REFUSED);
    in->counts->offers += answer == INTAKE_TAKEN;
    in->counts->automatic +=
        answer == INTAKE_TAKEN && strcmp(change->part->made, "automatic") == 0;
    return answer != INTAKE_BROKEN;
}

static bool take_offer(struct importer *in, const struct placed *unit, size_t count,
                       struct err *err)
{
    const struct record *offer =
        in->options->find(in->options->context, unit->place.offer, unit->place.offer_len);
    if (offer == NULL) {
        for (size_t i = 0; i < count; i++)
            note(in, unit[i].unit, "", "there is no such offer", INTAKE_ROW_REFUSED);
        return true;
    }
    struct change *change = arena_take(in->arena, sizeof *change);
    bool ok = change != NULL && begin_change(in, offer, change);
    for (size_t at = 0; ok && at < count;) {
        size_t end = at + 1;
        while (end < count && same_place(&unit[at], &unit[end], false))
            end++;
        const struct group group = {&unit[at], end - at,
                                    (enum source_field)unit[at].place.field,
                                    unit[at].place.item > 0};
        ok = take_group(in, change, &group);
        at = end;
    }
    if (!ok)
        return err_set(err, "%s: not enough memory", in->path);
    return !change->any || give_away(in, change, unit[0].unit, err);
}

static bool take_all(struct importer *in, struct err *err)
{
    for (size_t at = 0; at < in->placed_count;) {
        const struct xliff_place *place = &in->placed[at].place;
        size_t end = at + 1;
        while (end < in->placed_count &&
               in->placed[end].place.offer_len == place->offer_len &&
               memcmp(in->placed[end].place.offer, place->offer, place->offer_len) == 0)
            end++;
        if (!take_offer(in, &in->placed[at], end - at, err))
            return false;
        at = end;
        if (in->intake->progress != NULL)
            in->intake->progress(in->intake->context, at, in->placed_count);
    }
    return true;
}

bool import_xliff(struct arena *arena, const char *path,
                  const struct import_xliff_options *options, const struct intake *intake,
                  struct import_xliff_counts *counts, struct err *err)
{
    struct import_xliff_counts done = {0};
    struct importer in = {.arena = arena,
                          .path = path,
                          .options = options,
                          .intake = intake,
                          .counts = &done};
    if (!xliff_read(arena, path, &in.file, err) || !choose_lang(&in, err) ||
        !place_units(&in, err) || !take_all(&in, err))
        return false;
    done.units = in.file.unit_count;
    *counts = done;
    return true;
}
