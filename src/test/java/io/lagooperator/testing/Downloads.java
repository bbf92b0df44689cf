package io.lagooperator.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Gets files of official releases. */
interface Downloads {
  String text(URI uri) throws IOException;

  void file(URI uri, Path target) throws IOException;
}
