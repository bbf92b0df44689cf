@NullMarked
package io.lagooperator.runtime;

import org.jspecify.annotations.NullMarked;
