#include "line/squeeze.h"

#include <stdlib.h>

#include <zstd.h>

/* As slow as pays off; a window that reaches over all that may be. */
enum { LEVEL = 19, WINDOW_LOG = 27 };

_Static_assert((2 * (size_t)SQUEEZE_LIMIT) <= (size_t)1 << WINDOW_LOG,
               "what is new must see all that was");

static bool set_up(ZSTD_CCtx *context, const struct buf *since)
{
    bool ok = ZSTD_isError(
                  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, LEVEL)) == 0 &&
              ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)) == 0;
    if (!ok || since == NULL)
        return ok;
    return ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, WINDOW_LOG)) ==
               0 &&
           ZSTD_isError(ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching,
                                               1)) == 0 &&
           ZSTD_isError(ZSTD_CCtx_refPrefix(context, since->bytes, since->len)) == 0;
}

bool squeeze(const struct buf *bytes, const struct buf *since, struct buf *out,
             struct err *err)
{
    size_t room = ZSTD_compressBound(bytes->len);
    buf_reset(out);
    if (bytes->len > SQUEEZE_LIMIT || (since != NULL && since->len > SQUEEZE_LIMIT))
        return err_set(err, "it has more than %d MB", SQUEEZE_LIMIT >> 20);
    char *made = malloc(room);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    bool ok = made != NULL && context != NULL && set_up(context, since);
    size_t len = ok ? ZSTD_compress2(context, made, room, bytes->bytes, bytes->len) : 0;
    ok = ok && ZSTD_isError(len) == 0;
    if (ok)
        buf_add(out, made, len);
    ZSTD_freeCCtx(context);
    free(made);
    return (ok && !out->failed) || err_set(err, "not enough memory");
}

static size_t expand(const struct buf *squeezed, const struct buf *since, char *made,
                     size_t room)
{
    ZSTD_DCtx *context = ZSTD_createDCtx();
    size_t len = 0;
    bool ok = context != NULL &&
              ZSTD_isError(ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax,
                                                  WINDOW_LOG)) == 0 &&
              (since == NULL ||
               ZSTD_isError(ZSTD_DCtx_refPrefix(context, since->bytes, since->len)) == 0);
    if (ok)
        len = ZSTD_decompressDCtx(context, made, room, squeezed->bytes, squeezed->len);
    ZSTD_freeDCtx(context);
    return ok && ZSTD_isError(len) == 0 ? len : room + 1;
}

bool squeeze_back(const struct buf *squeezed, const struct buf *since, struct buf *out,
                  struct err *err)
{
    buf_reset(out);
    if (squeezed->len == 0)
        return err_set(err, "it is empty");
    unsigned long long says = ZSTD_getFrameContentSize(squeezed->bytes, squeezed->len);
    if (says == ZSTD_CONTENTSIZE_ERROR || says == ZSTD_CONTENTSIZE_UNKNOWN)
        return err_set(err, "it is not squeezed as it should be");
    if (says > SQUEEZE_LIMIT)
        return err_set(err, "it has more than %d MB", SQUEEZE_LIMIT >> 20);
    size_t room = (size_t)says;
    char *made = malloc(room + 1);
    if (made == NULL)
        return err_set(err, "not enough memory");
    size_t len = expand(squeezed, since, made, room);
    if (len == room)
        buf_add(out, made, len);
    free(made);
    if (len != room)
        return err_set(err, "it is not whole, or squeezed since something else");
    return !out->failed || err_set(err, "not enough memory");
}
