#include "core/qr.h"

#include <stdlib.h>
#include <string.h>

#include <qrencode.h>

#include "base/arena.h"

enum { ECI_UTF8 = 26, COPIES = 8 };

static bool ascii(const char *text)
{
    for (; *text != '\0'; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

size_t qr_room(const char *text)
{
    return ascii(text) ? QR_BYTES_MOST : QR_BYTES_MOST_ECI;
}

bool qr_fits(const char *text)
{
    return text[0] != '\0' && strlen(text) <= qr_room(text);
}

/* libqrencode gives its copies of the text back as they are. The allocator has them at
 * hand for whoever asks for as much next: they are taken, overwritten and given back. */
static void wipe_copies(size_t len)
{
    void *copy[COPIES];
    for (int i = 0; i < COPIES; i++)
        copy[i] = malloc(len);
    for (int i = 0; i < COPIES; i++) {
        if (copy[i] != NULL)
            wipe(copy[i], len);
        free(copy[i]);
    }
}

static QRcode *encode(const char *text)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    if (input == NULL)
        return NULL;
    QRcode *code = NULL;
    bool ok = ascii(text) || QRinput_appendECIheader(input, ECI_UTF8) == 0;
    if (ok && QRinput_append(input, QR_MODE_8, (int)strlen(text),
                             (const unsigned char *)text) == 0)
        code = QRcode_encodeInput(input);
    QRinput_free(input);
    wipe_copies(strlen(text));
    return code;
}

bool qr_make(struct qr *out, const char *text, struct err *err)
{
    if (!qr_fits(text))
        return err_set(err, "%zu bytes do not fit into a code; it takes 1 to %zu",
                       strlen(text), qr_room(text));
    QRcode *code = encode(text);
    if (code == NULL || code->width > QR_SIDE_MOST) {
        QRcode_free(code);
        return err_set(err, "the code could not be made: not enough memory");
    }
    out->side = code->width;
    for (int i = 0; i < code->width * code->width; i++)
        out->module[i] = code->data[i] & 1u;
    QRcode_free(code);
    return true;
}
