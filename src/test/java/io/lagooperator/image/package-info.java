/** Makes the image of the operator, and runs what came of it. */
@NullMarked
package io.lagooperator.image;

import org.jspecify.annotations.NullMarked;
