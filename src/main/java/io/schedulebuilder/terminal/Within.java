package io.schedulebuilder.terminal;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The range of numbers that an option accepts. Others are refused before the command runs. */
@Retention(RUNTIME)
@Target(FIELD)
public @interface Within {
    /** The minimum, in digits; empty if the command itself checks it. */
    String least() default "";

    /** The maximum, in digits. */
    String most();
}
