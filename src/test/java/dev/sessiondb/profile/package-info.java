@NullMarked
package dev.sessiondb.profile;

import org.jspecify.annotations.NullMarked;
