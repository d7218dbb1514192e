/** Versions and the connection, in words a person can pass on; nothing of any case. */
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { CommandLine } from '../../ui/command-line.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText, retryKey } from '../../ui/problem-text.ts';
import type { OptionsBackend } from './backend.ts';
import { useLoaded } from './use-loaded.ts';

export function DiagnosticsSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const load = useCallback(() => backend.call('service.read', {}), [backend]);
  const [service, again] = useLoaded(load);
  const connection =
    service.status === 'loading'
      ? text('popup.connecting')
      : service.status === 'refused'
        ? problemText(language, service.problem)
        : text('diagnostics.connected');
  return (
    <>
      <dl class="facts">
        <dt>{text('diagnostics.extension')}</dt>
        <dd>{backend.version}</dd>
        <dt>{text('diagnostics.service')}</dt>
        <dd>{service.status === 'here' ? service.value.version : '–'}</dd>
        <dt>{text('diagnostics.connection')}</dt>
        <dd>{connection}</dd>
        <dt>{text('diagnostics.mode')}</dt>
        <dd>
          {service.status === 'here'
            ? text(service.value.training ? 'diagnostics.training' : 'diagnostics.real')
            : '–'}
        </dd>
      </dl>
      <div>
        <Button onClick={() => void again()}>
          {text(service.status === 'refused' ? retryKey(service.problem) : 'action.retry')}
        </Button>
      </div>
      {service.status === 'refused' ? (
        <>
          {service.problem.code === 'service-missing' ? <p>{text('service.how-to-start')}</p> : null}
          <p>{text('diagnostics.doctor')}</p>
          <CommandLine command="podatelna doctor" />
        </>
      ) : null}
      <h2>{text('diagnostics.privacy')}</h2>
      <p>{text('diagnostics.privacy-explained')}</p>
    </>
  );
}
