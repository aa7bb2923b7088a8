#include "attack/play.h"

#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/crypt.h"
#include "device/shelf.h"
#include "help/folder.h"

extern char **environ;

static size_t complaints;

void play_complain(const char *name, const char *format, ...)
{
    va_list args;
    complaints++;
    printf("FAIL %s: ", name);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf("\n");
}

size_t play_complaints(void)
{
    return complaints;
}

/* From a stick of its own. */
void play_reset(struct play *play)
{
    struct install_result result;
    struct err err = {""};
    const char *first = folder_file(play->folder, "first.anna");
    if (file_is_there(play->state))
        folder_remove(play->state);
    sample_bundle(first, &(struct sample){0}, &play->stage.ours);
    if (install_bundle(&play->options, first, &result, &err))
        return;
    fprintf(stderr, "the terminal could not be set up: %s\n", err.text);
    exit(99);
}

void play_begin(struct play *play)
{
    struct buf pub = {0};
    *play = (struct play){.folder = ""};
    struct stage *stage = &play->stage;
    snprintf(play->folder, sizeof play->folder, "%s", folder_make());
    snprintf(play->state, sizeof play->state, "%s/state", play->folder);
    snprintf(play->key, sizeof play->key, "%s/key.pub", play->folder);
    snprintf(stage->stick, sizeof stage->stick, "%s/stick", play->folder);
    snprintf(stage->bundle, sizeof stage->bundle, "%s/stick/week.anna", play->folder);
    snprintf(stage->signature, sizeof stage->signature, "%s/stick/week.anna.minisig",
             play->folder);
    signer_make(&stage->ours, 1);
    signer_make(&stage->foreign, 2);
    signer_public_text(&stage->ours, &pub);
    file_write(play->key, pub.bytes, pub.len);
    buf_free(&pub);
    play->trusted = signer_key(&stage->ours);
    play->options = (struct install_options){play->state, "ennigerloh", &play->trusted, 1,
                                             .setup = DELIVERY_NO_REASON};
    if (mkdir(stage->stick, 0755) != 0)
        exit(99);
    play_reset(play);
    make_good(stage, "");
}

void play_end(struct play *play)
{
    folder_remove(play->folder);
}

static struct crypt_hash snapshot;

static int add_to_snapshot(const char *path, const struct stat *about, int type,
                           struct FTW *where)
{
    char target[512] = "";
    (void)where;
    crypt_hash_add(&snapshot, path, strlen(path) + 1);
    if (type == FTW_SL && readlink(path, target, sizeof target - 1) < 0)
        return 1;
    crypt_hash_add(&snapshot, target, strlen(target) + 1);
    if (type == FTW_F) {
        struct buf bytes = file_read(path);
        crypt_hash_add(&snapshot, bytes.bytes, bytes.len);
        buf_free(&bytes);
    }
    crypt_hash_add(&snapshot, &about->st_mode, sizeof about->st_mode);
    return 0;
}

void play_snapshot(const struct play *play, unsigned char out[SIGNATURE_HASH_LEN])
{
    crypt_hash_begin(&snapshot);
    if (nftw(play->state, add_to_snapshot, 16, FTW_PHYS) != 0)
        exit(99);
    crypt_hash_end(&snapshot, out);
}

static const char *place_of(const struct play *play, enum place place)
{
    return place == AT_BUNDLE      ? play->stage.bundle
           : place == AT_SIGNATURE ? play->stage.signature
                                   : folder_file(play->state, "incoming.part");
}

/* True if the words are the sentence behind the name of its place. A sentence that ends
 * in a space goes on with details. */
static bool says(const struct play *play, const struct attack *attack, const char *words)
{
    const char *place = place_of(play, attack->place);
    size_t place_len = strlen(place);
    size_t len = strlen(attack->sentence);
    if (strncmp(words, place, place_len) != 0 || strncmp(words + place_len, ": ", 2) != 0)
        return false;
    words += place_len + 2;
    return attack->sentence[len - 1] == ' ' ? strncmp(words, attack->sentence, len) == 0
                                            : strcmp(words, attack->sentence) == 0;
}

static void check_taken(struct play *play, const struct attack *attack, long sequence)
{
    struct shelf_bundle found;
    struct err err = {""};
    if (!shelf_find(play->state, &play->trusted, 1, &found, &err) || found.previous)
        play_complain(attack->name, "taken, but not shown: %s", err.text);
    else if (found.label.sequence != sequence)
        play_complain(attack->name, "number %ld is shown", found.label.sequence);
    if (folder_count(play->state, "") != 1 ||
        folder_count(folder_file(play->state, "content"), ".part") != 0)
        play_complain(attack->name, "more was brought than was asked for");
}

/* Through the function. */
static void try_function(const struct attack *attack)
{
    struct play play;
    struct install_result result = {.before = -1};
    struct err err = {""};
    unsigned char before[SIGNATURE_HASH_LEN];
    unsigned char after[SIGNATURE_HASH_LEN];
    play_begin(&play);
    attack->make(&play.stage, attack->argument);
    play_snapshot(&play, before);
    bool taken = install_bundle(&play.options, play.stage.bundle, &result, &err);
    play_snapshot(&play, after);
    if (taken != (attack->sentence == NULL))
        play_complain(attack->name, "%s", taken ? "was taken" : err.text);
    else if (taken)
        check_taken(&play, attack, result.label.sequence);
    else if (!says(&play, attack, err.text))
        play_complain(attack->name, "says \"%s\"", err.text);
    if (!taken && memcmp(before, after, sizeof after) != 0)
        play_complain(attack->name, "was refused and left something behind");
    play_end(&play);
}

struct heard {
    int code;
    struct buf out;
    struct buf err;
};

static void run(const struct play *play, const char *program, struct heard *heard)
{
    const char *out = folder_file(play->folder, "out");
    const char *err = folder_file(play->folder, "err");
    char *const argv[] = {(char *)(uintptr_t)program,
                          (char *)(uintptr_t) "install",
                          (char *)(uintptr_t)play->stage.bundle,
                          (char *)(uintptr_t) "--state",
                          (char *)(uintptr_t)play->state,
                          (char *)(uintptr_t) "--key",
                          (char *)(uintptr_t)play->key,
                          (char *)(uintptr_t) "--site",
                          (char *)(uintptr_t) "ennigerloh",
                          NULL};
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    if (posix_spawn(&child, program, &actions, NULL, argv, environ) != 0 ||
        waitpid(child, &status, 0) != child) {
        perror(program);
        exit(99);
    }
    posix_spawn_file_actions_destroy(&actions);
    *heard = (struct heard){WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status),
                            file_read(out), file_read(err)};
}

static void check_heard(const struct play *play, const struct attack *attack,
                        struct heard *heard)
{
    static const char front[] = "anna-kiosk: ";
    char *words = heard->err.bytes;
    size_t len = heard->err.len;
    if (heard->code != (attack->sentence == NULL ? 0 : 1))
        play_complain(attack->name, "the program ends with %d: %s%s", heard->code,
                      heard->out.bytes, words);
    else if (attack->sentence == NULL &&
             (len > 0 || strstr(heard->out.bytes, "umber") == NULL))
        play_complain(attack->name, "the program says %s%s", heard->out.bytes, words);
    if (strstr(heard->out.bytes, "UNTRUSTED") != NULL ||
        strchr(heard->out.bytes, '\x1b') != NULL || strchr(words, '\x1b') != NULL)
        play_complain(attack->name, "shows words that nobody signed");
    if (attack->sentence == NULL)
        return;
    if (heard->out.len > 0 || len < sizeof front || words[len - 1] != '\n' ||
        strchr(words, '\n') != words + len - 1 ||
        strncmp(words, front, sizeof front - 1) != 0) {
        play_complain(attack->name, "the program says %s%s", heard->out.bytes, words);
        return;
    }
    words[len - 1] = '\0';
    if (!says(play, attack, words + sizeof front - 1))
        play_complain(attack->name, "the program says %s", words);
}

/* Through the program, as a person calls it. A folder is a whole stick to it, and none of
 * these attacks. */
static void try_program(const struct attack *attack, const char *program)
{
    struct play play;
    struct heard heard;
    struct stat about;
    play_begin(&play);
    attack->make(&play.stage, attack->argument);
    if (stat(play.stage.bundle, &about) != 0 || !S_ISDIR(about.st_mode)) {
        run(&play, program, &heard);
        check_heard(&play, attack, &heard);
        buf_free(&heard.out);
        buf_free(&heard.err);
    }
    play_end(&play);
}

void play_attacks(const char *program)
{
    size_t refused = 0;
    for (size_t i = 0; i < attack_count; i++) {
        try_function(&attacks[i]);
        if (program != NULL)
            try_program(&attacks[i], program);
        refused += attacks[i].sentence != NULL;
    }
    printf(
        "%zu attacks by name, each refused with its sentence; %zu harmless ones taken%s\n",
        refused, attack_count - refused,
        program != NULL ? "; through the function and through the program" : "");
}
