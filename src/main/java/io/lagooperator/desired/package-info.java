/** What Kubernetes should hold: pure builders, one file a kind. */
@NullMarked
package io.lagooperator.desired;

import org.jspecify.annotations.NullMarked;
