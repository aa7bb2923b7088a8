#ifndef ANNA_CORE_OFFER_FACTS_H
#define ANNA_CORE_OFFER_FACTS_H

/* Facts about the place of an offer that have words on the terminal, and that the office
 * asks for (`anna-admin ask`). Yes and no are told; what nobody has said is not drawn.
 *
 * With the child: values of `for_child`, "changing_table" and "no_changing_table".
 * Getting in: names of `accessibility` as A11yJSON has them, with yes, no or unknown;
 * other names are kept and not shown. */
#define OFFER_CHILD_FACTS(FACT)              \
    FACT("stroller", "stroller")             \
    FACT("changing_table", "changing table") \
    FACT("play_corner", "play corner")       \
    FACT("childcare", "childcare during the appointment")

#define OFFER_ACCESS_FACTS(FACT)                                           \
    FACT("wheelchair", "wheelchair")                                       \
    FACT("Entrance.isLevel", "entrance without steps")                     \
    FACT("Entrance.hasFixedRamp", "ramp")                                  \
    FACT("hasElevator", "lift")                                            \
    FACT("Restroom.isAccessibleWithWheelchair", "toilet for a wheelchair") \
    FACT("hasInductionLoop", "loop for hearing aids")                      \
    FACT("isQuiet", "quiet room")

/* The values of `for_child`, for the table of fields. */
#define OFFER_CHILD_SPACED(name, words) " " name " no_" name
#define OFFER_CHILD_WORDS OFFER_CHILD_FACTS(OFFER_CHILD_SPACED)

#endif
