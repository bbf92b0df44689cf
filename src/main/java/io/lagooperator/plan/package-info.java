/** What may exist now, and what is waited for: one pure function. */
@NullMarked
package io.lagooperator.plan;

import org.jspecify.annotations.NullMarked;
