/** {@code kubectl lago}: what a person asks for, done with that person's rights and no others. */
@NullMarked
package io.lagooperator.plugin;

import org.jspecify.annotations.NullMarked;
