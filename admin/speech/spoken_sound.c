#include "speech/spoken_sound.h"

#include <unistd.h>

#include "base/share.h"
#include "speech/clip_reference.h"

bool spoken_sound_possible(void)
{
    char path[SHARE_PATH];
    return access(share_helper(VOICE_PROGRAM, path), X_OK) == 0;
}

bool spoken_sound(const struct spoken_texts *texts, struct buf *out, struct err *err)
{
    struct voice voice = {.shared = -1};
    bool ok =
        clip_reference_open(&voice, err) && clip_reference_wave(&voice, texts, out, err);
    voice_close(&voice);
    return ok;
}
