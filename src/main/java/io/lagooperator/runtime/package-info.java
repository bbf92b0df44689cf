/** The process around the operator: probes and a graceful stop. */
@NullMarked
package io.lagooperator.runtime;

import org.jspecify.annotations.NullMarked;
