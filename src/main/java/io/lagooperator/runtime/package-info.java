/** The process around the operator: probes and metrics. */
@NullMarked
package io.lagooperator.runtime;

import org.jspecify.annotations.NullMarked;
