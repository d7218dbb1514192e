/** The office's own words for restricted cases, one a line; saved when the field is left. */
import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { ProblemNote } from '../options/problem-note.tsx';
import { useAfterUndo, useUndo } from '../options/undo.tsx';
import { useKept } from '../options/use-kept.ts';
import { problemOf } from '../options/use-loaded.ts';

type Outcome = { readonly refused: readonly string[] } | { readonly problem: Problem } | null;

export function RestrictionWordsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element {
  const text = useText();
  const load = useCallback(() => backend.restrictionWords(), [backend]);
  const { loaded: words, problem: unread, again } = useKept(load);
  const undo = useUndo();
  const box = useRef<HTMLTextAreaElement>(null);
  useAfterUndo(async () => {
    setOutcome(null);
    const { own: now } = await backend.restrictionWords();
    if (box.current !== null) box.current.value = now.join('\n');
  });
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function save(written: string): Promise<void> {
    try {
      const { own: before } = await backend.restrictionWords();
      setOutcome({ refused: await backend.saveRestrictionWords(written.split('\n')) });
      const { own: after } = await backend.restrictionWords();
      if (before.join('\n') === after.join('\n')) return;
      undo.did({
        label: text('restriction-words.own'),
        takeBack: async () => {
          const { own: now } = await backend.restrictionWords();
          if (now.join('\n') !== after.join('\n')) return 'changed';
          await backend.saveRestrictionWords(before);
          return 'done';
        },
      });
    } catch (error) {
      setOutcome({ problem: problemOf(error) });
    }
  }

  if (words.status === 'refused') return <ProblemNote problem={words.problem} onRetry={again} />;
  if (words.status !== 'here') return <p class="muted">…</p>;
  const { policy, own, refused } = words.value;
  return (
    <>
      <h2>{text('restriction-words.title')}</h2>
      {unread === null ? null : <ProblemNote problem={unread} onRetry={again} />}
      <p id="restriction-words-hint">{text('restriction-words.explained')}</p>
      {policy.length > 0 ? (
        <p>
          <Icon name="lock" /> {text('restriction-words.policy')} {policy.join(' · ')}
        </p>
      ) : null}
      {refused.length > 0 ? <Refused words={refused} isNews={false} /> : null}
      <div class="form">
        <label for="restriction-words-own">{text('restriction-words.own')}</label>
        <textarea
          id="restriction-words-own"
          class="field-input"
          rows={5}
          ref={box}
          defaultValue={own.join('\n')}
          aria-describedby="restriction-words-hint"
          onChange={(event) => void save(event.currentTarget.value)}
        />
      </div>
      {outcome !== null && 'problem' in outcome ? <ProblemNote problem={outcome.problem} /> : null}
      {outcome !== null && 'refused' in outcome ? (
        <p class="note note--ok" role="status">
          <Icon name="ok" />
          <span>{text('restriction-words.saved')}</span>
        </p>
      ) : null}
      {outcome !== null && 'refused' in outcome && outcome.refused.length > 0 ? (
        <Refused words={outcome.refused} isNews />
      ) : null}
    </>
  );
}

interface RefusedProps {
  readonly words: readonly string[];
  /** Announced: a person has just written them. Else they are the administrator's. */
  readonly isNews: boolean;
}

function Refused({ words, isNews }: RefusedProps): JSX.Element {
  const text = useText();
  return (
    <p class="note note--bad" role={isNews ? 'alert' : undefined}>
      <Icon name="bad" />
      <span>
        {text(isNews ? 'restriction-words.refused' : 'restriction-words.policy-refused', {
          words: words.join(', '),
        })}
      </span>
    </p>
  );
}
