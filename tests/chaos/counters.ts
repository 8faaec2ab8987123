export type Counters = ReturnType<typeof createCounters>;

export function createCounters() {
  const counts = new Map<string, number>();
  return {
    add(name: string, times = 1): void {
      counts.set(name, (counts.get(name) ?? 0) + times);
    },
    of: (name: string): number => counts.get(name) ?? 0,
    line: (names: string[]): string => names.map((name) => `${counts.get(name) ?? 0} ${name}`).join(", "),
    table(): string {
      const rows = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
      return rows.map(([name, count]) => `${String(count).padStart(8)}  ${name}`).join("\n");
    },
  };
}
