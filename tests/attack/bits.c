#include "attack/play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/crypt.h"
#include "help/folder.h"

/* Every single bit of a bundle of 64 KiB flipped, and the bundle cut at every length. The
 * work is the verifier's own, hash and signature, for each of them. What comes before the
 * flipped block is hashed once and the running state is copied, which is what the hash of
 * the whole would have passed through: once a block the hash is made from the beginning
 * as well, and must be the same. */

enum { BLOCK = 128, BLOCKS = SAMPLE_LEN / BLOCK, WORKERS = 2 };

struct bits {
    unsigned char bytes[SAMPLE_LEN];
    struct signature signature;
    struct signature_key key;
    bool all;
};

static bool accepted(const struct bits *bits, const unsigned char *hash)
{
    struct err err = {""};
    bool ok = signature_verify(&bits->signature, hash, &bits->key, 1, &err);
    return ok || strcmp(err.text, "it was changed after it was signed") != 0;
}

static size_t flip_block(struct bits *bits, size_t block, const struct crypt_hash *before,
                         unsigned seed)
{
    size_t wrong = 0;
    size_t from = block * BLOCK;
    unsigned step = bits->all ? 1 : 61;
    for (unsigned bit = bits->all ? 0 : seed % step; bit < BLOCK * 8; bit += step) {
        _Alignas(64) struct crypt_hash rest = *before;
        unsigned char hash[SIGNATURE_HASH_LEN];
        unsigned char *byte = &bits->bytes[from + bit / 8];
        *byte ^= (unsigned char)(1u << bit % 8);
        crypt_hash_add(&rest, bits->bytes + from, SAMPLE_LEN - from);
        crypt_hash_end(&rest, hash);
        wrong += accepted(bits, hash);
        if (bit < step) {
            _Alignas(64) struct crypt_hash whole;
            unsigned char again[SIGNATURE_HASH_LEN];
            crypt_hash_begin(&whole);
            crypt_hash_add(&whole, bits->bytes, SAMPLE_LEN);
            crypt_hash_end(&whole, again);
            wrong += memcmp(hash, again, sizeof hash) != 0;
        }
        *byte ^= (unsigned char)(1u << bit % 8);
    }
    return wrong;
}

/* A share of the blocks, every WORKERS-th, so that each worker has as much to hash. */
static size_t flip_share(struct bits *bits, size_t worker)
{
    size_t wrong = 0;
    _Alignas(64) struct crypt_hash before;
    crypt_hash_begin(&before);
    for (size_t block = 0; block < BLOCKS; block++) {
        if (block % WORKERS == worker)
            wrong += flip_block(bits, block, &before, (unsigned)block * 7);
        crypt_hash_add(&before, bits->bytes + block * BLOCK, BLOCK);
    }
    return wrong;
}

static size_t cut_share(struct bits *bits, size_t worker)
{
    size_t wrong = 0;
    _Alignas(64) struct crypt_hash running;
    crypt_hash_begin(&running);
    for (size_t len = 0; len < SAMPLE_LEN; len++) {
        _Alignas(64) struct crypt_hash cut = running;
        unsigned char hash[SIGNATURE_HASH_LEN];
        if (len % WORKERS == worker && (bits->all || len % 61 < WORKERS)) {
            crypt_hash_end(&cut, hash);
            wrong += accepted(bits, hash);
        }
        crypt_hash_add(&running, bits->bytes + len, 1);
    }
    unsigned char hash[SIGNATURE_HASH_LEN];
    crypt_hash_end(&running, hash);
    struct err err = {""};
    return wrong + !signature_verify(&bits->signature, hash, &bits->key, 1, &err);
}

static size_t share(struct bits *bits, size_t (*work)(struct bits *bits, size_t worker))
{
    size_t bad_workers = 0;
    pid_t child[WORKERS];
    fflush(stdout);
    for (size_t i = 0; i < WORKERS; i++) {
        child[i] = fork();
        if (child[i] == 0)
            _exit(work(bits, i) == 0 ? 0 : 1);
    }
    for (size_t i = 0; i < WORKERS; i++) {
        int status = 1;
        bad_workers += waitpid(child[i], &status, 0) != child[i] || status != 0;
    }
    return bad_workers;
}

/* The signature file cut at every length, and the bundle at some, through the
 * installation. Without its last line's end alone a signature is whole, as for minisign.
 */
static void cut_files(struct play *play)
{
    struct install_result result;
    struct err err = {""};
    struct buf signature = file_read(play->stage.signature);
    struct buf bundle = file_read(play->stage.bundle);
    for (size_t len = 0; len + 1 < signature.len; len++) {
        file_write(play->stage.signature, signature.bytes, len);
        if (install_bundle(&play->options, play->stage.bundle, &result, &err))
            play_complain("cut", "a signature of %zu bytes was taken", len);
    }
    file_write(play->stage.signature, signature.bytes, signature.len);
    for (size_t len = 0; len < bundle.len; len += 1021) {
        file_write(play->stage.bundle, bundle.bytes, len);
        if (install_bundle(&play->options, play->stage.bundle, &result, &err))
            play_complain("cut", "a bundle of %zu bytes was taken", len);
    }
    file_write(play->stage.bundle, bundle.bytes, bundle.len);
    if (!install_bundle(&play->options, play->stage.bundle, &result, &err))
        play_complain("cut", "the whole is refused: %s", err.text);
    buf_free(&signature);
    buf_free(&bundle);
}

void play_bits(bool all)
{
    static struct bits bits;
    struct play play;
    struct err err = {""};
    play_begin(&play);
    struct buf bytes = file_read(play.stage.bundle);
    struct buf text = file_read(play.stage.signature);
    if (bytes.len != SAMPLE_LEN ||
        !signature_parse(&bits.signature, text.bytes, text.len, &err))
        exit(99);
    memcpy(bits.bytes, bytes.bytes, SAMPLE_LEN);
    bits.key = play.trusted;
    bits.all = all;
    buf_free(&bytes);
    buf_free(&text);
    if (share(&bits, flip_share) != 0)
        play_complain("flip", "a flipped bit was accepted, or a hash was not the same");
    if (share(&bits, cut_share) != 0)
        play_complain("cut", "a cut bundle was accepted, or the whole was not");
    cut_files(&play);
    play_end(&play);
    printf("%s bits of %d bytes flipped and %s lengths cut, none accepted\n",
           all ? "all 524288" : "8742", SAMPLE_LEN, all ? "all 65536" : "2150");
}
