#include "shot.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <png.h>

bool shot_write(const struct canvas *canvas, const char *path, struct err *err)
{
    size_t row_len = (size_t)canvas->w * 3;
    unsigned char *bytes = malloc(row_len * (size_t)canvas->h);
    if (bytes == NULL)
        return err_set(err, "%s: not enough memory for the picture", path);
    for (int y = 0; y < canvas->h; y++) {
        const uint32_t *row = canvas->pixel + (ptrdiff_t)y * canvas->stride_px;
        unsigned char *out = bytes + (size_t)y * row_len;
        for (int x = 0; x < canvas->w; x++) {
            *out++ = (unsigned char)(row[x] >> 16);
            *out++ = (unsigned char)(row[x] >> 8);
            *out++ = (unsigned char)row[x];
        }
    }
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = (png_uint_32)canvas->w;
    image.height = (png_uint_32)canvas->h;
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    bool ok = png_image_write_to_file(&image, path, 0, bytes, 0, NULL) != 0;
    free(bytes);
    if (!ok) {
        unlink(path);
        return err_set(err, "%s: the picture could not be written: %s", path,
                       image.message);
    }
    return true;
}
