package io.schedulebuilder.examples;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A caption of the generated bank.
 *
 * @param appeal purchases per viewer that it gets from an audience of taste 1, latent; 0 for bumps
 * @param retired the bank keeps it, nobody may use it
 */
record BankCaption(long id, String text, String category, Tier tier, boolean urgent, double appeal, boolean retired) {

    /** The bank's price tiers, with the share of captions in each and the mean of their latent conversion. */
    enum Tier {
        BUMP(0.25, 0),
        BUDGET(0.25, 0.110),
        MID(0.27, 0.075),
        PREMIUM(0.18, 0.045),
        LUXURY(0.05, 0.045);

        /** The smaller, the more captions differ: a relative deviation of about a third. */
        private static final double SHAPE = 8;

        private final double share;
        private final double conversion;

        Tier(double share, double conversion) {
            this.share = share;
            this.conversion = conversion;
        }

        static Tier draw(Draws draws) {
            double left = draws.uniform();
            for (Tier tier : values()) {
                left -= tier.share;
                if (left < 0) {
                    return tier;
                }
            }
            return MID;
        }

        double drawAppeal(Draws draws) {
            return this == BUMP ? 0 : draws.beta(SHAPE, SHAPE * (1 - conversion) / conversion);
        }
    }

    private static final Pattern URGENT = Pattern.compile(
            "\\b(now|today|tonight|immediately|last chance|hurry|before it's too late|don't miss|ends soon)\\b",
            Pattern.CASE_INSENSITIVE);

    private record Category(String name, Pattern words) {
        Category(String name, String words) {
            this(name, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
        }
    }

    /** The first that matches names the caption. */
    private static final List<Category> CATEGORIES = List.of(
            new Category(
                    "people",
                    "\\b(famil\\w*|friend\\w*|neighbo\\w*|brother\\w*|sister\\w*|grand\\w*|couple\\w*|stranger\\w*)\\b"),
            new Category("music", "\\b(song\\w*|music\\w*|sing\\w*|danc\\w*|band|rapper|lyrics|album|concert|tune)\\b"),
            new Category(
                    "screen", "\\b(video\\w*|films?|movies?|tv|actor|actress|comed\\w*|cartoons?|animat\\w*|ads?)\\b"),
            new Category(
                    "nature", "\\b(dogs?|cats?|animals?|birds?|ocean\\w*|earth|planet|tree\\w*|water|energy|sun)\\b"),
            new Category(
                    "learning",
                    "\\b(scien\\w*|facts?|learn\\w*|books?|math|histor\\w*|smart\\w*|idea\\w*|question\\w*)\\b"),
            new Category(
                    "daily-life",
                    "\\b(food|eat\\w*|cook\\w*|coffee|job\\w*|work\\w*|money|house|home|city|car|phone)\\b"),
            new Category(
                    "feelings", "\\b(love\\w*|happ\\w*|smil\\w*|laugh\\w*|hope|feel\\w*|inspir\\w*|beauti\\w*)\\b"),
            new Category("question", "\\?\\W*$"),
            new Category("list", "^\\W?\\d+\\b"),
            new Category("you", "\\byou(r|'re|'ll|'ve)?\\b"));

    private static final String OTHER_CATEGORY = "story";

    static BankCaption of(long id, String text, Draws draws) {
        String plain = text.replace('\u2019', '\'');
        Tier tier = Tier.draw(draws);
        return new BankCaption(
                id,
                text,
                CATEGORIES.stream()
                        .filter(category -> category.words().matcher(plain).find())
                        .map(Category::name)
                        .findFirst()
                        .orElse(OTHER_CATEGORY),
                tier,
                URGENT.matcher(plain).find(),
                tier.drawAppeal(draws),
                draws.chance(0.02));
    }
}
