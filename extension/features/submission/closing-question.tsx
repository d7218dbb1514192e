/** Before a person ends a submission: whether they mean it, and why, in their own words. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { isAble } from '../../../shared/contract/service-info.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { Footer } from './footer.tsx';
import { useSubmission } from './submission-context.ts';
import { useHandedOnFocus } from './use-handed-on-focus.ts';
import type { Question } from './use-question.ts';

/** As the companion takes it. */
const noteLength = 500;

export interface ClosingQuestionProps {
  readonly question: Question;
  readonly sentence: string;
  /** Word of the button that does it. */
  readonly confirm: string;
  /** Nothing is done without a word why. */
  readonly needsReason?: boolean;
  readonly trouble: JSX.Element | null;
  readonly onYes: (note: string | undefined) => void;
}

export function ClosingQuestion(props: ClosingQuestionProps): JSX.Element {
  const { question, sentence, confirm, needsReason = false, trouble, onYes } = props;
  const { busy, service } = useSubmission();
  const text = useText();
  const footer = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  // Several may be asked about beside each other.
  const id = useId();
  const takesNote = isAble(service, 'closing-note');
  const said = note.trim();
  useHandedOnFocus(footer);
  // The button that asked is gone: its focus goes on to what it asked for.
  useEffect(() => {
    const [back] = [...(footer.current?.querySelectorAll('button') ?? [])].toReversed();
    (field.current ?? back)?.focus();
  }, []);

  function answer(): void {
    if (takesNote && needsReason && said === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    onYes(takesNote && said !== '' ? said : undefined);
  }

  return (
    <Footer
      element={footer}
      trouble={trouble}
      sentence={sentence}
      note={
        takesNote ? (
          <div class="closing-note">
            <label for={id}>{text(needsReason ? 'closing.reason' : 'closing.note')}</label>
            <textarea
              ref={field}
              id={id}
              class="field-input"
              rows={2}
              maxLength={noteLength}
              value={note}
              aria-invalid={isMissing}
              aria-describedby={isMissing ? `${id}-missing` : undefined}
              onInput={(event) => {
                setNote(event.currentTarget.value);
                setMissing(false);
              }}
            />
            {isMissing ? (
              <p class="field-issue tone-bad" id={`${id}-missing`} role="alert">
                {text('closing.reason-missing')}
              </p>
            ) : null}
          </div>
        ) : null
      }
      end={
        <Button kind="quiet" onClick={question.drop}>
          {text('action.back')}
        </Button>
      }
    >
      <Button busy={busy || !question.isReadable} onClick={answer}>
        {confirm}
      </Button>
    </Footer>
  );
}
