package io.schedulebuilder.launch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A help screen whose lines break between words only; picocli also breaks file names at each dot. */
final class HelpScreen extends Help {
    private static final String BREAKABLE = ".:/-";
    private static final Pattern INSIDE_A_WORD = Pattern.compile("[.:/-](?=\\S)");
    /** The letters of the private use area that stand for the breakable characters while lines are broken. */
    private static final char FIRST_LETTER = '\uE000';

    HelpScreen(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public Layout createDefaultLayout(
            List<OptionSpec> options, List<PositionalParamSpec> parameters, ColorScheme colors) {
        Layout layout = super.createDefaultLayout(options, parameters, colors);
        return new Layout(colors, layout.textTable(), layout.optionRenderer(), layout.parameterRenderer()) {
            @Override
            public void layout(ArgSpec option, Text[][] rows) {
                for (Text[] row : rows) {
                    int description = row.length - 1;
                    row[description] = colors.ansi().text(glued(row[description].plainString()));
                }
                super.layout(option, rows);
            }

            @Override
            public String toString() {
                String text = super.toString();
                for (int i = 0; i < BREAKABLE.length(); i++) {
                    text = text.replace((char) (FIRST_LETTER + i), BREAKABLE.charAt(i));
                }
                return text;
            }
        };
    }

    private static String glued(String text) {
        return INSIDE_A_WORD
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf((char) (FIRST_LETTER + BREAKABLE.indexOf(found.group())))));
    }
}
