/**
 * The language of rule files: turns text into checked {@link io.schedulebuilder.policy.language.Rule}s, or lists
 * everything that is wrong with it. Compiles and runs nothing. Uses Drools' parser; knows no account.
 */
@NullMarked
package io.schedulebuilder.policy.language;

import org.jspecify.annotations.NullMarked;
