/** "Kontroly": what may be meant but deserves a look; what is to be ticked stands in the way until it is. */
import type { JSX } from 'preact';
import { formatMoney } from '../../../shared/formats/money.ts';
import { checkSource } from '../../ui/check-source.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey, type Language } from '../../ui/locales/translate.ts';
import type { JudgedFinding } from './issues.ts';
import { usePanel } from './panel-context.ts';

export interface ChecksSectionProps {
  readonly findings: readonly JudgedFinding[];
  /** Origins of parts of the page that were not read. */
  readonly unreadFrames: readonly string[];
}

export function ChecksSection({ findings, unreadFrames }: ChecksSectionProps): JSX.Element | null {
  const text = useText();
  if (findings.length + unreadFrames.length === 0) return null;
  return (
    <section class="section" aria-labelledby="section-checks">
      <h2 class="section__title" id="section-checks">
        {text('section.checks')}
      </h2>
      {findings.length === 0 ? null : (
        <ul class="checks">
          {findings.map((one) => (
            <Finding key={one.key} finding={one} />
          ))}
        </ul>
      )}
      {unreadFrames.length === 0 ? null : (
        <p class="note note--warn">
          <Icon name="warn" />
          <span>{text('check.unread-frames', { origins: unreadFrames.join(', ') })}</span>
        </p>
      )}
    </section>
  );
}

function Finding({ finding }: { readonly finding: JudgedFinding }): JSX.Element {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const { check, level, key, settled, source } = finding;
  const said = (
    <span>
      {findingText(finding, language, text)}{' '}
      <span class="muted">({checkSource(language, check, source)})</span>
    </span>
  );
  const open = settled ? {} : { 'data-issue': level === 'blocks' ? 'wrong' : 'check' };
  if (level === 'tick') {
    return (
      <li {...open}>
        <label class={settled ? 'check' : 'check check--open'}>
          <input type="checkbox" data-tick checked={settled} onChange={() => controller.tick(key)} />
          <span>
            {said} <strong>{text('check.acknowledge')}</strong>
          </span>
        </label>
      </li>
    );
  }
  return (
    <li {...open} tabIndex={level === 'blocks' ? -1 : undefined} class="check">
      <Icon name={level === 'blocks' ? 'bad' : 'warn'} />
      {said}
    </li>
  );
}

const moneyParams = ['expected', 'most'];

function findingText(
  { check, params }: JudgedFinding,
  language: Language,
  text: ReturnType<typeof useText>,
): string {
  const key = check === 'personalData' ? `trade.personalData-${params.kind}` : `trade.${check}`;
  const shown = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      moneyParams.includes(name) && typeof value === 'number' ? formatMoney(value, language) : value,
    ]),
  );
  return isMessageKey(key) ? text(key, { ...shown, count: Number(params.days ?? 0) }) : check;
}
