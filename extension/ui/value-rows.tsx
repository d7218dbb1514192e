/** Named values below one another, to be read through. */
import type { JSX } from 'preact';
import './value-rows.css';

export interface ValueRow {
  readonly name: string;
  /** As a person reads it; may have several lines. */
  readonly value: string;
}

export function ValueRows({ rows }: { readonly rows: readonly ValueRow[] }): JSX.Element {
  return (
    <dl class="values">
      {rows.map(({ name, value }, index) => (
        <div class="values__row" key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
