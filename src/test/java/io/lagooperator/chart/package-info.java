/** The chart, and what the build makes of it. */
@NullMarked
package io.lagooperator.chart;

import org.jspecify.annotations.NullMarked;
