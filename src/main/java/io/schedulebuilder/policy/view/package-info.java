/**
 * Rules and policies as those who examine them see them: a policy's values by name, conditions as text, and the regions
 * into which literals cut all accounts. Decides nothing.
 */
@NullMarked
package io.schedulebuilder.policy.view;

import org.jspecify.annotations.NullMarked;
