/** "Vyzkoušet připojení": asks the companion once, and says beside the button what came of it, and when. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { translate } from '../../ui/locales/translate.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { problemOf } from './use-loaded.ts';

export interface ConnectionTrialProps {
  readonly backend: Pick<OptionsBackend, 'call'>;
  readonly system: System;
  /** It has one key and no user name. */
  readonly hasKey: boolean;
}

type Answer = RouteReply<'systems.try'>;

/** Nobody was asked: it says nothing about the system. */
const unasked: ReadonlySet<ProblemCode> = new Set(['vault-locked', 'secret-missing']);

export function ConnectionTrial({ backend, system, hasKey }: ConnectionTrialProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function attempt(): Promise<void> {
    setBusy(true);
    setAnswer(null);
    setProblem(null);
    try {
      setAnswer(await backend.call('systems.try', { system }));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  return (
    <div class="connection-trial">
      <Button
        busy={busy}
        name={`${text('systems.try')}: ${text(`system.${system}`)}`}
        onClick={() => void attempt()}
      >
        {text('systems.try')}
      </Button>
      <span role="status" class={answer?.problem === null ? 'tone-ok' : 'tone-bad'}>
        {answer === null ? null : (
          <>
            <Icon name={answer.problem === null ? 'ok' : 'bad'} />{' '}
            {answerText(language, answer, system, hasKey)}{' '}
            <span class="muted">{timeText(language, answer)}</span>
          </>
        )}
      </span>
      {problem === null ? null : <ProblemNote problem={problem} system={system} />}
    </div>
  );
}

function answerText(language: Language, answer: Answer, system: System, hasKey: boolean): string {
  const { problem, connectedAs } = answer;
  if (problem === null) {
    return connectedAs === null
      ? translate(language, 'systems.connected')
      : translate(language, 'systems.connected-as', { name: connectedAs });
  }
  if (problem.code === 'remote-login-refused') {
    return translate(language, hasKey ? 'systems.key-refused' : 'systems.login-refused');
  }
  const why = problemText(language, problem, system);
  return translate(language, unasked.has(problem.code) ? 'systems.not-tried' : 'systems.unavailable', {
    why,
  });
}

function timeText(language: Language, { at, againAt, isRepeated }: Answer): string {
  const time = formatClock(at, true);
  return isRepeated
    ? translate(language, 'systems.tried-before', { time, again: formatClock(againAt, true) })
    : translate(language, 'systems.tried', { time });
}
