package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.policy.language.RuleParser;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rule files that would run code, hang or exhaust the machine in a plain rule engine. Each is refused by what is
 * allowed, before anything is compiled: {@link RuleParser} is all that runs here.
 */
class AttackTest {
    private static final String GOOD = "policy.dailyCap(5);";

    static Stream<Arguments> attacks() {
        return Stream.of(
                // around the rules
                file("import of a class", "import java.lang.Runtime;\n" + rule("Account()", GOOD)),
                file("import of a static method", "import static java.lang.System.exit;\n" + rule("Account()", GOOD)),
                file("import of a function", "import function java.lang.System.exit;\n" + rule("Account()", GOOD)),
                file("import of an accumulate function", "import accumulate a.B c;\n" + rule("Account()", GOOD)),
                file("package", "package a.b;\n" + rule("Account()", GOOD)),
                file("unit", "unit A;\n" + rule("Account()", GOOD)),
                file("global", "global java.lang.Runtime r;\n" + rule("Account()", GOOD)),
                file("function", "function void f() { System.exit(1); }\n" + rule("Account()", GOOD)),
                file("declare with a default", "declare A x : int = System.exit(1) end\n" + rule("Account()", GOOD)),
                file("enum", "declare enum A B(System.exit(1)); x : int end\n" + rule("Account()", GOOD)),
                file("query", "query \"q\" Account() end\n" + rule("Account()", GOOD)),
                file("dialect for all", "dialect \"java\"\n" + rule("Account()", GOOD)),
                file("a rule within a comment that a unicode escape ends", "/* \\u002a\\u002f import x; */"),
                file("a string that a unicode escape ends", rule("Account()", "policy.tier(\"\\u0022);\");")),
                // attributes
                attribute("salience(System.exit(1))"),
                attribute("salience( $x )"),
                attribute("enabled( System.exit(1) == null )"),
                attribute("timer( int: 0s 1s )"),
                attribute("timer( expr: System.exit(1) )"),
                attribute("duration( 1 )"),
                attribute("calendars \"x\""),
                attribute("dialect \"java\""),
                attribute("no-loop true"),
                attribute("agenda-group \"x\""),
                attribute("ruleflow-group \"x\""),
                attribute("date-effective \"01-Jan-2000\""),
                attribute("extends \"y\""),
                attribute("@All(System.exit(1))"),
                attribute("@watch(*)"),
                // conditions
                when("eval( System.exit(1) == null )"),
                when("Account() from System.getProperties()"),
                when("Account( this from x )"),
                when("accumulate( Account(); $c : count(1) )"),
                when("Number() from accumulate( Account(), init( System.exit(1); ), action(), result(1) )"),
                when("java.util.List() from collect( Account() )"),
                when("Account() from entry-point \"x\""),
                when("Account() over window:length(1)"),
                when("forall( Account() )"),
                when("Object()"),
                when("java.lang.Thread()"),
                when("Facts.Account()"),
                when("/accounts[ revenue > 1 ]"),
                when("Account( eval( System.exit(1) == null ) )"),
                when("Account( System.exit(1) == null )"),
                when("Account( java.lang.Runtime.getRuntime() != null )"),
                when("Account( getClass() != null )"),
                when("Account( this.class.name == \"x\" )"),
                when("Account( class != null )"),
                when("Account( this != null )"),
                when("Account( pageName == 'a\" || System.exit(1) == null || pageName == \"' )"),
                when("Account( pageName == \"a\" + System.exit(1) )"),
                when("Account( pageName in (" + "\"a\", ".repeat(10_000) + "\"a\") )"),
                when("Account() ".repeat(10_000)),
                when("Account() and ".repeat(5_000) + "Account()"),
                when("Account( " + "revenue > 1 && ".repeat(10_000) + "revenue > 1 )"),
                when("Account( revenue > new java.util.Random().nextInt() )"),
                when("Account( revenue > (saturation > 0 ? 1 : 2) )"),
                when("Account( pageName matches \"(a+)+$\" )"),
                when("Account( pageName.length() > 3 )"),
                when("Account( pageName!.length > 3 )"),
                when("Account( pageName str[startsWith] \"a\" )"),
                when("Account( pageName soundslike \"a\" )"),
                when("Account( pageName memberOf x )"),
                when("Account( revenue > 1, \"x\"; )"),
                when("Account( \"x\"; )"),
                when("$a : Account()"),
                when("Account( $r : revenue )"),
                when("Account( revenue == { System.exit(1) } )"),
                when("Account( revenue == [ System.exit(1) ] )"),
                when("Account( revenue == (int) 1 )"),
                when("Account( revenue == policy.dailyCap )"),
                when("Account( revenue = 5 )"),
                when("Account( revenue++ > 5 )"),
                when("?q( 1; )"),
                when("if ( true ) do[x]"),
                when("Account() do[x]"),
                when("not( Account() and Tier() )"),
                when("not( not( Account() ) )"),
                when("(Account() or Tier()) and ".repeat(20) + "Zone()"),
                when("(".repeat(9) + "Account()" + ")".repeat(9)),
                when("Account( " + "(".repeat(5_000) + "revenue > 1" + ")".repeat(5_000) + " )"),
                // consequences
                then("System.exit(1);"),
                then("Runtime.getRuntime().exec(\"x\");"),
                then("policy.getClass().forName(\"x\");"),
                then("policy.class.forName(\"x\");"),
                then("policy.dailyCap(System.exit(1));"),
                then("policy.dailyCap(new Integer(1));"),
                then("policy.dailyCap(1 + 1);"),
                then("policy.dailyCap(x = 1);"),
                then("policy.dailyCap(5); ; System.exit(1);"),
                then("policy.dailyCap(5); } static { System.exit(1);"),
                then("while (true) { }"),
                then("for (;;) { }"),
                then("if (true) policy.dailyCap(5);"),
                then("new Thread() { public void run() { } }.start();"),
                then("Object x = policy; policy.dailyCap(5);"),
                then("policy = null;"),
                then("policy;"),
                then("insert( new Object() );"),
                then("modify( policy ) { dailyCap(1) }"),
                then("update( policy );"),
                then("drools.halt();"),
                then("kcontext.getKieRuntime().halt();"),
                then("def f() { 1 }; f();"),
                then("with (policy) { dailyCap = 1 };"),
                then("import java.io.*; policy.dailyCap(5);"),
                then("policy.dailyCap(5); then[x] System.exit(1);"),
                then("policy.(dailyCap)(5);"),
                then("policy.dailyCap(\"\" + 5);"),
                then("policy.dailyCap(5)\n.wait();"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void attack_ofAnyKind_isRefusedBeforeAnythingIsCompiled(String name, String text) {
        assertThat(Rules.faultsOf(text)).isNotEmpty().allSatisfy(fault -> assertThat(fault)
                .matches("rules/x\\.drl:\\d+: .+")
                .doesNotContain("Exception", "org.drools", "null")
                .hasSizeLessThan(600));
    }

    /** Were the frame itself refused, the attacks would prove nothing. */
    @Test
    void frame_ofTheAttacks_isAllowed() {
        assertThat(Rules.faultsOf(rule("Account()", GOOD))).isEmpty();
    }

    @Test
    void attack_inTheSameFolderAsGoodRules_stopsThemAll(@TempDir Path folder) {
        Path rules = Rules.copyOfShipped(folder);
        Rules.write(rules, "z.drl", rule("Account()", "System.exit(1);"));

        assertThat(Rules.faultsOf(rules))
                .containsExactly("rules/z.drl:4: \"System\" is not policy. A rule can only call policy, as in"
                        + " policy.tier(\"SMALL\");");
    }

    private static String rule(String conditions, String consequence) {
        return "rule \"x\" when\n" + conditions + "\nthen\n" + consequence + "\nend\n";
    }

    private static Arguments file(String name, String text) {
        return Arguments.of(name, text);
    }

    private static Arguments attribute(String attribute) {
        return Arguments.of(attribute, "rule \"x\"\n" + attribute + "\nwhen Account() then " + GOOD + " end");
    }

    private static Arguments when(String conditions) {
        String name = conditions.length() > 60 ? conditions.substring(0, 60) + "..." : conditions;
        return Arguments.of("when " + name, rule(conditions, GOOD));
    }

    private static Arguments then(String consequence) {
        return Arguments.of("then " + consequence, rule("Account()", consequence));
    }
}
