#include "publish/pack.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/message.h"
#include "core/crypt.h"
#include "record/coach_check.h"
#include "record/day.h"
#include "record/record_word.h"
#include "core/bundle.h"
#include "core/content.h"
#include "core/clips/clip_file.h"
#include "core/schema.h"
#include "base/file.h"
#include "base/font_cover.h"
#include "publish/numbers.h"
#include "reports/outcomes.h"
#include "reports/receipts.h"
#include "speech/clip_gather.h"
#include "speech/spoken_all.h"

struct packing {
    const struct pack_order *order;
    struct arena arena;
    struct document document; /* what goes out */
    struct pack_result result;
    struct bundle_label label;
    const char *out;      /* OUT.anna */
    const char *part;     /* OUT.anna.part */
    const char *part_sig; /* OUT.anna.part.minisig */
    const char *out_sig;  /* OUT.anna.minisig */
    const char *kept;     /* published/N.anna */
    const char *kept_sig;
    const char *part_voice; /* OUT.anna.part.voice */
    const char *out_voice;  /* OUT.voice */
    const char *kept_voice;
    struct clip_gathered clips;
    bool keeps; /* this run has made, or makes, the two that are kept */
};

static bool may_show(const struct record *offer)
{
    const char *confidence = offer_text(offer, OFFER_CONFIDENCE);
    return confidence == NULL || strcmp(confidence, "low") != 0 ||
           offer_text(offer, OFFER_CHECKED_ON) != NULL;
}

bool pack_goes_out(const struct record *record)
{
    if (record->kind == RECORD_OFFER)
        return may_show(record);
    return record->kind != RECORD_ANSWER || (answer_text(record, ANSWER_DONE) != NULL &&
                                             answer_text(record, ANSWER_STATE) != NULL);
}

static bool goes_out(struct packing *packing, const struct record *record)
{
    bool shown = pack_goes_out(record);
    if (record->kind == RECORD_OFFER) {
        packing->result.offers += shown;
        packing->result.left_out += !shown;
    }
    return shown;
}

bool pack_lets_out(const struct field *field, const struct value *value,
                   struct date today)
{
    return strcmp(field->name, "comment") != 0 &&
           (!field->past || !value->set || day_possible(field, value->text, today, NULL));
}

void pack_strip(struct record *record, struct date today)
{
    size_t count;
    const struct field *field = record_fields(record->kind, &count);
    for (size_t i = 0; i < count; i++)
        if (!pack_lets_out(&field[i], &record->value[i], today))
            record->value[i] = (struct value){0};
}

/* Whoever chooses all barriers must still be heard. */
static bool barriers_fit(const struct document *all, struct err *err)
{
    size_t count = all->list[RECORD_BARRIER].count;
    size_t bytes = 0;
    for (size_t i = 0; i < count; i++)
        bytes += strlen(record_id(all->list[RECORD_BARRIER].item[i])) + 1;
    return (count <= REPORT_BARRIERS && bytes <= REPORT_BARRIER_BYTES) ||
           err_set(err,
                   "%zu barriers with %zu letters in their ids are more than a report "
                   "can name; make it at most %d with %d letters",
                   count, bytes, REPORT_BARRIERS, REPORT_BARRIER_BYTES);
}

/* A record whose words are looked at. */
struct looked_at {
    struct packing *packing;
    const struct record *record;
};

static void look_at_word(void *context, const struct record_word *word)
{
    struct looked_at *at = context;
    struct packing *packing = at->packing;
    const char *signs = font_cover_lacks(&packing->arena, word->text);
    if (signs == NULL || ++packing->result.signs > PACK_SIGNS_TOLD ||
        packing->order->tell == NULL)
        return;
    const char *place = record_word_place(&packing->arena, word);
    if (place != NULL)
        packing->order->tell(at->record, place, signs);
}

/* A terminal leads to offers by topics, and takes no content in which none leads to one.
 */
static bool any_has_topic(const struct document *document)
{
    for (size_t i = 0; i < document->list[RECORD_OFFER].count; i++) {
        const struct value *topics =
            offer_value(document->list[RECORD_OFFER].item[i], OFFER_TOPICS);
        for (size_t j = 0; topics != NULL && j < topics->list.count; j++)
            if (document_find(document, RECORD_TOPIC, topics->list.item[j]) != NULL)
                return true;
    }
    return false;
}

static bool choose(struct packing *packing, struct err *err)
{
    struct document all = {0};
    const struct pack_order *order = packing->order;
    struct date today = date_valid(order->today) ? order->today : order->created;
    if (!store_load(packing->order->store, &packing->arena, &all, err))
        return false;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < all.list[kind].count; i++) {
            struct record *record = all.list[kind].item[i];
            pack_strip(record, today);
            if (!goes_out(packing, record))
                continue;
            record_word_each(record, look_at_word, &(struct looked_at){packing, record});
            if (packing->arena.failed ||
                !document_add(&packing->arena, &packing->document, record))
                return err_set(err, "not enough memory");
        }
    const char *site = packing->order->site;
    if (!barriers_fit(&all, err))
        return false;
    if (all.list[RECORD_SITE].count == 0 || all.list[RECORD_TOPIC].count == 0)
        return err_set(
            err, "the workspace has no %s; import a document with sites and topics",
            all.list[RECORD_SITE].count == 0 ? message("site") : message("topic"));
    if (packing->result.offers == 0)
        return err_set(err, "the workspace has no offer that may be shown; import some");
    if (!any_has_topic(&packing->document))
        return err_set(err, "no offer has a topic, so a terminal would have nothing to "
                            "show; anna-admin offer set ID topics TOPIC");
    if (site != NULL && document_find(&all, RECORD_SITE, site) == NULL)
        return err_set(err, "%s: there is no site of this id; see anna-admin site list",
                       site);
    return coach_check(&packing->arena, &packing->document, err);
}

/* Under another number it would take the place of one that was published. */
static bool lies_in(struct arena *arena, const char *path, const char *folder)
{
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 0 : (size_t)(slash - path);
    const char *parent = slash == NULL ? "." : arena_copy_len(arena, path, len + 1);
    struct stat one;
    struct stat other;
    return parent != NULL && stat(parent, &one) == 0 && stat(folder, &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* "NAME.voice" for "NAME.anna". */
static const char *voice_beside(struct arena *arena, const char *path)
{
    return arena_print(arena, "%.*s.voice", (int)(strlen(path) - strlen(".anna")), path);
}

static bool name_files(struct packing *packing, struct err *err)
{
    const struct pack_order *order = packing->order;
    struct arena *arena = &packing->arena;
    packing->kept =
        arena_print(arena, "%s/%ld.anna", order->published, packing->result.sequence);
    packing->out = order->out != NULL ? order->out : packing->kept;
    if (arena->failed)
        return err_set(err, "not enough memory");
    packing->kept_sig = arena_print(arena, "%s.minisig", packing->kept);
    packing->part = arena_print(arena, "%s.part", packing->out);
    packing->part_sig = arena_print(arena, "%s.part.minisig", packing->out);
    packing->out_sig = arena_print(arena, "%s.minisig", packing->out);
    packing->part_voice = arena_print(arena, "%s.part.voice", packing->out);
    packing->out_voice = voice_beside(arena, packing->out);
    packing->kept_voice = voice_beside(arena, packing->kept);
    if (arena->failed)
        return err_set(err, "not enough memory");
    if (order->out != NULL && lies_in(arena, order->out, order->published))
        return err_set(err,
                       "%s: what was published is kept in this folder; write the bundle "
                       "elsewhere",
                       order->out);
    if (file_exists(packing->kept) || file_exists(packing->kept_sig))
        return err_set(err, "%s: is there already and is never overwritten",
                       packing->kept);
    if (file_is_folder(packing->out) || file_is_folder(packing->out_sig))
        return err_set(err, "%s: there is a folder of this name", packing->out);
    return true;
}

/* What can be said, and has a clip, goes with it. */
static bool gather_clips(struct packing *packing, struct err *err)
{
    struct spoken_texts texts = {0};
    if (packing->order->clips == NULL || !file_is_folder(packing->order->clips))
        return true;
    struct say_lexicon *lexicon = spoken_all_lexicon(&packing->document, err);
    unlink(packing->part_voice);
    bool ok =
        lexicon != NULL &&
        spoken_all(&packing->arena, lexicon, &packing->document, NULL, &texts, err) &&
        clip_gather(&packing->arena, &texts, packing->order->clips, packing->part_voice,
                    &packing->clips, err);
    say_lexicon_close(lexicon);
    packing->result.clips = packing->clips.clips;
    packing->result.sentences = packing->clips.sentences;
    return ok;
}

static bool write_database(struct packing *packing, struct err *err)
{
    char sequence[24];
    char created[16];
    char until[16];
    char report_key[2 * KEYS_REPORT_LEN + 1];
    const struct bundle_label *label = &packing->label;
    struct receipts receipts = {.salt = NULL};
    struct outcomes outcomes = {.salt = NULL};
    if (!outcomes_make(packing->order->ledger, &packing->arena, packing->order->unseal,
                       label->sequence, &outcomes, err) ||
        !receipts_make(packing->order->ledger, &packing->arena, packing->order->site,
                       label->sequence, &receipts, err))
        return false;
    snprintf(sequence, sizeof sequence, "%ld", label->sequence);
    snprintf(created, sizeof created, "%04d-%02d-%02d", label->created.year,
             label->created.month, label->created.day);
    snprintf(until, sizeof until, "%04d-%02d-%02d", label->valid_until.year,
             label->valid_until.month, label->valid_until.day);
    for (size_t i = 0; i < KEYS_REPORT_LEN; i++)
        snprintf(report_key + 2 * i, 3, "%02x", packing->order->report_key[i]);
    const struct store_word first[] = {
        {"site", label->site},          {"sequence", sequence},
        {"created", created},           {"valid_until", until},
        {"report_key", report_key},     {"receipt_salt", receipts.salt},
        {"outcome_salt", outcomes.salt}};
    size_t count = sizeof first / sizeof first[0];
    struct store_word *word = arena_take_array(
        &packing->arena, count + outcomes.count + packing->clips.count, sizeof *word);
    if (word == NULL)
        return err_set(err, "not enough memory");
    memcpy(word, first, sizeof first);
    for (size_t i = 0; i < outcomes.count; i++)
        word[count++] = (struct store_word){outcomes.row[i].name, outcomes.row[i].value};
    for (size_t i = 0; i < packing->clips.count; i++)
        word[count++] = packing->clips.row[i];
    const struct store_extra extra = {
        .word = word, .word_count = count, .received = receipts.receipt};
    unlink(packing->part);
    unlink(packing->part_sig);
    return store_write_copy(packing->part, &packing->document, &extra, err);
}

static bool sign(struct packing *packing, struct err *err)
{
    unsigned char hash[SIGNATURE_HASH_LEN];
    char comment[256];
    struct buf text = {0};
    bundle_write_label(&packing->label, comment, sizeof comment);
    bool ok = signature_hash_file(packing->part, BUNDLE_LIMIT, hash, err) &&
              store_use_sequence(packing->order->store, packing->result.sequence, err) &&
              keys_sign(packing->order->key, hash, comment, &text, err) &&
              file_make(packing->part_sig, text.bytes, text.len, 0644, err);
    buf_free(&text);
    return ok;
}

/* Whether the list of a topic has an offer. */
static bool leads_somewhere(struct packing *packing, struct content *content)
{
    struct err ignored = {""};
    size_t topics;
    const struct topic *topic = content_topics(content, &topics);
    size_t count = 0;
    for (size_t i = 0; count == 0 && i < topics; i++) {
        struct offer_head *heads;
        if (!content_topic_offers(content, &packing->arena, topic[i].id, "", 1, &heads,
                                  &count, &ignored))
            return false;
    }
    return count > 0;
}

/* As a terminal would: nothing that this program remembers is used. */
static bool read_back(struct packing *packing, struct err *err)
{
    struct buf pub = {0};
    struct signature_key key;
    struct bundle_label label;
    struct content *content = NULL;
    keys_public_text(packing->order->key, &pub);
    bool ok =
        !pub.failed && signature_parse_key(&key, pub.bytes, pub.len, err) &&
        bundle_verify(packing->part, packing->part_sig, &key, 1, &label, NULL, err) &&
        bundle_may_follow(&label, NULL, false, packing->label.site, err) &&
        content_open(&content, packing->part, err);
    if (ok) {
        ok = (content_sequence(content) == packing->result.sequence &&
              leads_somewhere(packing, content)) ||
             err_set(err, "it does not hold what was written");
        content_close(content);
    }
    buf_free(&pub);
    return ok || err_prefix(err, "%s: the finished bundle was refused", packing->out);
}

/* The copies that are kept last before anything appears at `out`: between the two renames
 * there the pair does not fit, and it is made again from them. */
static bool put_in_place(struct packing *packing, struct err *err)
{
    const bool speaks = packing->clips.count > 0;
    packing->keeps = true;
    if (packing->order->out == NULL)
        return (!speaks ||
                durable_commit(packing->part_voice, packing->kept_voice, err)) &&
               durable_commit(packing->part_sig, packing->kept_sig, err) &&
               durable_commit(packing->part, packing->kept, err);
    bool ok = (!speaks || durable_copy(packing->part_voice, packing->kept_voice,
                                       CLIP_FILE_LIMIT, NULL, NULL, err)) &&
              durable_copy(packing->part, packing->kept, BUNDLE_LIMIT, NULL, NULL, err) &&
              durable_copy(packing->part_sig, packing->kept_sig, BUNDLE_SIGNATURE_LIMIT,
                           NULL, NULL, err) &&
              durable_sync_folder(packing->order->published, err) &&
              (!speaks || durable_commit(packing->part_voice, packing->out_voice, err)) &&
              durable_commit(packing->part, packing->out, err);
    return ok && durable_commit(packing->part_sig, packing->out_sig, err);
}

static void clean_up(struct packing *packing, bool ok)
{
    if (packing->part != NULL)
        unlink(packing->part);
    if (packing->part_sig != NULL)
        unlink(packing->part_sig);
    if (packing->part_voice != NULL)
        unlink(packing->part_voice);
    if (!ok && packing->keeps) {
        unlink(packing->kept);
        unlink(packing->kept_sig);
        unlink(packing->kept_voice);
    }
    arena_free(&packing->arena);
}

bool pack_write(const struct pack_order *order, struct pack_result *result,
                struct err *err)
{
    struct packing packing = {.order = order};
    long counted;
    if (!store_sequence(order->store, &counted, err))
        return false;
    long last = numbers_published(order->published);
    last = counted > last ? counted : last;
    last = order->after > last ? order->after : last;
    packing.result.counted = counted;
    packing.result.sequence = last + 1;
    packing.label = (struct bundle_label){.site = "all",
                                          .sequence = last + 1,
                                          .created = order->created,
                                          .valid_until = order->valid_until,
                                          .schema = SCHEMA_VERSION};
    if (order->site != NULL)
        snprintf(packing.label.site, sizeof packing.label.site, "%s", order->site);
    bool ok = crypt_init(err) && choose(&packing, err) && name_files(&packing, err) &&
              gather_clips(&packing, err) && write_database(&packing, err) &&
              sign(&packing, err) && read_back(&packing, err) &&
              put_in_place(&packing, err);
    clean_up(&packing, ok);
    if (ok)
        *result = packing.result;
    return ok;
}
