package io.schedulebuilder.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes a bank of captions: a few of our own, then real headlines, then, when more are asked, variations on these.
 *
 * <p>The headlines, in {@code headlines.txt}, are from The Upworthy Research Archive (Matias et al., Scientific Data 8,
 * 195, 2021), licensed CC BY 4.0; {@code examples/README.md} says how they were chosen.
 */
final class Bank {
    /** Ours: what a CSV, a spreadsheet or a text key may stumble over. */
    private static final List<String> OWN = List.of(
            "Good morning \u2600\ufe0f Coffee is on, and so am I \u2615",
            "Just posted something special \uD83D\uDC9C Tell me what you think!",
            "First line of a little poem,\nsecond line for you alone \uD83C\uDF39",
            "Three things I did this weekend:\n1. slept in\n2. danced\n3. took the pictures you asked for",
            "She said \"one more picture\", and then there were twelve",
            "\"Best set so far\", says everyone who saw it \uD83D\uDCF8",
            "=1+1 reasons to open this one",
            "+1 for golden hour",
            "-20% until tonight, because it is Friday",
            "@ the beach, with the good camera",
            "New set, 24 pictures, one very proud me \uD83E\uDD73",
            "Last chance: the autumn set leaves tonight \uD83C\uDF42",
            "Guess where I am? \uD83C\uDF0D Hint: it snows",
            "Behind the scenes; no filter, no script, \"no\" second take",
            "Caf\u00e9 stories, part 2 \u2013 na\u00efve, but true",
            "Family portrait \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 and the dog, of course");

    private static final List<String> OPENINGS = List.of(
            "Just for you:",
            "Hey you,",
            "New:",
            "A little something:",
            "Guess what?",
            "For my favourites:",
            "Fresh today:",
            "Can I tell you something?",
            "You asked for it:",
            "This one is special:",
            "Look what I found:",
            "Between us:",
            "Good evening!",
            "Good morning!",
            "Weekend treat:",
            "Thinking of you:",
            "Do not tell anyone:",
            "Open me:",
            "Worth the wait:",
            "One more:",
            "Ready?",
            "Back by request:",
            "From the archive:",
            "Part two:",
            "Last chance:",
            "My favourite so far:",
            "I could not wait:",
            "Made this for you:",
            "Quick one:",
            "Surprise!",
            "Finally:");

    /** Of the variations, every sixth is an earlier text again under an id of its own, as in banks that grew. */
    private static final int REPEATED_EVERY = 6;

    private static final String REPEAT_MARK = " \u2728";

    private Bank() {}

    /** All headlines and our own captions, each once, and two of them again under another id. */
    static List<BankCaption> examples() {
        List<String> texts = distinctTexts();
        texts.add(texts.get(0).toUpperCase(Locale.ROOT));
        texts.add(texts.get(OWN.size()) + REPEAT_MARK);
        return captions(texts);
    }

    /** As many captions as asked. */
    static List<BankCaption> ofSize(int size) {
        List<String> distinct = distinctTexts();
        List<String> texts = new ArrayList<>(distinct.subList(0, Math.min(size, distinct.size())));
        int variation = 0;
        while (texts.size() < size) {
            if (texts.size() % REPEATED_EVERY == 0) {
                texts.add(texts.get(texts.size() / REPEATED_EVERY) + REPEAT_MARK);
            } else {
                texts.add(variation(distinct, variation));
                variation++;
            }
        }
        return captions(texts);
    }

    private static String variation(List<String> distinct, int number) {
        StringBuilder text = new StringBuilder();
        for (int rest = number / distinct.size(); ; rest = rest / OPENINGS.size() - 1) {
            text.append(OPENINGS.get(rest % OPENINGS.size())).append(' ');
            if (rest < OPENINGS.size()) {
                return text.append(distinct.get(number % distinct.size())).toString();
            }
        }
    }

    private static List<BankCaption> captions(List<String> texts) {
        List<BankCaption> captions = new ArrayList<>(texts.size());
        for (String text : texts) {
            captions.add(BankCaption.of(Draws.hash("caption|" + text), text, Draws.named("appeal|" + text)));
        }
        return captions;
    }

    private static List<String> distinctTexts() {
        List<String> texts = new ArrayList<>(OWN);
        try (InputStream in = Bank.class.getResourceAsStream("headlines.txt")) {
            if (in == null) {
                throw new IllegalStateException("headlines.txt is missing beside " + Bank.class);
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(texts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
