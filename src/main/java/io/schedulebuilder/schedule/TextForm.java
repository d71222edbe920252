package io.schedulebuilder.schedule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The form of a text in a plan. Without it and {@link Prose}, a text has 1 to 1000 characters and is not blank. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
@interface TextForm {
    /** A pattern for the whole text. */
    String value();

    /** The form in words. */
    String words();
}
