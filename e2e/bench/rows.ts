/** One line of the table of measurements, and how it stands to its budget (DESIGN, section 10) and to the committed baseline. */
export interface Row {
  /** Stable: the baseline is compared by it. */
  readonly id: string;
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'kB' | '×' | 'ms/10k nodes';
  /** Of all samples; a p95 where `what` says so. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly samples: number;
  /** Null: none is set; the figure is for comparison. */
  readonly budget: number | null;
  /** What it was measured against, in the same run. */
  readonly beside?: string;
}

export interface Results {
  readonly machine: {
    readonly cpus: number;
    readonly model: string;
    readonly load: readonly number[];
    readonly node: string;
  };
  readonly at: string;
  readonly rows: readonly Row[];
}

export const round = (value: number): number => Math.round(value * 100) / 100;

function sorted(samples: readonly number[]): number[] {
  return [...samples].sort((one, other) => one - other);
}

export function quantile(samples: readonly number[], share: number): number {
  const all = sorted(samples);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
}

/** @param value the median unless another figure of the samples is what counts. */
export function rowOf(
  about: Pick<Row, 'id' | 'what' | 'unit'> & { readonly budget?: number; readonly beside?: string },
  samples: readonly number[],
  value = quantile(samples, 0.5),
): Row {
  const { budget, ...rest } = about;
  return {
    ...rest,
    value: round(value),
    least: round(Math.min(...samples)),
    most: round(Math.max(...samples)),
    samples: samples.length,
    budget: budget ?? null,
  };
}

export const isMet = ({ value, budget }: Row): boolean => budget === null || value <= budget;

/** @param baseline of an earlier run; ratios can be compared between machines, absolute figures only on the same one. */
export function printTable(rows: readonly Row[], baseline: readonly Row[]): string {
  const lines = rows.map((row) => {
    // Another amount of work has another name.
    const before = baseline.find(({ id, what }) => id === row.id && what === row.what);
    const change =
      before === undefined || before.value === 0 ? '' : signed((row.value / before.value - 1) * 100);
    const budget = row.budget === null ? '' : `≤ ${row.budget}`;
    const verdict = row.budget === null ? '' : isMet(row) ? 'met' : 'NOT MET';
    const spread = `${row.least}–${row.most}`;
    return [row.what, `${row.value} ${row.unit}`, spread, String(row.samples), budget, verdict, change];
  });
  const head = ['what', 'value', 'spread', 'n', 'budget', '', 'since baseline'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const signed = (percent: number): string => `${percent >= 0 ? '+' : ''}${percent.toFixed(0)} %`;
