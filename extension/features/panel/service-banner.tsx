/** The companion can't be reached: what happened, that nothing is lost, how to start it. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { usePanel } from './panel-context.ts';

/** @param inFirstLine the first line says it already; only what to do is left. */
export function ServiceBanner({ inFirstLine }: { readonly inFirstLine: boolean }): JSX.Element | null {
  const { state } = usePanel();
  const language = useLanguage();
  const text = useText();
  if (state.service.status !== 'problem') return null;
  const { problem } = state.service;
  const howTo = problem.code === 'service-missing' ? <p>{text('service.how-to-start')}</p> : null;
  if (inFirstLine) return howTo;
  return (
    <div class="note note--warn">
      <Icon name="warn" />
      <div>
        <p>{problemText(language, problem)}</p>
        {howTo}
      </div>
    </div>
  );
}
