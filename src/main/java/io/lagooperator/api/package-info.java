/** What a user writes and reads: the kinds of the API, with descriptions written for users. */
@NullMarked
package io.lagooperator.api;

import org.jspecify.annotations.NullMarked;
