/** Who signed a document and when, by the certificate's own words, and whether that still holds. */
import type { JSX } from 'preact';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';

export function SignatureLine({
  signature,
}: {
  readonly signature: RouteReply<'attachments.look'>['signatures'][number];
}): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { name, at, isTimeStamped, holds } = signature;
  const who = name === '' ? text('signature.unknown') : name;
  return (
    <p class={`signature-line tone-${holds ? 'ok' : 'bad'}`}>
      <Icon name={holds ? 'ok' : 'bad'} />
      <span>
        {text(holds ? 'signature.by' : 'signature.broken', { name: who })}
        {at === null ? '' : `, ${formatStamp(language, at)}`}
        {isTimeStamped ? `, ${text('signature.time-stamped')}` : ''}
      </span>
    </p>
  );
}
