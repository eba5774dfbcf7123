package glossary.agent.metrics;

import glossary.api.telemetry.RequestSeries;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The cells of one route: for each method the few statuses that it answers with, copied when one is
 * added. Reading takes no lock; the table locks for adding.
 */
final class RouteCells {
  private static final Cell[] NONE = {};

  /** One route that answers with all statuses there are must not use up the room of the others. */
  private static final int STATUSES_MAX = 24;

  private final AtomicReferenceArray<Cell[]> byMethod = new AtomicReferenceArray<>(Methods.COUNT);

  /** Null if there is none yet. */
  Cell find(int method, int status) {
    Cell[] cells = byMethod.get(method);
    if (cells != null) {
      for (Cell cell : cells) {
        if (cell.status == status) {
          return cell;
        }
      }
    }
    return null;
  }

  boolean isFull(int method) {
    Cell[] cells = byMethod.get(method);
    return cells != null && cells.length >= STATUSES_MAX;
  }

  Cell add(int method, int status) {
    Cell[] old = byMethod.get(method);
    Cell[] cells = old == null ? NONE : old;
    Cell added = new Cell(status);
    Cell[] more = Arrays.copyOf(cells, cells.length + 1);
    more[cells.length] = added;
    byMethod.set(method, more);
    return added;
  }

  void snapshot(String route, List<RequestSeries> into) {
    for (int method = 0; method < Methods.COUNT; method++) {
      Cell[] cells = byMethod.get(method);
      for (Cell cell : cells == null ? NONE : cells) {
        RequestSeries series = cell.snapshot(Methods.name(method), route);
        if (series.count() > 0) {
          into.add(series);
        }
      }
    }
  }
}
