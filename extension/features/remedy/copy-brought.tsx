/**
 * What a copy for a new term carries over is up to the portal (PD-17), so it is read there once the copy stands and
 * listed for the person who is going to publish it.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isProblemError } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { recordFields, valuesOf } from '../../../shared/submissions/auction-record.ts';
import { formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { fieldText } from '../panel/field-text.ts';
import { usePanel } from '../panel/panel-context.ts';

export function CopyBrought({ submission }: { readonly submission: SubmissionView }): JSX.Element | null {
  const { backend } = usePanel();
  const text = useText();
  const language = useLanguage();
  const [record, setRecord] = useState<RemoteRecord | null>(null);
  const { system } = submission;
  const id = submission.remote?.id ?? '';
  useEffect(() => {
    let current = true;
    backend.call('remote.read', { system, id }).then(
      (read) => {
        if (current) setRecord(read.record);
      },
      (error: unknown) => {
        // The portal can't be asked now: the link to the record stands above.
        if (!isProblemError(error)) throw error;
      },
    );
    return () => {
      current = false;
    };
  }, [backend, system, id]);
  if (record === null) return null;
  const values = valuesOf(record);
  const named = recordFields.filter((field) => values[field] !== undefined);
  const files = [...(record.images ?? []), ...(record.documents ?? [])];
  return (
    <details class="section steps-fold">
      <summary>{text('record.brought', { number: formatMark(record.number), count: files.length })}</summary>
      <dl class="brought">
        {named.map((field) => (
          <div class="record__row" key={field}>
            <dt class="record__label">{fieldName(language, field)}</dt>
            <dd class="brought__value">{fieldText(field, values[field], language)}</dd>
          </div>
        ))}
      </dl>
      {files.length === 0 ? (
        <p class="muted">{text('record.brought-nothing')}</p>
      ) : (
        <ul aria-label={text('record.files-there')}>
          {files.map((file) => {
            const type = `documentType.${file.documentType ?? 'image'}`;
            return (
              <li class="record__file" key={file.id}>
                {file.name} <span class="muted">{isMessageKey(type) ? text(type) : file.documentType}</span>
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}
