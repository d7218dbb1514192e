/** The companion can't be reached: what happened, that nothing is lost, how to start it. */
import type { JSX } from 'preact';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { usePanel } from './panel-context.ts';

export function ServiceBanner(): JSX.Element | null {
  const { state } = usePanel();
  const language = useLanguage();
  const text = useText();
  if (state.service.status !== 'problem') return null;
  const { problem } = state.service;
  const unsaved = state.desks.some((desk) => desk.edits !== desk.saved || desk.draft.version === 0);
  return (
    <div class="note note--warn">
      <Icon name="warn" />
      <div>
        <p>
          <strong>{problemText(language, problem)}</strong>{' '}
          {unsaved ? text('service.draft-kept') : text('sent.nothing')}
        </p>
        {problem.code === 'service-missing' ? <p>{text('service.how-to-start')}</p> : null}
      </div>
    </div>
  );
}
