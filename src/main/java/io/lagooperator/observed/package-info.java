/** Facts about one instance, read from caches. */
@NullMarked
package io.lagooperator.observed;

import org.jspecify.annotations.NullMarked;
