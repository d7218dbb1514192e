/** Why the last thing the person asked for was not done: what happened, whether anything was sent. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { usePanel } from './panel-context.ts';

export function TroubleNote(): JSX.Element | null {
  const { state } = usePanel();
  const language = useLanguage();
  const text = useText();
  const { trouble } = state;
  if (trouble === null) return null;
  return (
    <div class="note note--bad footer__trouble">
      <Icon name="bad" />
      <div>
        <p>
          {problemText(language, trouble)} {sentText(language, trouble)}
        </p>
        {trouble.remoteWords === undefined ? null : (
          <p class="quote">{text('quote', { words: trouble.remoteWords })}</p>
        )}
      </div>
    </div>
  );
}
