/** The documents of a submission that are sent signed: each as it came and as it is sent, to be looked at any time. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { useSubmission } from './submission-context.ts';

export function SignedDocuments({ submission }: { readonly submission: SubmissionView }): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  const { openDocument } = useSubmission();
  const { id, signatures = [] } = submission;
  if (signatures.length === 0) return null;
  return (
    <section class="section" aria-label={text('signed.title')}>
      <h3 class="section__title">{text('signed.title')}</h3>
      <ul>
        {signatures.map(({ original, signed, at, name = '' }) => (
          <li class="signed-document" key={original}>
            {name === '' ? null : <span class="signed-document__name">{name}</span>}
            {signed === null ? (
              <span class="tone-warn">
                <Icon name="warn" /> {text('signed.waits')}
              </span>
            ) : (
              <span class="tone-ok">
                <Icon name="ok" />{' '}
                {signed === original
                  ? text('signed.before')
                  : text('signed.at', { time: at === null ? '' : formatStamp(language, at) })}
              </span>
            )}
            <span class="signed-document__buttons">
              {signed === null || signed === original ? null : (
                <Button
                  kind="quiet"
                  {...named(text('signed.view'), name)}
                  onClick={() => openDocument(id, signed)}
                >
                  {text('signed.view')}
                </Button>
              )}
              <Button
                kind="quiet"
                {...named(text(viewOriginal(signed, original)), name)}
                onClick={() => openDocument(id, original)}
              >
                {text(viewOriginal(signed, original))}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const viewOriginal = (signed: string | null, original: string) =>
  signed === null || signed === original ? 'signing.view' : 'signed.view-original';

/** Which of several documents a button shows. */
const named = (label: string, file: string): { name?: string } =>
  file === '' ? {} : { name: `${label} ${file}` };
