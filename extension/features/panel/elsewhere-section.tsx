/** Records the portal already has under this number: shown with links; another one is filed only with a reason. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Candidate } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { CandidateLine } from '../submission/candidate-line.tsx';
import { usePanel } from './panel-context.ts';

const shortestReason = 3;

export interface ElsewhereSectionProps {
  readonly records: readonly Candidate[];
  /** What was typed of the reason so far; null: nobody asked for another one. */
  readonly reason: string | null;
}

export function ElsewhereSection({ records, reason }: ElsewhereSectionProps): JSX.Element {
  const { controller, state } = usePanel();
  const text = useText();
  const box = useRef<HTMLInputElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    // A reason that was there when the panel opened asks for nobody's keys.
    if (!pressed.current || box.current === null) return;
    pressed.current = false;
    box.current.focus();
  });
  const given = (reason ?? '').trim();
  return (
    <section class="section" aria-label={text('elsewhere.title')}>
      <ul class="candidates">
        {records.map((record) => (
          <li key={record.id}>
            <CandidateLine candidate={record} compared={false} />
            <Button busy={state.busy !== null} onClick={() => void controller.follow(record)}>
              {text('elsewhere.follow')}
            </Button>
          </li>
        ))}
      </ul>
      {reason === null ? (
        <Button
          onClick={() => {
            pressed.current = true;
            controller.keepReason('');
          }}
        >
          {text('elsewhere.another')}
        </Button>
      ) : (
        <form
          class="reason"
          onSubmit={(event) => {
            event.preventDefault();
            if (given.length >= shortestReason) controller.fileAnother(given);
          }}
        >
          <label for="duplicate-reason">{text('elsewhere.reason')}</label>
          <input
            id="duplicate-reason"
            class="field-input"
            maxLength={500}
            value={reason}
            ref={box}
            onInput={(event) => controller.keepReason(event.currentTarget.value)}
          />
          <div class="reason__buttons">
            <Button busy={given.length < shortestReason} onClick={() => controller.fileAnother(given)}>
              {text('elsewhere.confirm')}
            </Button>
            <Button kind="quiet" onClick={() => controller.keepReason(null)}>
              {text('action.back')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
