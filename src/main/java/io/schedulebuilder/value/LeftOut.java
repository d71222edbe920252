package io.schedulebuilder.value;

/**
 * PPVs of the checked weeks that are not checked.
 *
 * @param tooRecent sent less than two days before as-of, so not sold out
 * @param firstOfTier of a price tier that the page had not sold in the 90 days before the week, so there is no mean to
 *     compare with
 * @param withoutFigures nobody viewed them, or the bank does not have their caption with a paid price tier
 */
record LeftOut(int tooRecent, int firstOfTier, int withoutFigures) {
    static final LeftOut NONE = new LeftOut(0, 0, 0);

    LeftOut plus(LeftOut other) {
        return new LeftOut(
                tooRecent + other.tooRecent, firstOfTier + other.firstOfTier, withoutFigures + other.withoutFigures);
    }

    int all() {
        return tooRecent + firstOfTier + withoutFigures;
    }
}
