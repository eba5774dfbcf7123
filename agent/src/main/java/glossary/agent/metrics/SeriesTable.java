package glossary.agent.metrics;

import glossary.api.telemetry.RequestSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the cell of a request. Lookups take no lock; only what is new does. */
final class SeriesTable {
  static final String UNMATCHED = "unmatched";
  static final String OTHER = "{other}";

  /** A longer one is no template that a person wrote. */
  private static final int LONGEST_ROUTE = 300;

  private static final int SERIES_PER_ROUTE = 10;

  private final int routesMax;
  private final int seriesMax;
  private final Map<String, RouteCells> routes = new ConcurrentHashMap<>();
  private final RouteCells unmatched = new RouteCells();
  private final RouteCells other = new RouteCells();
  private volatile boolean routesFull;
  private volatile boolean seriesFull;

  /** Guarded by this. */
  private int series;

  SeriesTable(int routesMax) {
    this.routesMax = routesMax;
    this.seriesMax = SERIES_PER_ROUTE * (routesMax + 1);
    this.routesFull = routesMax == 0;
  }

  Cell cell(int method, String route, int status) {
    RouteCells cells = route(route);
    Cell cell = cells.find(method, status);
    return cell != null ? cell : newCell(cells, method, status);
  }

  private RouteCells route(String route) {
    if (route == null || UNMATCHED.equals(route)) {
      return unmatched;
    }
    RouteCells cells = routes.get(route);
    if (cells != null) {
      return cells;
    }
    return routesFull || route.length() > LONGEST_ROUTE || OTHER.equals(route)
        ? other
        : newRoute(route);
  }

  private synchronized RouteCells newRoute(String route) {
    RouteCells cells = routes.get(route);
    if (cells == null && routesFull) {
      return other;
    }
    if (cells == null) {
      cells = new RouteCells();
      routes.put(route, cells);
      routesFull = routes.size() >= routesMax;
    }
    return cells;
  }

  private Cell newCell(RouteCells cells, int method, int status) {
    if (!seriesFull && !cells.isFull(method)) {
      Cell added = add(cells, method, status);
      if (added != null) {
        return added;
      }
    }
    int hundred = status / 100 * 100;
    Cell folded = other.find(method, hundred);
    return folded != null ? folded : addFolded(method, hundred);
  }

  /** Null if there is no room. */
  private synchronized Cell add(RouteCells cells, int method, int status) {
    Cell known = cells.find(method, status);
    if (known != null || seriesFull || cells.isFull(method)) {
      return known;
    }
    series++;
    seriesFull = series >= seriesMax;
    return cells.add(method, status);
  }

  /** Ten methods by ten hundreds at most, so beside the bound. */
  private synchronized Cell addFolded(int method, int hundred) {
    Cell known = other.find(method, hundred);
    return known != null ? known : other.add(method, hundred);
  }

  List<RequestSeries> snapshot() {
    List<RequestSeries> all = new ArrayList<>();
    unmatched.snapshot(UNMATCHED, all);
    other.snapshot(OTHER, all);
    for (Map.Entry<String, RouteCells> route : routes.entrySet()) {
      route.getValue().snapshot(route.getKey(), all);
    }
    return all;
  }
}
