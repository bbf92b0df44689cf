@NullMarked
package io.lagooperator.plugin;

import org.jspecify.annotations.NullMarked;
