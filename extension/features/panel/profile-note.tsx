/** Fields whose taught place is gone from the page: named, so that nobody takes the fallback for the taught value. */
import type { JSX } from 'preact';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { usePanel } from './panel-context.ts';

export function ProfileNote({ reading }: { readonly reading: CaseReading }): JSX.Element | null {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const broken = reading.profile?.broken ?? [];
  const inLots = reading.profile?.brokenInLots ?? [];
  const count = broken.length + inLots.length;
  if (count === 0) return null;
  const fields = [
    ...broken.map((id) => fieldName(language, id)),
    ...inLots.map(({ lot, field }) => text('profile.in-lot', { field: fieldName(language, field), lot })),
  ].join(', ');
  return (
    <div
      class="note note--warn"
      data-broken={[...broken, ...inLots.map(({ lot, field }) => `${lot}.${field}`)].join(' ')}
    >
      <Icon name="warn" />
      <div>
        <p>{text('profile.broken', { count, fields })}</p>
        <Button kind="quiet" onClick={() => void controller.teaching.start()}>
          {text('action.teach-again')}
        </Button>
      </div>
    </div>
  );
}
