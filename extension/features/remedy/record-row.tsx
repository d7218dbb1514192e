/** One value of a record at the portal: its box, and beside it what the portal says and what the case says. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import { type RecordValues, sameValue } from '../../../shared/submissions/auction-record.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { FieldEditor } from '../panel/field-editor.tsx';
import { fieldText } from '../panel/field-text.ts';
import type { Desk } from '../panel/state.ts';

type Value = RecordValues[FieldId];

export interface RecordRowProps {
  readonly form: Desk;
  readonly id: FieldId;
  readonly mode: 'edit' | 'copy';
  /** What the portal has. */
  readonly there: Value;
  readonly inCase: Value;
  readonly onTake: (value: Value) => void;
}

/** What of a record always stands beside the new term's: number and term can't be the old ones by oversight. */
const besideAlways: readonly FieldId[] = ['referenceNumber', 'startsAt', 'endsAt'];

export function RecordRow({ form, id, mode, there, inCase, onTake }: RecordRowProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [taken, setTaken] = useState(0);
  const now = form.draft.fields[id]?.value;
  const isBeside = mode === 'copy' && besideAlways.includes(id);
  const showsThere = there !== undefined && (isBeside || !sameValue(id, there, now));
  const offersCase = inCase !== undefined && !sameValue(id, inCase, now) && !sameValue(id, inCase, there);
  return (
    <div class="record__row">
      <span class="record__label">{fieldName(language, id)}</span>
      <div>
        <FieldEditor
          // A box that is given another value from outside begins anew.
          key={taken}
          desk={form}
          id={id}
          focus={false}
          onDone={() => undefined}
        />
        {showsThere || offersCase ? (
          <p class="record__aside muted">
            {showsThere ? (
              <span>
                {text(mode === 'copy' ? 'record.before' : 'record.there', {
                  value: fieldText(id, there, language),
                })}
              </span>
            ) : null}
            {offersCase ? (
              <button
                type="button"
                class="chip"
                onClick={() => {
                  onTake(inCase);
                  setTaken(taken + 1);
                }}
              >
                {text('record.take-case', { value: clipped(fieldText(id, inCase, language)) })}
              </button>
            ) : null}
          </p>
        ) : null}
      </div>
    </div>
  );
}

const longestShown = 60;

function clipped(value: string): string {
  return value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
}
