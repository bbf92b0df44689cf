package io.lagooperator.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the API server was asked, by whom, and how it answered. */
public final class AuditLog {
  private static final String SENTINEL = "audit-sentinel-";
  private static final Duration LIMIT = Patience.LIMIT;

  /** Some tests send what is nested deeper than Jackson reads of itself. */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(100_000).build())
              .build());

  private final Path file;
  private final KubernetesClient client;

  AuditLog(Path file, KubernetesClient client) {
    this.file = file;
    this.client = client;
  }

  /** A point in the log. */
  public record Mark(long offset) {}

  /** A mark behind everything that was answered before this call. */
  public Mark mark() {
    return settled();
  }

  /** The requests answered since then; a watch is listed when it starts. */
  public Requests since(Mark mark) {
    Mark end = settled();
    String log = new String(read(mark.offset(), end.offset()), UTF_8);
    return new Requests(
        log.lines().map(AuditLog::parse).filter(AuditLog::isOfInterest).map(Request::of).toList());
  }

  /** The rights that clients whose name begins so have used since the cluster was made. */
  Set<Right> usedBy(String userAgentPrefix) {
    long end = settled().offset();
    // To parse the requests of everybody else too would take several times as long.
    String sought = "\"userAgent\":\"" + userAgentPrefix;
    var position = new AtomicLong();
    // One character a byte, so that the end is where it was when nothing was half written.
    try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
      return lines
          .takeWhile(line -> position.addAndGet(line.length() + 1) <= end)
          .filter(line -> line.contains(sought))
          .map(AuditLog::parse)
          .map(Request::of)
          .flatMap(Right::neededBy)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until a request of its own is in the log, and so everything answered before. */
  public Mark settled() {
    String sentinel = SENTINEL + UUID.randomUUID();
    long from = size();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      // Usually the first look finds it; each further look is paced by one more request.
      client.configMaps().inNamespace("default").withName(sentinel).get();
      // One character a byte, so that a position in the text is one in the file.
      String log = new String(read(from, size()), ISO_8859_1);
      int found = log.indexOf(sentinel);
      int endOfLine = found < 0 ? -1 : log.indexOf('\n', found);
      if (endOfLine >= 0) {
        return new Mark(from + endOfLine + 1);
      }
    }
    throw new IllegalStateException("The audit log shows no request of ours within " + LIMIT);
  }

  private static boolean isOfInterest(JsonNode event) {
    boolean endOfWatch =
        event.path("verb").asText().equals("watch")
            && event.path("stage").asText().equals("ResponseComplete")
            && event.path("responseStatus").path("code").asInt() == 200;
    return !endOfWatch && !event.path("objectRef").path("name").asText().startsWith(SENTINEL);
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long size() {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(long from, long to) {
    try (FileChannel channel = FileChannel.open(file)) {
      return Channels.newInputStream(channel.position(from)).readNBytes(Math.toIntExact(to - from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
