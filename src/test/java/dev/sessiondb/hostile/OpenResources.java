package dev.sessiondb.hostile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What this JVM holds.
 *
 * @param threads how many are alive of each name, numbers in it left out
 * @param files how many are open of each; none where the system doesn't tell
 * @param signs the program's temporary files of this process
 * @param heap bytes in use after a collection
 */
record OpenResources(Map<String, Integer> threads, Map<String, Integer> files, List<Path> signs, long heap) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int COLLECTIONS = 4;

    static OpenResources now() throws IOException {
        return new OpenResources(liveThreads(), openFiles(), ownSigns(), usedHeap());
    }

    /** Waits a moment for threads that are about to end. */
    void settle() {
        long end = System.nanoTime() + GRACE.toNanos();
        while (System.nanoTime() < end && !beyond(liveThreads(), threads).isEmpty()) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    Map<String, Integer> threadsBeyond(OpenResources before) {
        return beyond(threads, before.threads);
    }

    Map<String, Integer> filesBeyond(OpenResources before) {
        return beyond(files, before.files);
    }

    private static Map<String, Integer> beyond(Map<String, Integer> after, Map<String, Integer> before) {
        Map<String, Integer> more = new TreeMap<>();
        after.forEach((name, count) -> {
            int growth = count - before.getOrDefault(name, 0);
            if (growth > 0) {
                more.put(name, growth);
            }
        });
        return more;
    }

    /** The JVM's own thread that waits for a process lives on for a minute. */
    private static Map<String, Integer> liveThreads() {
        Map<String, Integer> threads = new TreeMap<>();
        Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("\\d+", "N"))
                .filter(name -> !name.startsWith("process reaper"))
                .forEach(name -> threads.merge(name, 1, Integer::sum));
        return threads;
    }

    /** Of the class path's JARs the JVM opens more when it first needs them. */
    private static Map<String, Integer> openFiles() throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        if (!Files.isDirectory(DESCRIPTORS)) {
            return files;
        }
        try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    String target =
                            Files.readSymbolicLink(descriptor).toString().replaceAll("\\d+", "N");
                    if (!target.endsWith(".jar")) {
                        files.merge(target, 1, Integer::sum);
                    }
                }
            }
        }
        return files;
    }

    private static List<Path> ownSigns() throws IOException {
        String ending = "." + ProcessHandle.current().pid() + ".alive";
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(ending)).toList());
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
