@NullMarked
package io.lagooperator;

import org.jspecify.annotations.NullMarked;
