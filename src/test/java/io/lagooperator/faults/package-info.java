/** What can go wrong with an instance, and what status says of it. */
@NullMarked
package io.lagooperator.faults;

import org.jspecify.annotations.NullMarked;
