/** Across the top of every screen of a training companion: what is done here is practice. */
import type { JSX } from 'preact';
import { useText } from './locales/text.ts';

export function TrainingBand({ shown }: { readonly shown: boolean }): JSX.Element | null {
  const text = useText();
  if (!shown) return null;
  return (
    <p class="training-band">
      <strong>{text('training.title')}</strong> · {text('training.nothing-public')}
    </p>
  );
}
