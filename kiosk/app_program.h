#ifndef ANNA_KIOSK_APP_PROGRAM_H
#define ANNA_KIOSK_APP_PROGRAM_H

struct app;

/* A new program was written: the machine is to start again as soon as the stick is
 * pulled, or what was said about it stands there no longer, and nobody is at work. Asks
 * for that, once. To be called whenever time has passed. */
void app_program_look(struct app *app);

#endif
