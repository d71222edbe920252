/** The command doctor: checks the installation, the rules and the warehouse before anything is planned. */
@NullMarked
package io.schedulebuilder.doctor;

import org.jspecify.annotations.NullMarked;
