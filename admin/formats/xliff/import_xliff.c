#include "formats/xliff/import_xliff_inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void import_xliff_note(struct importer *in, const struct xliff_unit *unit,
                       const char *value, const char *reason, enum intake_done done)
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
static void without_country(const char *lang, char out[IMPORT_XLIFF_LANG_LEN])
{
    size_t len = strcspn(lang, "-_");
    const char *rest = lang + len;
    bool country =
        rest[0] != '\0' && ((strlen(rest) == 3 && isupper((unsigned char)rest[1]) &&
                             isupper((unsigned char)rest[2])) ||
                            (strlen(rest) == 4 && strspn(rest + 1, "0123456789") == 3));
    strncpy(out, lang, IMPORT_XLIFF_LANG_LEN - 1);
    out[IMPORT_XLIFF_LANG_LEN - 1] = '\0';
    if (country && len < IMPORT_XLIFF_LANG_LEN)
        out[len] = '\0';
}

static bool choose_lang(struct importer *in, struct err *err)
{
    const struct xliff_file *file = &in->file;
    const char *asked = in->ask->lang;
    char said[IMPORT_XLIFF_LANG_LEN] = "";
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
            import_xliff_note(in, unit, "",
                              "is no unit of ours; their ids are OFFER:FIELD, for lists "
                              "OFFER:FIELD:NUMBER",
                              INTAKE_ROW_REFUSED);
        else if (placed.place.field < 0)
            import_xliff_note(in, unit, "", "no such field in the texts of offers",
                              INTAKE_ROW_REFUSED);
        else
            in->placed[in->placed_count++] = placed;
    }
    qsort(in->placed, in->placed_count, sizeof *in->placed, compare_placed);
    size_t kept = 0;
    for (size_t i = 0; i < in->placed_count; i++) {
        if (kept > 0 && same_place(&in->placed[kept - 1], &in->placed[i], true))
            import_xliff_note(in, in->placed[i].unit, "",
                              "has come before; an id may stand only once",
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
        import_xliff_note(in, unit, "", err->text, INTAKE_ROW_REFUSED);
    in->counts.offers += answer == INTAKE_TAKEN;
    in->counts.automatic +=
        answer == INTAKE_TAKEN && strcmp(change->part->made, "automatic") == 0;
    return answer != INTAKE_BROKEN;
}

static bool take_offer(struct importer *in, const struct placed *unit, size_t count,
                       struct err *err)
{
    const char *id = arena_copy_len(in->arena, unit->place.offer, unit->place.offer_len);
    const struct record *offer =
        id == NULL ? NULL : document_find(in->ask->known, RECORD_OFFER, id);
    if (offer == NULL) {
        for (size_t i = 0; i < count; i++)
            import_xliff_note(in, unit[i].unit, "", "there is no such offer",
                              INTAKE_ROW_REFUSED);
        return true;
    }
    struct change *change = arena_take(in->arena, sizeof *change);
    bool ok = change != NULL && begin_change(in, offer, change);
    for (size_t at = 0; ok && at < count;) {
        size_t end = at + 1;
        while (end < count && same_place(&unit[at], &unit[end], false))
            end++;
        ok = import_xliff_field(in, change, &unit[at], end - at);
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

bool import_xliff(struct arena *arena, const char *path, const struct format_ask *ask,
                  const struct intake *intake, struct err *err)
{
    struct importer in = {.arena = arena, .path = path, .ask = ask, .intake = intake};
    if (!xliff_read(arena, path, &in.file, err) || !choose_lang(&in, err) ||
        !place_units(&in, err) || !take_all(&in, err))
        return false;
    in.counts.units = in.file.unit_count;
    *ask->texts = in.counts;
    return true;
}
