package io.schedulebuilder.domain;

/**
 * A message with its time.
 *
 * @param hourFactor the value of the slot's hour, where an average hour is 1
 * @param ownHourShare how much of that factor comes from the page's own data, 0 to 1
 * @param expectedRevenue dollars at that hour; 0 for a bump
 * @param points what it adds to the expected revenue of the soft score
 */
public record PlannedMessage(
        ChosenMessage message,
        TimeSlot slot,
        double hourFactor,
        double ownHourShare,
        double expectedRevenue,
        long points) {}
