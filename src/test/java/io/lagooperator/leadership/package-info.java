@NullMarked
package io.lagooperator.leadership;

import org.jspecify.annotations.NullMarked;
