#include "workspace/store_match.h"

#include <string.h>

#include "core/fold.h"
#include "record/made_id.h"
#include "workspace/store_origin.h"
#include "workspace/store_tables.h"

enum {
    CANDIDATES_MOST = 64, /* as the query below says */
    NUMBERS_MOST = 10000
};

enum likeness { SAME, NOT_KNOWN, OTHER };

struct candidate {
    const char *id;
    const struct record *offer; /* NULL: the office removed it */
    bool said, came;
    struct said_hashes hashes;
    enum likeness town, street;
};

struct candidates {
    struct candidate *item[CANDIDATES_MOST];
    size_t count;
};

/* All ids that begin with name and provider, or are the made one. Each part of the
 * question walks an index, and no further than it must: a file of many rows asks it for
 * each of them. */
static bool list_ids(const struct store_match_asker *asker, const struct record *record,
                     struct texts *out, struct err *err)
{
#define BEGINS "id >= :base AND id < :base || '.' ORDER BY id LIMIT 64"
    struct db_stmt *stmt = db_prepare(
        asker->db,
        "SELECT id FROM service WHERE id = :made "
        "UNION SELECT id FROM (SELECT id FROM service WHERE " BEGINS ") AS s "
        "UNION SELECT id FROM x_origin WHERE kind = 'offer' AND id = :made "
        "UNION SELECT id FROM (SELECT id FROM x_origin WHERE kind = 'offer' AND " BEGINS
        ") AS o UNION SELECT id FROM x_base WHERE source = :source AND kind = 'offer' "
        "AND id = :made UNION SELECT id FROM (SELECT id FROM x_base "
        "WHERE source = :source AND kind = 'offer' AND " BEGINS
        ") AS b ORDER BY 1 LIMIT 64",
        err);
#undef BEGINS
    const char *words = made_id_words(asker->arena, record, ID_OF_NAME);
    const char *base = words == NULL ? NULL : made_id(asker->arena, words, 1);
    const char **item = arena_take_array(asker->arena, CANDIDATES_MOST, sizeof *item);
    if (stmt == NULL)
        return false;
    if (base == NULL || item == NULL)
        return err_set(err, "not enough memory");
    db_bind_text(stmt, ":made", record_id(record));
    db_bind_text(stmt, ":base", base);
    db_bind_text(stmt, ":source", asker->source);
    out->item = item;
    out->count = 0;
    while (db_step(stmt) && out->count < CANDIDATES_MOST)
        item[out->count++] = arena_copy(asker->arena, db_text(stmt, 0));
    return db_done(stmt, err);
}

static enum likeness like(const struct store_match_asker *asker,
                          const struct candidate *one, const struct record *record,
                          enum offer_field field)
{
    const struct value *theirs = &record->value[field];
    const struct value *ours = one->offer == NULL ? NULL : &one->offer->value[field];
    static const struct value nothing;
    const char *name = offer_fields[field].name;
    bool said_nothing =
        !one->said || merge_said_before(&one->hashes, NULL, name, &nothing);
    if (one->said && merge_said_before(&one->hashes, NULL, name, theirs))
        return SAME;
    if (ours == NULL || !ours->set || !theirs->set) {
        bool known = theirs->set && ours == NULL && !said_nothing;
        return known                                      ? OTHER
               : ours != NULL && ours->set == theirs->set ? SAME
                                                          : NOT_KNOWN;
    }
    const char *one_word = fold(asker->arena, ours->text, NULL);
    const char *other_word = fold(asker->arena, theirs->text, NULL);
    return one_word != NULL && other_word != NULL && strcmp(one_word, other_word) == 0
               ? SAME
               : OTHER;
}

static bool look(const struct store_match_asker *asker, const char *id,
                 const struct record *record, struct candidates *out, struct err *err)
{
    struct tables tables = {asker->db, asker->arena};
    struct document one = {0};
    struct candidate *to = arena_take(asker->arena, sizeof *to);
    int64_t number = 0;
    if (to == NULL)
        return err_set(err, "not enough memory");
    to->id = id;
    if (!store_origin_find(asker->db, asker->arena, asker->source, RECORD_OFFER, id,
                           &to->said, &number, &to->hashes, err))
        return false;
    to->came = to->said && number == asker->number;
    /* Another row of this import, which only their order tells apart. */
    if (to->came && record->made == ID_OF_ORDER && strcmp(id, record_id(record)) != 0)
        return true;
    if (!store_offer_table.load_one(&tables, id, &one, err))
        return false;
    to->offer = document_find(&one, RECORD_OFFER, id);
    /* Of an id without a past only the id is known. */
    bool same = (!to->said && strcmp(id, record_id(record)) == 0) ||
                (like(asker, to, record, OFFER_NAME) == SAME &&
                 like(asker, to, record, OFFER_PROVIDER) == SAME);
    to->town = like(asker, to, record, OFFER_CITY);
    to->street = like(asker, to, record, OFFER_STREET);
    if (same)
        out->item[out->count++] = to;
    return !asker->arena->failed || err_set(err, "not enough memory");
}

/* Keeps those whose town, or else street, is so. */
static struct candidates narrow(const struct candidates *all, bool street,
                                enum likeness wanted)
{
    struct candidates out = {.count = 0};
    for (size_t i = 0; i < all->count; i++)
        if ((street ? all->item[i]->street : all->item[i]->town) == wanted)
            out.item[out.count++] = all->item[i];
    return out;
}

static enum store_match_answer is_one(const struct candidate *one,
                                      struct store_match *out)
{
    out->id = one->id;
    return MATCH_ONE;
}

/* Of what the office has removed nobody is asked. */
static enum store_match_answer unsure(const struct candidates *all,
                                      struct store_match *out)
{
    for (size_t i = 0; i < all->count && out->count < MATCH_SHOWN; i++)
        if (all->item[i]->offer != NULL)
            out->offer[out->count++] = all->item[i]->offer;
    return out->count > 0 ? MATCH_UNSURE : MATCH_NEW;
}

/* None has the town. */
static enum store_match_answer of_no_town(const struct candidates *all,
                                          const struct record *record,
                                          struct store_match *out)
{
    const struct candidates open = narrow(all, false, NOT_KNOWN);
    bool alone = record->made == ID_OF_NAME;
    if (alone && all->count == 1 && open.count == 1)
        return is_one(open.item[0], out);
    return unsure(alone ? all : &open, out);
}

static enum store_match_answer choose(const struct candidates *all,
                                      const struct record *record,
                                      struct store_match *out)
{
    const struct candidates town = narrow(all, false, SAME);
    const struct candidates street = narrow(&town, true, SAME);
    const struct candidates open = narrow(&town, true, NOT_KNOWN);
    if (town.count == 0)
        return of_no_town(all, record, out);
    if (record->made == ID_OF_ORDER) {
        for (size_t i = 0; i < town.count; i++)
            if (strcmp(town.item[i]->id, record_id(record)) == 0)
                return is_one(town.item[i], out);
        return unsure(&street, out);
    }
    if (street.count == 1)
        return is_one(street.item[0], out);
    if (record->made == ID_OF_STREET)
        return unsure(street.count > 0 ? &street : &open, out);
    return town.count == 1 ? is_one(town.item[0], out) : unsure(&town, out);
}

/* What has come in this import is another, or the same twice. */
static bool has_come(struct candidates *all, const struct record *record,
                     struct store_match *out)
{
    struct candidates left = {.count = 0};
    for (size_t i = 0; i < all->count; i++) {
        struct candidate *one = all->item[i];
        if (!one->came)
            left.item[left.count++] = one;
        else if (one->town == SAME && one->street == SAME &&
                 (record->made != ID_OF_ORDER || strcmp(one->id, record_id(record)) == 0))
            out->id = one->id;
    }
    *all = left;
    return out->id != NULL;
}

bool store_match(const struct store_match_asker *asker, const struct record *record,
                 struct store_match *out, struct err *err)
{
    struct candidates all = {.count = 0};
    struct texts ids = {0};
    *out = (struct store_match){.answer = MATCH_NEW};
    if (!list_ids(asker, record, &ids, err))
        return false;
    for (size_t i = 0; i < ids.count; i++)
        if (ids.item[i] == NULL || !look(asker, ids.item[i], record, &all, err))
            return ids.item[i] != NULL || err_set(err, "not enough memory");
    out->answer = has_come(&all, record, out) ? MATCH_CAME : choose(&all, record, out);
    return true;
}

static bool is_free(const struct store_match_asker *asker, const char *id, bool *out,
                    struct err *err)
{
    int64_t one = 0;
    bool taken = false;
    bool ok = tables_number(asker->db,
                            "SELECT 1 FROM service WHERE id = :id UNION SELECT 1 FROM "
                            "x_origin WHERE kind = 'offer' AND id = :id UNION SELECT 1 "
                            "FROM x_base WHERE kind = 'offer' AND id = :id LIMIT 1",
                            id, &taken, &one, err);
    *out = !taken;
    return ok;
}

bool store_match_free_id(const struct store_match_asker *asker,
                         const struct record *record, const char **out, struct err *err)
{
    bool is = false;
    *out = record_id(record);
    if (!is_free(asker, *out, &is, err))
        return false;
    for (int level = (int)record->made + 1, number = 1; !is && number <= NUMBERS_MOST;) {
        const char *words = made_id_words(asker->arena, record, (enum made_id)level);
        *out = words == NULL ? NULL : made_id(asker->arena, words, number);
        if (*out == NULL)
            return err_set(err, "not enough memory");
        if (!is_free(asker, *out, &is, err))
            return false;
        if (level < ID_OF_STREET)
            level++;
        else
            number++;
    }
    return is || err_set(err, "%s: no id is free", record_id(record));
}
