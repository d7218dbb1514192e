/** A list that is on its way; where it takes long, that the service doesn't answer. */
import type { JSX } from 'preact';
import { useText } from '../../ui/locales/text.ts';
import { useLate } from '../../ui/use-late.ts';

export function ListReading(): JSX.Element {
  const text = useText();
  const isLate = useLate(true);
  return (
    <p class="status-empty muted" role="status">
      {text(isLate ? 'service.slow' : 'status-page.reading')}
    </p>
  );
}
