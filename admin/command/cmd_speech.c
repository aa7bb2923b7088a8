#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/durable.h"
#include "base/message.h"
#include "base/scratch.h"
#include "command/cmd.h"
#include "command/speech_word.h"
#include "command/workspace.h"
#include "core/crypt.h"
#include "core/lang.h"
#include "publish/pack.h"
#include "speech/clip_make.h"
#include "speech/clip_reference.h"
#include "speech/clip_store.h"
#include "speech/spoken_all.h"
#include "speech/spoken_sound.h"
#include "workspace/lock.h"

/* Spoken sentences: makes clips of a better voice, lists them for whoever reads them in,
 * lets an offer be heard as the terminal says it, and keeps how words are said. */

struct words {
    const char *lang, *with, *from;
};

/* How many sentences in a row may fail before it gives up. */
enum { FAILURES_MOST = 5, TELL_EVERY = 50 };

struct work {
    struct arena arena;
    struct store *store;
    struct document document; /* what goes out */
    struct say_lexicon *lexicon;
    struct spoken_texts texts;
    const char *clips; /* folder */
};

static bool load(const struct cmd_context *context, struct work *work, struct err *err)
{
    struct document all = {0};
    work->clips = workspace_path(&work->arena, context, "clips");
    if (!store_load(work->store, &work->arena, &all, err) || !crypt_init(err))
        return false;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
        for (size_t i = 0; i < all.list[kind].count; i++) {
            struct record *record = all.list[kind].item[i];
            pack_strip(record, context->today);
            if (pack_goes_out(record) &&
                !document_add(&work->arena, &work->document, record))
                return err_set(err, "not enough memory");
        }
    work->lexicon = spoken_all_lexicon(&work->document, err);
    return work->lexicon != NULL &&
           (!work->arena.failed || err_set(err, "not enough memory"));
}

static bool known_lang(const char *lang, struct err *err)
{
    return lang == NULL || lang_find(lang) != NULL ||
           err_set(err, "--lang: the terminal does not speak \"%s\"", lang);
}

/* The sentences of one offer in a language, or of all languages. */
static bool gather_offer(struct work *work, const char *id, const char *lang,
                         struct err *err)
{
    size_t count;
    const struct lang *all = lang_all(&count);
    const struct record *offer = document_find(&work->document, RECORD_OFFER, id);
    if (offer == NULL)
        return err_set(err, "%s: there is no offer of this id that goes out", id);
    for (size_t i = 0; i < count; i++)
        if ((lang == NULL || strcmp(lang, all[i].id) == 0) &&
            !spoken_texts_record(&work->arena, work->lexicon, &work->texts, offer,
                                 all[i].id))
            return err_set(err, "not enough memory");
    return work->texts.count > 0 ||
           err_set(err, "%s: it has no words in this language", id);
}

/* `id` NULL: all that goes out, and the interface. */
static bool gather(struct work *work, const char *id, const char *lang, struct err *err)
{
    return id != NULL ? gather_offer(work, id, lang, err)
                      : spoken_all(&work->arena, work->lexicon, &work->document, lang,
                                   &work->texts, err);
}

/* Where a sentence stands, for whoever reads what went wrong with it. */
static const char *place(const struct spoken_sentence *sentence)
{
    return sentence->record != NULL ? record_id(sentence->record)
                                    : message("the interface");
}

struct counts {
    size_t of[CLIP_FAILED + 1];
    int in_a_row; /* that failed */
};

static bool make_one(const struct clip_maker *maker,
                     const struct spoken_sentence *sentence, struct counts *counts,
                     struct err *err)
{
    struct err why = {""};
    enum clip_made made = clip_make(maker, sentence, &why);
    counts->of[made]++;
    counts->in_a_row = made == CLIP_FAILED ? counts->in_a_row + 1 : 0;
    if (made == CLIP_FAILED)
        fprintf(stderr, message("%s (%s, %s): %s\n"), sentence->name + 5, sentence->lang,
                place(sentence), why.text);
    return counts->in_a_row < FAILURES_MOST ||
           err_set(err,
                   "%d sentences one after the other have failed, so the rest is not "
                   "tried; what was made stays",
                   (int)FAILURES_MOST);
}

static bool make_all(const struct work *work, const struct clip_maker *maker,
                     struct counts *counts, struct err *err)
{
    bool ok = true;
    for (size_t i = 0; ok && i < work->texts.count; i++) {
        ok = make_one(maker, &work->texts.item[i], counts, err);
        if ((i + 1) % TELL_EVERY == 0)
            fprintf(stderr, message("%zu of %zu sentences\n"), i + 1, work->texts.count);
    }
    return ok;
}

static enum cmd_result make_with(struct work *work, const char *id,
                                 const struct words *words, struct err *err)
{
    char scratch[SCRATCH_PATH];
    struct voice voice = {.shared = -1};
    struct clip_program program;
    struct counts counts = {.in_a_row = 0};
    struct clip_maker maker = {.store = work->clips,
                               .program = words->with != NULL ? &program : NULL,
                               .recordings = words->from,
                               .scratch = scratch,
                               .voice = &voice};
    if ((words->with != NULL &&
         !clip_program_read(&work->arena, words->with, &program, err)) ||
        !gather(work, id, words->lang, err) || !scratch_folder(scratch, "speech", err))
        return CMD_COULD_NOT;
    bool ok = clip_reference_open(&voice, err) && make_all(work, &maker, &counts, err);
    voice_close(&voice);
    rmdir(scratch);
    printf(message("%zu clips were made, %zu were there, %zu sentences have none\n"),
           counts.of[CLIP_MADE], counts.of[CLIP_KEPT],
           work->texts.count - counts.of[CLIP_MADE] - counts.of[CLIP_KEPT]);
    return !ok ? CMD_COULD_NOT : counts.of[CLIP_FAILED] > 0 ? CMD_NO : CMD_DONE;
}

static enum cmd_result make(const struct cmd_context *context, struct work *work,
                            const char *id, const struct words *words, struct err *err)
{
    int lock = -1;
    bool taken = false;
    if (words->with == NULL && words->from == NULL) {
        err_set(err, "say with --with which program speaks, or with --from where the "
                     "recordings are");
        return CMD_COULD_NOT;
    }
    const char *path = workspace_path(&work->arena, context, "clips.lock");
    if (path == NULL || !lock_try(path, &taken, &lock, err))
        return CMD_COULD_NOT;
    if (!taken) {
        err_set(err, "%s: somebody else makes clips here", context->workspace);
        return CMD_COULD_NOT;
    }
    enum cmd_result result = make_with(work, id, words, err);
    lock_free(lock);
    return result;
}

static bool list(struct work *work, const char *id, const struct words *words,
                 struct err *err)
{
    if (!gather(work, id, words->lang, err))
        return false;
    for (size_t i = 0; i < work->texts.count; i++) {
        const struct spoken_sentence *sentence = &work->texts.item[i];
        struct clip_entry entry;
        bool there = clip_store_read(work->clips, sentence->name, &entry);
        clip_store_free(&entry);
        const char *text = spoken_texts_words(&work->arena, sentence);
        if (text == NULL)
            return err_set(err, "not enough memory");
        printf("%s\t%s\t%s\t%s\t%s\n", sentence->name + 5, sentence->lang,
               there ? message("clip") : message("live"), place(sentence), text);
    }
    return true;
}

static bool say(struct work *work, const char *id, const char *path,
                const struct words *words, struct err *err)
{
    const char *lang = words->lang != NULL ? words->lang : "de";
    struct buf sound = {0};
    if (!gather(work, id, lang, err))
        return false;
    bool ok = spoken_sound(&work->texts, &sound, err) &&
              durable_write(path, sound.bytes, sound.len, 0644, err);
    buf_free(&sound);
    for (size_t i = 0; ok && i < work->texts.count; i++) {
        const char *text = spoken_texts_words(&work->arena, &work->texts.item[i]);
        printf("%s\n", text != NULL ? text : "");
    }
    return ok;
}

static enum cmd_result dispatch(const struct cmd_context *context, struct work *work,
                                const struct words *words, struct err *err)
{
    char **word = context->argument;
    int count = context->count;
    if (!known_lang(words->lang, err))
        return CMD_COULD_NOT;
    if (strcmp(word[0], "word") == 0 && count > 1)
        return speech_word(context, work->store, words->lang, err) ? CMD_DONE
                                                                   : CMD_COULD_NOT;
    if (!load(context, work, err))
        return CMD_COULD_NOT;
    if (strcmp(word[0], "make") == 0 && count <= 2)
        return make(context, work, word[1], words, err);
    if (strcmp(word[0], "list") == 0 && count <= 2)
        return list(work, word[1], words, err) ? CMD_DONE : CMD_COULD_NOT;
    if (strcmp(word[0], "say") == 0 && count == 3)
        return say(work, word[1], word[2], words, err) ? CMD_DONE : CMD_COULD_NOT;
    err_set(err, "say make [OFFER] with --with PROGRAM or --from FOLDER, list [OFFER], "
                 "say OFFER OUT.wav, or word with set, take or list");
    return CMD_COULD_NOT;
}

static enum cmd_result run(struct cmd_context *context, struct err *err)
{
    struct work work = {.store = NULL};
    enum cmd_result result = workspace_open(context, &work.store, err)
                                 ? dispatch(context, &work, context->options, err)
                                 : CMD_COULD_NOT;
    say_lexicon_close(work.lexicon);
    store_close(work.store);
    arena_free(&work.arena);
    return result;
}

static const struct option_row options[] = {
    OPTION_WORD(struct words, lang, "lang", "LANG",
                "in this language alone; say, word: else in German"),
    OPTION_WORD(
        struct words, with, "with", "PROGRAM",
        "make: a program and its words, as in \"espeak-ng -v %l -w %o %t\"; %t is "
        "the text, %o the WAV file, %l the language"),
    OPTION_WORD(
        struct words, from, "from", "FOLDER",
        "make: recordings, each called as its key (list) with .wav, .flac or .ogg"),
};

const struct cmd cmd_speech = {
    .help = {.name = "speech",
             .form = {MESSAGE("make [OPTIONS] [OFFER]"),
                      MESSAGE("list [--lang LANG] [OFFER]"),
                      MESSAGE("say [--lang LANG] OFFER OUT.wav"),
                      MESSAGE("word [--lang LANG] set WORD SAID | take WORD | list")},
             .summary = MESSAGE("make clips of a better voice for the next bundle; hear "
                                "an offer as the terminal says it"),
             CMD_OPTIONS(options)},
    .least = 1,
    .most = 4,
    .options_size = sizeof(struct words),
    .run = run,
};
