package io.schedulebuilder.domain;

import java.math.BigDecimal;

/**
 * What rules can read about a page.
 *
 * @param revenue dollars from viewed messages in the look-back
 * @param saturation 0 to 1
 * @param averageRpr mean earnings per recipient of the messages in the look-back, dollars
 * @param averageConversion mean purchases per viewer
 * @param messageCount messages in the look-back
 * @param tierMessages PPVs in the look-back of the price tier that the page sent least
 */
public record Account(
        PageName pageName,
        BigDecimal revenue,
        double saturation,
        double averageRpr,
        double averageConversion,
        int messageCount,
        int tierMessages) {}
