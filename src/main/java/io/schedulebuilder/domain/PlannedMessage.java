package io.schedulebuilder.domain;

/**
 * A message with its time.
 *
 * @param hourFactor what the slot's hour is worth, an ordinary hour being 1
 * @param ownHourShare how much of that factor rests on the page's own data, 0 to 1
 * @param expectedRevenue dollars at that hour; 0 for a bump
 * @param points its share of the soft score's expected revenue
 */
public record PlannedMessage(
        ChosenMessage message,
        TimeSlot slot,
        double hourFactor,
        double ownHourShare,
        double expectedRevenue,
        long points) {}
