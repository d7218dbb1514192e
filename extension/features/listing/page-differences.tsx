/** What the page says otherwise than the draft: settled one by one before anything is filed. */
import type { JSX } from 'preact';
import type { Draft } from '../../../shared/contract/draft.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { type PageDifference, settleDifference } from './listing-form.ts';

interface PageDifferencesProps {
  readonly draft: Draft;
  readonly differences: readonly PageDifference[];
  readonly change: (update: (draft: Draft) => Draft) => void;
}

export function PageDifferences({ draft, differences, change }: PageDifferencesProps): JSX.Element | null {
  const text = useText();
  if (differences.length === 0) return null;
  return (
    <section class="section note note--warn" aria-label={text('listing.differs')}>
      <div>
        <p>
          <strong>{text('listing.differs')}</strong>
        </p>
        {differences.map((one) => (
          <div key={one.name} class="listing-difference">
            <p>
              {text(`listing.${one.name}`)}: {text('differs.on-page')} <strong>{String(one.onPage)}</strong>,{' '}
              {text('differs.in-draft')} {String(draft.fields[one.name]?.value ?? text('value.empty'))}
            </p>
            <Button onClick={() => change((now) => settleDifference(now, one, true))}>
              {text('action.take-page')}
            </Button>
            <Button onClick={() => change((now) => settleDifference(now, one, false))}>
              {text('action.keep-draft')}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
