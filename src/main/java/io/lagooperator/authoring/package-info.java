/**
 * How manifests come about: from answers, or from a Lago that runs elsewhere. No cluster is read.
 */
@NullMarked
package io.lagooperator.authoring;

import org.jspecify.annotations.NullMarked;
