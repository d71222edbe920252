package io.schedulebuilder.examples;

import io.schedulebuilder.examples.BankCaption.Tier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the generated pages send and how their audiences answer.
 *
 * <p>A page sends its weekly volumes, spread over the days, at local hours from 8 to 21; the default peak hours are
 * taken twice as often as others. A PPV is budget, mid or premium with chances 30, 45 and 25 in a hundred. Its caption
 * comes from the page's favourites (half as many a price tier as it sends messages a week) six times in ten, else from
 * the whole bank, and no page uses a caption that any page has used in the 7 days before. To a message
 *
 * <pre>
 * sent      = audience, less {@value PageModel#WEEKLY_GROWTH} for each week before the end, times uniform(0.92, 1)
 * viewed    ~ Binomial(sent, page's view rate × √hour × holiday × lately × noise 6%)
 * purchased ~ Binomial(viewed, caption's appeal × page's taste × √hour × weekday × √(list price / price) × lately
 *             × noise 10%); none for a bump
 * earnings  = purchased × price
 * </pre>
 *
 * with: a caption's appeal drawn once from Beta(8, b) around the mean of its price tier (budget 0.110, mid 0.075,
 * premium and luxury 0.045); the price the page's list price of the tier, one time in five a fifth less and one time in
 * five a fifth more, in whole dollars; <em>hour</em> 1.5 at the audience's peak hours of weekday or weekend, 1.15 in
 * the hour before or after one, else 0.9, and always 1 for a flat page; <em>weekday</em> from 0.95 on Mondays to 1.08 on
 * Saturdays; <em>holiday</em> the calendar's factor; <em>lately</em> the page's two factors for the last 14 days, which
 * set in over three days: below 1 the audience is tired.
 */
final class ResponseModel {
    private static final int REST_DAYS = 7;
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 21;
    private static final int LATELY_DAYS = 14;
    private static final int LATELY_SETS_IN_DAYS = 3;
    private static final double FAVOURITES_SHARE = 0.6;
    private static final double[] WEEKDAY = {0.95, 0.97, 0.99, 1.00, 1.05, 1.08, 1.02};

    private final List<BankCaption> bank;
    private final LocalDate end;
    private final Map<Tier, int[]> byTier = new EnumMap<>(Tier.class);
    private final long[] lastUsed;

    /** @param end the local day before which every page's history ends */
    ResponseModel(List<BankCaption> bank, LocalDate end) {
        this.bank = bank;
        this.end = end;
        lastUsed = new long[bank.size()];
        Arrays.fill(lastUsed, Long.MIN_VALUE);
        for (Tier tier : Tier.values()) {
            byTier.put(tier, captionsOf(tier));
        }
    }

    private int[] captionsOf(Tier tier) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < bank.size(); i++) {
            BankCaption caption = bank.get(i);
            Tier sentAs = caption.tier() == Tier.LUXURY ? Tier.PREMIUM : caption.tier();
            if (sentAs == tier && !caption.retired()) {
                indices.add(i);
            }
        }
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Everything that the pages sent on the last {@code days} days, in order of time. */
    List<GeneratedMessage> messages(List<PageModel> pages, int days) {
        List<Sender> senders = pages.stream().map(Sender::new).toList();
        List<GeneratedMessage> messages = new ArrayList<>();
        for (LocalDate day = end.minusDays(days); day.isBefore(end); day = day.plusDays(1)) {
            for (Sender sender : senders) {
                sender.send(day, messages);
            }
        }
        messages.sort(Comparator.comparing(GeneratedMessage::sentAt)
                .thenComparing(message -> message.page().name()));
        return messages;
    }

    /** A page with its own streams of draws and its favourite captions. */
    private final class Sender {
        private final PageModel page;
        private final Draws calendar;
        private final Draws choice;
        private final Draws answer;
        private final Map<Tier, int[]> favourites = new EnumMap<>(Tier.class);

        Sender(PageModel page) {
            this.page = page;
            calendar = Draws.named("calendar|" + page.name());
            choice = Draws.named("choice|" + page.name());
            answer = Draws.named("answer|" + page.name());
            byTier.forEach((tier, captions) -> favourites.put(tier, drawFavourites(captions)));
        }

        private int[] drawFavourites(int[] captions) {
            if (captions.length == 0) {
                return captions;
            }
            int[] chosen = new int[page.weekly().messages() / 2];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = captions[choice.below(captions.length)];
            }
            return chosen;
        }

        void send(LocalDate day, List<GeneratedMessage> messages) {
            int ppvs = ofWeek(page.weekly().ppvs(), day, 0);
            int bumps = ofWeek(page.weekly().bumps(), day, 3);
            Set<Integer> ppvHours = drawHours(day, ppvs, page.weekly().hoursApart(), Set.of());
            Set<Integer> bumpHours = drawHours(day, bumps, 1, ppvHours);
            for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
                if (ppvHours.contains(hour)) {
                    messages.add(message(day, hour, drawPaidTier()));
                } else if (bumpHours.contains(hour)) {
                    messages.add(message(day, hour, Tier.BUMP));
                }
            }
        }

        /** The part of a weekly number that falls on a day. Richer days are others each week; a week has the whole. */
        private int ofWeek(int weekly, LocalDate day, int shift) {
            long daysBefore = ChronoUnit.DAYS.between(day, end) - 1;
            int position = (int) ((daysBefore + 3 * (daysBefore / 7) + shift) % 7);
            return (position + 1) * weekly / 7 - position * weekly / 7;
        }

        private Set<Integer> drawHours(LocalDate day, int count, int apart, Set<Integer> taken) {
            Set<Integer> hours = new TreeSet<>();
            for (int tries = 0; hours.size() < count; tries++) {
                if (tries > 200) { // the first hours drawn left no room for the others
                    hours.clear();
                    tries = 0;
                }
                int hour = FIRST_HOUR + calendar.below(LAST_HOUR - FIRST_HOUR + 1);
                boolean usual = PageModel.Peaks.DEFAULT.on(day).contains(hour);
                boolean free =
                        !taken.contains(hour) && hours.stream().allMatch(other -> Math.abs(hour - other) >= apart);
                if (calendar.chance(usual ? 1 : 0.5) && free) {
                    hours.add(hour);
                }
            }
            return hours;
        }

        private Tier drawPaidTier() {
            double draw = choice.uniform();
            return draw < 0.30 ? Tier.BUDGET : draw < 0.75 ? Tier.MID : Tier.PREMIUM;
        }

        private GeneratedMessage message(LocalDate day, int hour, Tier tier) {
            int index = drawCaption(tier, day);
            int listPrice = page.prices().of(tier);
            int price = tier == Tier.BUMP ? 0 : drawPrice(listPrice);
            long weeksBefore = ChronoUnit.DAYS.between(day, end) / 7;
            double subscribers = page.audience() * Math.max(0.4, 1 - PageModel.WEEKLY_GROWTH * weeksBefore);
            int sent = (int) (subscribers * (0.92 + 0.08 * answer.uniform()));
            double hourEffect = Math.sqrt(page.hourEffect(day, hour));
            double viewing = page.viewRate()
                    * hourEffect
                    * UsHolidays.viewingOn(day)
                    * lately(page.lately().viewing(), day)
                    * answer.noise(0.06);
            int viewed = answer.binomial(sent, viewing);
            int purchased = 0;
            if (tier != Tier.BUMP) {
                double buying = bank.get(index).appeal()
                        * page.taste()
                        * hourEffect
                        * WEEKDAY[day.getDayOfWeek().getValue() - 1]
                        * Math.sqrt((double) listPrice / price)
                        * lately(page.lately().buying(), day)
                        * answer.noise(0.10);
                purchased = answer.binomial(viewed, buying);
            }
            return new GeneratedMessage(
                    page,
                    day.atTime(hour, calendar.below(60)).atZone(page.zone()).toInstant(),
                    day,
                    index,
                    price,
                    sent,
                    viewed,
                    purchased);
        }

        private int drawPrice(int listPrice) {
            double draw = choice.uniform();
            double factor = draw < 0.2 ? 0.8 : draw < 0.4 ? 1.2 : 1.0;
            return Math.max(1, (int) (listPrice * factor + 0.5));
        }

        private double lately(double factor, LocalDate day) {
            long daysIn = LATELY_DAYS + 1 - ChronoUnit.DAYS.between(day, end);
            double setIn = Math.max(0, Math.min(1, (double) daysIn / LATELY_SETS_IN_DAYS));
            return 1 + (factor - 1) * setIn;
        }

        private int drawCaption(Tier tier, LocalDate day) {
            int[] all = captionsIn(byTier, tier);
            int[] favourite = captionsIn(favourites, tier);
            long today = day.toEpochDay();
            for (int tries = 0; tries < 1_000; tries++) {
                int[] from = choice.chance(FAVOURITES_SHARE) ? favourite : all;
                int index = from[choice.below(from.length)];
                if (lastUsed[index] < today - REST_DAYS) {
                    lastUsed[index] = today;
                    return index;
                }
            }
            throw new IllegalArgumentException("too few captions of tier " + tier + " for the pages: all " + all.length
                    + " rest on " + day + ". Ask for more captions.");
        }

        private static int[] captionsIn(Map<Tier, int[]> captions, Tier tier) {
            int[] found = captions.get(tier);
            if (found == null || found.length == 0) {
                throw new IllegalArgumentException("no caption of tier " + tier + ". Ask for more captions.");
            }
            return found;
        }
    }
}
