/** What Argo CD and Flux are told of instances. */
@NullMarked
package io.lagooperator.gitops;

import org.jspecify.annotations.NullMarked;
