/** Return the nodes of a directed graph that lie on a cycle, sorted. A self-loop counts as a cycle. */
export function nodesOnCycles(edges: Iterable<readonly [string, string]>): string[] {
  const targets = new Map<string, string[]>();
  for (const [from, to] of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  const reachable = (start: string): Set<string> => {
    const seen = new Set<string>();
    const open = [start];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const next of targets.get(node) ?? []) {
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return seen;
  };
  return [...targets.keys()].filter((node) => reachable(node).has(node)).sort();
}
