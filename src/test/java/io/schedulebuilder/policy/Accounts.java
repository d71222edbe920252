package io.schedulebuilder.policy;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import java.math.BigDecimal;

/** Accounts for tests, by what a test is about. */
final class Accounts {
    private Accounts() {}

    static Account account(String revenue, double saturation) {
        return account(revenue, saturation, 1.0, 100);
    }

    static Account account(String revenue, double saturation, double averageRpr, int messageCount) {
        return new Account(new PageName("ava"), new BigDecimal(revenue), saturation, averageRpr, 0.05, messageCount, 0);
    }
}
