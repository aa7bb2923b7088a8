/* The least there is to do: a window that fills itself with a colour and does nothing
 * else. Each press and each key fills it with another. What the terminal takes beyond
 * this is its own. */

#include <stdbool.h>
#include <stdio.h>

#include <SDL.h>

static void fill(SDL_Window *window, SDL_Surface *surface, Uint32 colour)
{
    SDL_FillRect(surface, NULL, colour);
    SDL_UpdateWindowSurface(window);
}

int main(void)
{
    Uint32 colour = 0xF6EDE0;
    SDL_Rect all;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || SDL_GetDisplayBounds(0, &all) != 0) {
        fprintf(stderr, "bench_window: %s\n", SDL_GetError());
        return 2;
    }
    SDL_Window *window =
        SDL_CreateWindow("window", 0, 0, all.w, all.h, SDL_WINDOW_BORDERLESS);
    SDL_Surface *surface = window != NULL ? SDL_GetWindowSurface(window) : NULL;
    if (surface == NULL) {
        fprintf(stderr, "bench_window: %s\n", SDL_GetError());
        return 2;
    }
    SDL_ShowCursor(SDL_DISABLE);
    fill(window, surface, colour);
    SDL_Event event = {0};
    while (event.type != SDL_QUIT && SDL_WaitEvent(&event) == 1) {
        if (event.type == SDL_MOUSEBUTTONUP || event.type == SDL_KEYDOWN)
            fill(window, surface, colour ^= 0x3F3F3F);
        else if (event.type == SDL_WINDOWEVENT &&
                 event.window.event == SDL_WINDOWEVENT_EXPOSED)
            SDL_UpdateWindowSurface(window);
    }
    SDL_Quit();
    return 0;
}
