/** What was measured, in one unit. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 'MB';
  readonly samples: readonly number[];
};

/** Runs `task` again and again; the first `warmUp` times do not count. Gives milliseconds. */
export function measure(name: string, times: number, task: (i: number) => void, warmUp = 0): Figure {
  const samples: number[] = [];
  for (let i = 0; i < warmUp + times; i++) {
    const started = performance.now();
    task(i);
    if (i >= warmUp) samples.push(performance.now() - started);
  }
  return { name, unit: 'ms', samples };
}

/** A table of figures for people. */
export function table(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const head = `${''.padEnd(width)}  ${['p50', 'p95', 'max', 'n'].map((each) => each.padStart(9)).join('')}`;
  return [head, ...figures.map((figure) => row(figure, width))].join('\n');
}

function row({ name, unit, samples }: Figure, width: number): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const cells = [at(0.5), at(0.95), at(1)].map((value) => shown(value).padStart(9));
  return `${name.padEnd(width)}  ${cells.join('')}${String(samples.length).padStart(9)}  ${unit}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
