/** The built JAR, or the whole pipeline, on real files and a real PostgreSQL. */
@NullMarked
package dev.sessiondb.scenario;

import org.jspecify.annotations.NullMarked;
