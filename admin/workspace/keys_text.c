#include "workspace/keys_text.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { TEXT_LIMIT = 8192 };

void keys_put64(unsigned char out[8], uint64_t value)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

uint64_t keys_get64(const unsigned char in[8])
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; i--)
        value = value << 8 | in[i];
    return value;
}

void keys_add_base64(struct buf *out, const void *bytes, size_t len)
{
    char text[512];
    sodium_bin2base64(text, sizeof text, bytes, len, sodium_base64_VARIANT_ORIGINAL);
    buf_add_text(out, text);
    buf_add_text(out, "\n");
    sodium_memzero(text, sizeof text);
}

/* The bytes of a key file: a comment line, one line of base64 that is exactly `len`
 * bytes. */
bool keys_read_file(const char *path, void *bytes, size_t len, struct err *err)
{
    struct buf text = {0};
    if (!buf_read_file(&text, path, TEXT_LIMIT, err))
        return false;
    const char *line = text.bytes == NULL ? NULL : strchr(text.bytes, '\n');
    bool ok = line != NULL && strncmp(text.bytes, "untrusted comment:", 18) == 0;
    size_t got = 0;
    const char *end = NULL;
    ok = ok &&
         sodium_base642bin(bytes, len, line + 1, strcspn(line + 1, "\r\n"), NULL, &got,
                           &end, sodium_base64_VARIANT_ORIGINAL) == 0 &&
         got == len && end[strspn(end, "\r\n")] == '\0';
    buf_wipe_free(&text);
    return ok || err_set(err, "%s: not a key file of the kind that belongs here", path);
}

bool keys_write_pair(const char *secret_path, struct buf *secret, const char *public_path,
                     struct buf *pub, struct err *err)
{
    bool ok = !secret->failed && !pub->failed;
    if (!ok)
        err_set(err, "%s: not enough memory", secret_path);
    ok = ok && file_make(secret_path, secret->bytes, secret->len, 0600, err);
    if (ok && !file_make(public_path, pub->bytes, pub->len, 0644, err)) {
        unlink(secret_path);
        ok = false;
    }
    buf_wipe_free(secret);
    buf_free(pub);
    return ok;
}
