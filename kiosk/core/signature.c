#include "core/signature.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/crypt.h"

/* Blobs of the format: two letters that name the algorithm, the key's id, the bytes. */
enum { KEY_BLOB = 2 + 8 + 32, SIGNATURE_BLOB = 2 + 8 + 64 };

static const char comment_word[] = "untrusted comment: ";
static const char trusted_word[] = "trusted comment: ";

static bool hash_bytes(int fd, const char *path, size_t limit, struct crypt_hash *hash,
                       struct err *err)
{
    unsigned char piece[65536];
    size_t whole = 0;
    for (;;) {
        ssize_t got = read(fd, piece, sizeof piece);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "%s: could not be read", path);
        if (got == 0)
            return true;
        whole += (size_t)got;
        if (whole > limit)
            return err_set(err, "%s: larger than the %zu bytes that are allowed", path,
                           limit);
        crypt_hash_add(hash, piece, (size_t)got);
    }
}

bool signature_hash_file(const char *path, size_t limit,
                         unsigned char out[SIGNATURE_HASH_LEN], struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set_errno(err, "%s: could not be opened", path);
    struct crypt_hash hash;
    crypt_hash_begin(&hash);
    bool ok = hash_bytes(fd, path, limit, &hash, err);
    close(fd);
    if (ok)
        crypt_hash_end(&hash, out);
    return ok;
}

/* A line of the file: from `*at` to the next newline, or to the end of the file, if there
 * is anything. A carriage return before that is no part of it. */
static bool take_line(const char *text, size_t len, size_t *at, const char **line,
                      size_t *line_len)
{
    if (*at == len)
        return false;
    const char *from = text + *at;
    const char *end = memchr(from, '\n', len - *at);
    *line = from;
    *line_len = end != NULL ? (size_t)(end - from) : len - *at;
    *at += *line_len + (end != NULL);
    if (*line_len > 0 && from[*line_len - 1] == '\r')
        *line_len -= 1;
    return true;
}

static bool begins(const char *line, size_t len, const char *word)
{
    size_t word_len = strlen(word);
    return len >= word_len && memcmp(line, word, word_len) == 0;
}

bool signature_parse_key(struct signature_key *out, const char *text, size_t len,
                         struct err *err)
{
    size_t at = 0;
    const char *line;
    size_t line_len;
    unsigned char blob[KEY_BLOB];
    if (len > 1024)
        return err_set(err, "the public key file is too long to be one");
    if (!take_line(text, len, &at, &line, &line_len) ||
        !begins(line, line_len, comment_word))
        return err_set(err,
                       "the public key file does not begin with an untrusted comment");
    if (!take_line(text, len, &at, &line, &line_len) ||
        !crypt_from_base64(blob, sizeof blob, line, line_len))
        return err_set(err, "the second line of the public key file is no minisign key");
    if (at != len)
        return err_set(err, "there is something after the key in the public key file");
    if (memcmp(blob, "Ed", 2) != 0)
        return err_set(err, "the public key is not of the kind Ed25519");
    if (!crypt_key_good(blob + 10))
        return err_set(err, "the public key is one that protects nothing");
    memcpy(out->id, blob + 2, 8);
    memcpy(out->bytes, blob + 10, 32);
    return true;
}

void signature_key_line(const struct signature_key *key, char out[SIGNATURE_KEY_LINE])
{
    unsigned char blob[KEY_BLOB] = {'E', 'd'};
    memcpy(blob + 2, key->id, sizeof key->id);
    memcpy(blob + 10, key->bytes, sizeof key->bytes);
    char line[CRYPT_BASE64_LEN];
    crypt_to_base64(line, blob, sizeof blob);
    memcpy(out, line, SIGNATURE_KEY_LINE);
}

static bool take_comment(struct signature *out, const char *line, size_t len,
                         struct err *err)
{
    if (!begins(line, len, trusted_word))
        return err_set(err, "the third line of the signature is no trusted comment");
    line += strlen(trusted_word);
    len -= strlen(trusted_word);
    if (len >= sizeof out->comment)
        return err_set(err, "the trusted comment is too long");
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)line[i] < 0x20 || (unsigned char)line[i] == 0x7F)
            return err_set(err,
                           "the trusted comment has a character that cannot be printed");
    memcpy(out->comment, line, len);
    out->comment[len] = '\0';
    return true;
}

bool signature_parse(struct signature *out, const char *text, size_t len, struct err *err)
{
    struct signature s = {{0}, {0}, {0}, ""};
    size_t at = 0;
    const char *line;
    size_t line_len;
    unsigned char blob[SIGNATURE_BLOB];
    if (len > 4096)
        return err_set(err, "the signature file is too long to be one");
    if (!take_line(text, len, &at, &line, &line_len) ||
        !begins(line, line_len, comment_word))
        return err_set(err, "the signature does not begin with an untrusted comment");
    if (!take_line(text, len, &at, &line, &line_len) ||
        !crypt_from_base64(blob, sizeof blob, line, line_len))
        return err_set(err, "the second line of the signature is no minisign signature");
    if (memcmp(blob, "Ed", 2) == 0)
        return err_set(err, "the signature is of minisign's old kind; sign it again");
    if (memcmp(blob, "ED", 2) != 0)
        return err_set(err, "the signature is of a kind that is not known here");
    memcpy(s.key_id, blob + 2, 8);
    memcpy(s.bytes, blob + 10, 64);
    if (!take_line(text, len, &at, &line, &line_len))
        return err_set(err, "the signature ends before its trusted comment");
    if (!take_comment(&s, line, line_len, err))
        return false;
    if (!take_line(text, len, &at, &line, &line_len) ||
        !crypt_from_base64(s.global, 64, line, line_len))
        return err_set(err,
                       "the fourth line of the signature is no signature of the comment");
    if (at != len)
        return err_set(err, "there is something after the signature");
    *out = s;
    return true;
}

static const struct signature_key *key_of(const struct signature *signature,
                                          const struct signature_key *keys,
                                          size_t key_count)
{
    for (size_t i = 0; i < key_count; i++)
        if (memcmp(keys[i].id, signature->key_id, 8) == 0)
            return &keys[i];
    return NULL;
}

static bool comment_good(const struct signature *signature,
                         const struct signature_key *key, struct err *err)
{
    unsigned char both[64 + sizeof signature->comment];
    size_t comment_len = strlen(signature->comment);
    memcpy(both, signature->bytes, 64);
    memcpy(both + 64, signature->comment, comment_len);
    return crypt_signed(signature->global, both, 64 + comment_len, key->bytes) ||
           err_set(err, "its trusted comment was changed after it was signed");
}

static bool strange(struct err *err)
{
    return err_set(err, "it was signed with a key that this terminal does not trust");
}

bool signature_key_known(const struct signature *signature,
                         const struct signature_key *keys, size_t key_count,
                         struct err *err)
{
    return key_of(signature, keys, key_count) != NULL || strange(err);
}

bool signature_verify_comment(const struct signature *signature,
                              const struct signature_key *keys, size_t key_count,
                              struct err *err)
{
    const struct signature_key *key = key_of(signature, keys, key_count);
    return key != NULL ? comment_good(signature, key, err) : strange(err);
}

bool signature_verify(const struct signature *signature,
                      const unsigned char hash[SIGNATURE_HASH_LEN],
                      const struct signature_key *keys, size_t key_count, struct err *err)
{
    const struct signature_key *key = key_of(signature, keys, key_count);
    if (key == NULL)
        return strange(err);
    if (!crypt_signed(signature->bytes, hash, SIGNATURE_HASH_LEN, key->bytes))
        return err_set(err, "it was changed after it was signed");
    return comment_good(signature, key, err);
}
