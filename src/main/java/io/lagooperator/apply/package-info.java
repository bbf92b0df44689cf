/** The only room that writes to the cluster. */
@NullMarked
package io.lagooperator.apply;

import org.jspecify.annotations.NullMarked;
