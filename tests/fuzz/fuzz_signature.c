#include "core/crypt.h"
#include "fuzz/feed.h"

#include <string.h>

#include "core/signature.h"
#include "help/signer.h"

/* A signature file and, behind a zero byte, a public key file. Nothing that was made here
 * verifies, except what the trusted key signed: the good signature in the corpus. */

static struct signer signer;
static const unsigned char hash[SIGNATURE_HASH_LEN] = {1, 2, 3};

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    signer_make(&signer, 1);
    return crypt_init(NULL) ? 0 : 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    const char *end = size > 0 ? memchr(text, '\0', size) : NULL;
    size_t len = end != NULL ? (size_t)(end - text) : size;
    struct signature_key key[2] = {signer_key(&signer)};
    struct signature signature = {.comment = ""};
    struct err err = {""};
    size_t keys = 1;
    if (end != NULL && signature_parse_key(&key[1], end + 1, size - len - 1, &err))
        keys = 2;
    if (!signature_parse(&signature, text, len, &err)) {
        MUST(err.text[0] != '\0' && signature.comment[0] == '\0');
        return 0;
    }
    MUST(memchr(signature.comment, '\0', sizeof signature.comment) != NULL);
    /* The key that came with it is not one that anybody here can sign with. */
    if (signature_verify(&signature, hash, key, keys, &err))
        MUST(strcmp(signature.comment, "the good one") == 0);
    return 0;
}
