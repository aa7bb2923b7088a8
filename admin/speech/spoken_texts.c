#include "speech/spoken_texts.h"

#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "base/hash.h"
#include "record/record_word.h"
#include "speech/say_sentence.h"

enum { MO_LIMIT = 4 * 1024 * 1024 };

static bool is_there(const struct spoken_texts *texts, const char *name)
{
    uint64_t hash = hash_text(HASH_BEGIN, name);
    for (size_t place, at = 0; hash_table_next(&texts->by_name, hash, &at, &place);)
        if (strcmp(texts->item[place].name, name) == 0)
            return true;
    return false;
}

static bool add_sentence(struct arena *arena, struct spoken_texts *texts,
                         const struct spoken_sentence *sentence)
{
    if (sentence->count > CLIP_PIECES || is_there(texts, sentence->name))
        return true;
    struct spoken_sentence *more =
        array_room(arena, texts->item, texts->count, &texts->room, sizeof *more);
    if (more == NULL)
        return false;
    texts->item = more;
    texts->item[texts->count] = *sentence;
    return hash_table_put(&texts->by_name, arena, hash_text(HASH_BEGIN, sentence->name),
                          texts->count++);
}

static bool add_text(struct arena *arena, const struct say_lexicon *lexicon,
                     struct spoken_texts *texts, const char *lang, const char *text,
                     const struct record *record)
{
    struct say_piece *piece;
    size_t count = say_text(arena, lexicon, lang, text, SAY_PLAIN, &piece);
    const char **langs = arena_take_array(arena, count + 1, sizeof *langs);
    const char **words = arena_take_array(arena, count + 1, sizeof *words);
    if (arena->failed)
        return false;
    for (size_t i = 0; i < count; i++) {
        langs[i] = piece[i].lang;
        words[i] = piece[i].words;
    }
    for (size_t at = 0; at < count;) {
        struct spoken_sentence sentence = {.lang = lang,
                                           .langs = langs + at,
                                           .words = words + at,
                                           .count = say_sentence(words + at, count - at),
                                           .record = record};
        clip_row_name(sentence.name, sentence.langs, sentence.words, sentence.count);
        if (!add_sentence(arena, texts, &sentence))
            return false;
        at += sentence.count;
    }
    return true;
}

bool spoken_texts_add(struct arena *arena, const struct say_lexicon *lexicon,
                      struct spoken_texts *texts, const char *lang, const char *text)
{
    return add_text(arena, lexicon, texts, lang, text, NULL);
}

struct walk {
    struct arena *arena;
    const struct say_lexicon *lexicon;
    struct spoken_texts *texts;
    const struct record *record;
    const char *lang;
    bool ok;
};

static void visit(void *context, const struct record_word *word)
{
    struct walk *walk = context;
    const char *lang = word->lang == NULL ? "de" : word->lang;
    if (walk->record->kind == RECORD_OFFER &&
        (word->field == &offer_fields[OFFER_KEYWORDS] ||
         word->field == &offer_fields[OFFER_SOURCE]))
        return; /* what it is found by, and where the office has it from */
    const char *base = arena_copy_len(walk->arena, lang, strcspn(lang, "-"));
    if (base == NULL || !walk->ok) {
        walk->ok = false;
        return;
    }
    if (strcmp(walk->lang, base) == 0)
        walk->ok = add_text(walk->arena, walk->lexicon, walk->texts, base, word->text,
                            walk->record);
}

bool spoken_texts_record(struct arena *arena, const struct say_lexicon *lexicon,
                         struct spoken_texts *texts, const struct record *record,
                         const char *lang)
{
    struct walk walk = {arena, lexicon, texts, record, lang, true};
    record_word_each(record, visit, &walk);
    return walk.ok;
}

/* What stands in a file of gettext (GNU gettext manual, "The Format of GNU MO Files"). */
static bool number(const struct buf *file, size_t at, size_t *out)
{
    unsigned char b[4];
    if (at > file->len || file->len - at < sizeof b)
        return false;
    memcpy(b, file->bytes + at, sizeof b);
    *out = b[0] | (size_t)b[1] << 8 | (size_t)b[2] << 16 | (size_t)b[3] << 24;
    return true;
}

enum { MO_COUNT_AT = 8, MO_WORDS_AT = 16, MO_ROW = 8 };

static const size_t mo_magic = 0x950412DE;

/* The words of a message, or of each of its plurals; those with a place are left out, for
 * what is said then is known on the terminal alone. */
static bool add_message(struct arena *arena, const struct say_lexicon *lexicon,
                        struct spoken_texts *texts, const char *lang, const char *words,
                        size_t len)
{
    for (const char *at = words; at < words + len; at += strlen(at) + 1)
        if (strpbrk(at, "{%") == NULL &&
            !add_text(arena, lexicon, texts, arena_copy(arena, lang),
                      arena_copy(arena, at), NULL))
            return false;
    return true;
}

static bool walk_messages(struct arena *arena, const struct say_lexicon *lexicon,
                          struct spoken_texts *texts, const char *lang,
                          const struct buf *file, const char *path, struct err *err)
{
    size_t magic;
    size_t count;
    size_t table;
    if (!number(file, 0, &magic) || magic != mo_magic ||
        !number(file, MO_COUNT_AT, &count) || !number(file, MO_WORDS_AT, &table))
        return err_set(err, "%s: is no file of gettext", path);
    /* The first is the head of the file. */
    for (size_t i = 1; i < count; i++) {
        size_t len;
        size_t at;
        if (!number(file, table + i * MO_ROW, &len) ||
            !number(file, table + i * MO_ROW + 4, &at) || at > file->len ||
            len >= file->len - at || file->bytes[at + len] != '\0')
            return err_set(err, "%s: is damaged", path);
        if (!add_message(arena, lexicon, texts, lang, file->bytes + at, len))
            return err_set(err, "not enough memory");
    }
    return true;
}

bool spoken_texts_interface(struct arena *arena, const struct say_lexicon *lexicon,
                            struct spoken_texts *texts, const char *strings,
                            const char *lang, struct err *err)
{
    struct buf file = {0};
    const char *path = arena_print(arena, "%s/%s/LC_MESSAGES/anna.mo", strings, lang);
    if (path == NULL)
        return err_set(err, "not enough memory");
    if (access(path, F_OK) != 0)
        return true;
    bool ok = buf_read_file(&file, path, MO_LIMIT, err) &&
              walk_messages(arena, lexicon, texts, lang, &file, path, err);
    buf_free(&file);
    return ok;
}

const char *spoken_texts_words(struct arena *arena, const struct spoken_sentence *of)
{
    struct buf all = {0};
    for (size_t i = 0; i < of->count; i++)
        buf_print(&all, "%s%s", i > 0 ? " " : "", of->words[i]);
    const char *out = all.failed ? NULL : arena_copy(arena, all.bytes);
    buf_free(&all);
    return out;
}
