/** What would come of an instance if all went well: passes are played out in memory. */
@NullMarked
package io.lagooperator.foresight;

import org.jspecify.annotations.NullMarked;
