/** The key that signs: whose it is, until when, and whatever stands in the way. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { SigningList } from './use-signing-book.ts';

export interface KeyNoteProps {
  readonly signingKey: SigningList['key'];
  readonly onSettings?: () => void;
}

export function KeyNote({ signingKey: key, onSettings }: KeyNoteProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  if (key === null) {
    return (
      <div class="note note--warn">
        <Icon name="warn" />
        <div>
          <p>{text('signing.no-key')}</p>
          {onSettings === undefined ? null : <Button onClick={onSettings}>{text('signing.set-up')}</Button>}
        </div>
      </div>
    );
  }
  const { certificate, token, problem } = key;
  return (
    <div class="key-note">
      <p class="muted">
        {text(key.kind === 'file' ? 'signing.key-file' : 'signing.key-token', {
          label: token?.label ?? '',
        })}
        {certificate === null
          ? ''
          : ` · ${text('signing.certificate', {
              name: certificate.name,
              issuer: certificate.issuerName,
              day: formatDay(language, certificate.validTo),
            })}`}
      </p>
      {problem === null ? null : (
        <Warning tone="bad" alert>
          {problemText(language, problem)}
        </Warning>
      )}
      {certificate?.expiresSoon === true ? (
        <Warning tone="warn">
          {text('signing.expires', { day: formatDay(language, certificate.validTo) })}
        </Warning>
      ) : null}
      {token === null || token.failed === null ? null : (
        <Warning tone="warn" alert>
          {text('signing.refused-before', { time: formatStamp(language, token.failed.at) })}
        </Warning>
      )}
      {token === null || token.attempts === 'many' ? null : (
        <Warning tone={token.attempts === 'low' ? 'warn' : 'bad'} alert>
          {text(`signing.attempts-${token.attempts}`)}
        </Warning>
      )}
    </div>
  );
}

function Warning({
  tone,
  alert = false,
  children,
}: {
  readonly tone: 'warn' | 'bad';
  readonly alert?: boolean;
  readonly children: string;
}): JSX.Element {
  return (
    <p class={`note note--${tone}`} {...(alert ? { role: 'alert' } : {})}>
      <Icon name={tone} />
      <span>{children}</span>
    </p>
  );
}
