/** What assistive technology reads out: changes of state politely, refusals at once. Nothing is seen. */
import type { JSX } from 'preact';

export interface LiveRegionProps {
  readonly status: string;
  readonly refusal: string;
}

export function LiveRegion({ status, refusal }: LiveRegionProps): JSX.Element {
  return (
    <div class="sr-only">
      <div role="status">{status}</div>
      <div role="alert">{refusal}</div>
    </div>
  );
}
