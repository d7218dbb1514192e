/** Step 4: what was read from the case that is open, for a person to say whether it is right. */
import type { JSX } from 'preact';
import { type FieldId, fieldIds } from '../../../shared/case/fields.ts';
import type { CaseReading, Found } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { readText } from '../panel/read-section.tsx';
import type { FirstRunBackend } from './backend.ts';
import type { FirstRunState } from './use-first-run.ts';

export interface ReadStepProps {
  readonly backend: FirstRunBackend;
  readonly state: FirstRunState;
  readonly onConfirm: () => void;
}

export function ReadStep({ backend, state, onConfirm }: ReadStepProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { openCase, page } = state;
  if (openCase === null || page === null) return <p>{text('first-run.read-open')}</p>;
  const rows = rowsOf(page.reading, language);
  return (
    <>
      <p>
        {text('first-run.read-found', { mark: formatMark(openCase.fileMark), count: rows.length })}{' '}
        <strong>{text('first-run.read-question')}</strong>
      </p>
      <dl class="first-run__values">
        {rows.map(({ id, shown }) => (
          <div key={id}>
            <dt>{fieldName(language, id)}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
      <div class="first-run__buttons">
        <Button kind="primary" onClick={onConfirm}>
          {text('first-run.read-yes')}
        </Button>
        <Button onClick={() => void backend.openPanel(openCase.tabId)}>{text('first-run.read-teach')}</Button>
      </div>
    </>
  );
}

function rowsOf(reading: CaseReading, language: Language): readonly { id: FieldId; shown: string }[] {
  return fieldIds.flatMap((id) => {
    const field: Found<unknown> | { readonly status: 'missing' } = reading.fields[id];
    const shown = field.status === 'found' ? readText(id, field.value, language) : '';
    return shown === '' ? [] : [{ id, shown }];
  });
}
