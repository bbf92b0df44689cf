/** What a spec means: every default applied once, every name and label made in one place. */
@NullMarked
package io.lagooperator.model;

import org.jspecify.annotations.NullMarked;
