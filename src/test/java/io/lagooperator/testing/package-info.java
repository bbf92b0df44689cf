/** Runs tests against a real Kubernetes control plane whose pods are simulated. */
@NullMarked
package io.lagooperator.testing;

import org.jspecify.annotations.NullMarked;
