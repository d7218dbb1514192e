/** Why a kind is proposed, in words; and the quiet line over an auction's form that opened by itself. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { kindsOf, openedUnasked, type Reason } from './kinds.ts';
import { usePanel } from './panel-context.ts';

/** More of them would say no more. */
const mostNamed = 3;

/** @param now ISO 8601 */
export function reasonText(language: Language, reason: Reason, now: string): string {
  if (reason.why === 'begun')
    return translate(language, 'kind.begun', { time: formatMoment(language, reason.at, now) });
  if (reason.why === 'under-way') return translate(language, 'kind.under-way');
  const names = reason.because.slice(0, mostNamed).map((id) => translate(language, `kind.tells.${id}`));
  const fields = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return translate(language, 'kind.because', { fields });
}

export interface KindReasonProps {
  readonly reading: CaseReading;
  readonly onKind: (kind: FilingKind) => void;
}

export function KindReason({ reading, onKind }: KindReasonProps): JSX.Element | null {
  const { state, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const shown = useUntilReleased(openedUnasked(state, reading));
  if (shown === null) return null;
  const others = kindsOf(state).filter((one) => one !== 'auction');
  return (
    <div class="kind-reason muted">
      <p>
        {text('kind.prepared')} {reasonText(language, shown, now())}
      </p>
      <p class="kind-reason__others">
        <span>{text('kind.others')}</span>
        {others.map((one) => (
          <Button key={one} kind="quiet" onClick={() => onKind(one)}>
            {text(`kind.switch-${one}`)}
          </Button>
        ))}
      </p>
    </div>
  );
}

/**
 * The value; one that becomes null stays while the pointer is pressed: what moves up when it goes would take the press
 * of whoever leaves the first field with the mouse.
 */
function useUntilReleased<T>(value: T | null): T | null {
  const [pressed, setPressed] = useState(false);
  const last = useRef(value);
  useEffect(() => {
    const abort = new AbortController();
    const listen = (type: string, act: () => void): void =>
      document.addEventListener(type, act, { signal: abort.signal, capture: true });
    listen('pointerdown', () => setPressed(true));
    // The click itself comes behind these.
    for (const type of ['pointerup', 'pointercancel'])
      listen(type, () => setTimeout(() => setPressed(false)));
    return () => abort.abort();
  }, []);
  if (value !== null || !pressed) last.current = value;
  return last.current;
}
