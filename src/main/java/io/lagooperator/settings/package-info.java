/** How the operator itself is configured: the only room that reads the environment. */
@NullMarked
package io.lagooperator.settings;

import org.jspecify.annotations.NullMarked;
