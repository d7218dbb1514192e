/** Tells how much a search found: read out, not shown, once typing has paused. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useText } from '../../ui/locales/text.ts';
import type { StatusState } from './use-status.ts';
import { isNarrowed } from './views.ts';

/** Long enough that nothing is read out between two keys, ms. */
const pauseMs = 600;

export function FoundAnnouncer({
  state,
}: {
  readonly state: Pick<StatusState, 'filter' | 'total' | 'foundFor'>;
}): JSX.Element {
  const text = useText();
  const { filter, total, foundFor } = state;
  const searched = filter.text.trim();
  const nothing = isNarrowed(filter) ? 'status-page.nothing-fits' : 'popup.nothing-found';
  const sentence = total === 0 ? text(nothing) : text('status-page.found', { count: total });
  const [said, setSaid] = useState('');
  useEffect(() => {
    // Emptied in between: the same sentence is news again for another search.
    setSaid('');
    if (searched === '' || foundFor !== searched) return;
    const timer = setTimeout(() => setSaid(sentence), pauseMs);
    return () => clearTimeout(timer);
  }, [searched, foundFor, sentence]);
  return (
    <div class="sr-only" role="status">
      {said}
    </div>
  );
}
