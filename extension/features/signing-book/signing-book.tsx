/** Podpisová kniha: every document that waits for a signature; view each, tick several, sign them with one PIN. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { SigningBackend } from './backend.ts';
import { KeyNote } from './key-note.tsx';
import { SigningForm } from './signing-form.tsx';
import { SigningTable } from './signing-table.tsx';
import { type Outcome, useSigningBook } from './use-signing-book.ts';
import './signing-book.css';

export interface SigningBookProps {
  readonly backend: SigningBackend;
  /** Whether a click comes from a person. */
  readonly trusts: (event: Event) => boolean;
  readonly training: boolean;
}

export function SigningBook({ backend, trusts, training }: SigningBookProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { state, actions } = useSigningBook(backend);
  const { list, problem, outcome, ticked, busy } = state;
  return (
    <div class="signing">
      <div class="signing__scroll">
        {problem === null ? null : (
          <div class="note note--bad" role="alert">
            <Icon name="bad" />
            <div>
              <p>{problemText(language, problem)}</p>
              {list === null ? <Button onClick={actions.refresh}>{text('action.retry')}</Button> : null}
            </div>
          </div>
        )}
        {outcome === null ? null : <OutcomeNote outcome={outcome} left={list?.documents.length ?? 0} />}
        {list === null ? (
          problem === null ? (
            <p class="muted">{text('status.reading')}</p>
          ) : null
        ) : (
          <>
            <KeyNote signingKey={list.key} onSettings={() => backend.openOptions('signing')} />
            {list.documents.length === 0 ? (
              <p class="muted">{text('signing.empty')}</p>
            ) : (
              <SigningTable
                documents={list.documents}
                ticked={ticked}
                failed={outcome?.failed?.id ?? null}
                busy={busy}
                actions={actions}
                onView={(one) => backend.openDocument(one.submissionId, one.sha256)}
              />
            )}
          </>
        )}
      </div>
      {list === null || list.key === null || list.documents.length === 0 ? null : (
        <SigningForm
          signingKey={list.key}
          count={ticked.size}
          busy={busy}
          training={training}
          onSign={(event, pin) => {
            if (trusts(event)) actions.sign(pin);
          }}
        />
      )}
    </div>
  );
}

function OutcomeNote({ outcome, left }: { readonly outcome: Outcome; readonly left: number }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { signed, failed } = outcome;
  if (failed === null) {
    return (
      <div class="note note--ok" role="status">
        <Icon name="ok" />
        <p>{text('signing.all-signed', { count: signed })}</p>
      </div>
    );
  }
  return (
    <div class="note note--bad" role="alert">
      <Icon name="bad" />
      <div>
        <p>
          {text('signing.stopped', { name: failed.name })} {problemText(language, failed.problem)}
        </p>
        <p>{text('signing.signed-left', { signed, left })}</p>
      </div>
    </div>
  );
}
