/** The header's line: everything is connected, or the one thing that is wrong; unfolded, the state of each system. */
import type { JSX } from 'preact';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { PopupState } from './popup-state.ts';

type SystemState = NonNullable<PopupState['service']>['systems'][number];

export function ConnectionLine({ state }: { readonly state: PopupState }): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const { paired, problem, service, isLate, rememberedAt } = state;
  if (paired === false) return line('warn', text('popup.not-paired'));
  if (problem !== null) return line('warn', problemText(language, problem));
  // What is remembered says nothing of now.
  if (isLate && (service === null || rememberedAt !== null)) return line('warn', text('service.slow-short'));
  if (service === null) return <span class="connection muted">{text('popup.connecting')}</span>;
  // A system without credentials appears nowhere; the first one must have them before anything can be sent.
  const shown = service.systems.filter((one) => one.configured || one.system === 'portal-drazeb');
  const isLocked = service.vault === 'locked';
  const wrong = shown.find((one) => !one.configured || one.problem !== null || one.waitsUntil !== null);
  return (
    <details class="connection">
      <summary class={`tone-${isLocked || wrong !== undefined ? 'warn' : 'ok'}`}>
        <Icon name={isLocked ? 'lock' : wrong === undefined ? 'ok' : 'warn'} />
        <span>
          {isLocked
            ? text('popup.vault-locked')
            : wrong === undefined
              ? text('popup.connected')
              : systemText(wrong)}
        </span>
      </summary>
      <ul class="connection__systems">
        {shown.map((one) => (
          <li key={one.system}>
            {systemText(one)}
            {one.configured ? quotaText(one) : ''}
          </li>
        ))}
      </ul>
    </details>
  );

  function systemText(one: SystemState): string {
    const system = text(`system.${one.system}`);
    if (!one.configured) return text('popup.system-without-credentials', { system });
    if (one.waitsUntil !== null) {
      return text('popup.system-waits', { system, time: formatClock(one.waitsUntil) });
    }
    if (one.problem !== null) return problemText(language, one.problem, one.system);
    return text('popup.system-connected', { system, host: one.host });
  }

  function quotaText({ quota }: SystemState): string {
    if (quota === undefined) return '';
    return `, ${text(`popup.quota-${quota.what}`, { used: quota.used, limit: quota.limit })}`;
  }
}

function line(icon: 'warn', sentence: string): JSX.Element {
  return (
    <span class="connection tone-warn">
      <Icon name={icon} />
      <span>{sentence}</span>
    </span>
  );
}
