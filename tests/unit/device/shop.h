#ifndef ANNA_TESTS_SHOP_H
#define ANNA_TESTS_SHOP_H

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "device/shelf.h"
#include "help/folder.h"
#include "help/sample.h"

/* A state folder with bundles in it, for the tests of the shelf; behind cmocka.h. */

struct shop {
    const char *state;
    struct signer signer;
    struct signature_key key;
};

/* Puts a bundle of that number into the folder, as an installation leaves it. */
static inline void put(const struct shop *shop, long number)
{
    struct sample sample = {.sequence = number};
    sample_bundle(folder_file(shop->state, "content/%ld.anna", number), &sample,
                  &shop->signer);
    file_write_text(folder_file(shop->state, "content/%ld.index", number), "index");
}

static inline void point(const struct shop *shop, const char *target)
{
    const char *link = folder_file(shop->state, "content/current");
    unlink(link);
    assert_int_equal(symlink(target, link), 0);
}

static inline void flip(const char *path, long at, int bit)
{
    int fd = open(path, O_RDWR);
    unsigned char byte;
    assert_int_equal(pread(fd, &byte, 1, at), 1);
    byte ^= (unsigned char)(1u << bit);
    assert_int_equal(pwrite(fd, &byte, 1, at), 1);
    close(fd);
}

static inline int set_up(void **state)
{
    static struct shop shop;
    shop.state = folder_make();
    signer_make(&shop.signer, 1);
    shop.key = signer_key(&shop.signer);
    *state = &shop;
    return mkdir(folder_file(shop.state, "content"), 0755);
}

static inline int tear_down(void **state)
{
    folder_remove(((struct shop *)*state)->state);
    return 0;
}

static inline bool find(const struct shop *shop, struct shelf_bundle *out,
                        struct err *err)
{
    return shelf_find(shop->state, &shop->key, 1, out, err);
}

#endif
