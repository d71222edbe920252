package io.schedulebuilder.worth;

import io.schedulebuilder.domain.Digest;
import java.util.Arrays;

/** PPVs that pages sent and viewers saw, as columns, page after page and each page's in order of time. */
final class Sends {
    private int size;
    private int[] pages = new int[1024];
    private int[] texts = new int[1024];
    private int[] tiers = new int[1024];
    private int[] categories = new int[1024];
    private int[] hours = new int[1024];
    private long[] seconds = new long[1024];
    private long[] viewed = new long[1024];
    private long[] purchased = new long[1024];

    /**
     * Adds a message.
     *
     * @param page number of the page, from 0; not below the last one
     * @param text number of the caption's text in the bank; -1 if the bank does not have it
     * @param tier number of its price tier, from 0
     * @param category number of its category, from 0
     * @param hour local hour: 0 to 23 on working days, 24 to 47 on weekends
     * @param second when it was sent, in seconds since 1970; not before the page's last message
     * @param viewers how many viewed it, above 0
     * @param buyers how many bought it; more than the viewers count as all of them
     */
    void add(int page, int text, int tier, int category, int hour, long second, long viewers, long buyers) {
        if (size == pages.length) {
            int length = 2 * size;
            pages = Arrays.copyOf(pages, length);
            texts = Arrays.copyOf(texts, length);
            tiers = Arrays.copyOf(tiers, length);
            categories = Arrays.copyOf(categories, length);
            hours = Arrays.copyOf(hours, length);
            seconds = Arrays.copyOf(seconds, length);
            viewed = Arrays.copyOf(viewed, length);
            purchased = Arrays.copyOf(purchased, length);
        }
        pages[size] = page;
        texts[size] = text;
        tiers[size] = tier;
        categories[size] = category;
        hours[size] = hour;
        seconds[size] = second;
        viewed[size] = viewers;
        purchased[size] = Math.max(0, Math.min(viewers, buyers));
        size++;
    }

    /** The sends before a second. */
    Sends before(long second) {
        Sends before = new Sends();
        for (int send = 0; send < size; send++) {
            if (seconds[send] < second) {
                before.add(
                        pages[send],
                        texts[send],
                        tiers[send],
                        categories[send],
                        hours[send],
                        seconds[send],
                        viewed[send],
                        purchased[send]);
            }
        }
        return before;
    }

    /** Adds all sends to a digest. */
    void addTo(Digest digest) {
        for (int send = 0; send < size; send++) {
            digest.number(pages[send])
                    .number(texts[send])
                    .number(tiers[send])
                    .number(categories[send])
                    .number(hours[send])
                    .number(seconds[send])
                    .number(viewed[send])
                    .number(purchased[send]);
        }
    }

    int size() {
        return size;
    }

    int page(int send) {
        return pages[send];
    }

    int text(int send) {
        return texts[send];
    }

    int tier(int send) {
        return tiers[send];
    }

    int category(int send) {
        return categories[send];
    }

    int hour(int send) {
        return hours[send];
    }

    long second(int send) {
        return seconds[send];
    }

    long viewed(int send) {
        return viewed[send];
    }

    long purchased(int send) {
        return purchased[send];
    }
}
