package io.schedulebuilder.terminal;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The numbers that an option takes; others are refused before its command begins. */
@Retention(RUNTIME)
@Target(FIELD)
public @interface Within {
    /** The least, in digits; empty where the command itself says what is too little. */
    String least() default "";

    /** The most, in digits. */
    String most();
}
