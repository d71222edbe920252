/** Cases that rules must answer: read, decided, measured for what they cover, and tried against changed rules. */
@NullMarked
package io.schedulebuilder.policy.cases;

import org.jspecify.annotations.NullMarked;
