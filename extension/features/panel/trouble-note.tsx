/** Why the last thing the person asked for was not done: what happened, whether anything was sent. */
import type { JSX } from 'preact';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, sentText } from '../../ui/problem-text.ts';
import { useLate } from '../../ui/use-late.ts';
import { usePanel } from './panel-context.ts';

export interface TroubleNoteProps {
  /** What a form that keeps its own draft was refused. */
  readonly own?: Problem | null;
  /** The system it is filed with. */
  readonly system?: System;
  /** The form hands something over. */
  readonly busy?: boolean;
}

/** The form's own beside the panel's: a submission above the form is acted on through the panel. */
export function TroubleNote({ own = null, system, busy = false }: TroubleNoteProps): JSX.Element | null {
  const { state } = usePanel();
  const text = useText();
  const { trouble } = state;
  const isLate = useLate(busy || state.busy !== null);
  return (
    <>
      <div role="status">
        {isLate ? (
          <p class="note note--warn">
            <Icon name="warn" />
            <span>{text('service.slow')}</span>
          </p>
        ) : null}
      </div>
      {own === null ? null : <Trouble problem={own} system={system} />}
      {trouble === null ? null : <Trouble problem={trouble} system={system} />}
    </>
  );
}

function Trouble({
  problem,
  system,
}: {
  readonly problem: Problem;
  readonly system: System | undefined;
}): JSX.Element {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  return (
    <div class="note note--bad footer__trouble" role="alert">
      <Icon name="bad" />
      <div>
        <p>
          {problemText(language, problem, system)} {sentText(language, problem)}
        </p>
        {problem.remoteWords === undefined ? null : (
          <p class="quote">{text('quote', { words: problem.remoteWords })}</p>
        )}
        {problem.code === 'case-changed' ? (
          <Button onClick={() => void controller.readAgain()}>{text('action.read-again')}</Button>
        ) : null}
      </div>
    </div>
  );
}
