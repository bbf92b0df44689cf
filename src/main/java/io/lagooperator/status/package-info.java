/** Facts turned into words: status, conditions and events. */
@NullMarked
package io.lagooperator.status;

import org.jspecify.annotations.NullMarked;
