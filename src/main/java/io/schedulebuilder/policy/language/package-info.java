/**
 * The language of rule files: text to checked {@link io.schedulebuilder.policy.language.Rule}s, or everything that is
 * wrong with it. Nothing of a file is compiled or run here. Uses Drools' parser; knows no account.
 */
@NullMarked
package io.schedulebuilder.policy.language;

import org.jspecify.annotations.NullMarked;
