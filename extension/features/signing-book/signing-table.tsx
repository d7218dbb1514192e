/** The documents that wait, each with a tick and a way to look at it. Keys: j/k or arrows move, x or space ticks. */
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatMark, formatSize } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';
import { isInDialog, isTypedInto, useSingleKeys } from '../../ui/single-keys.ts';
import type { SigningActions, WaitingDocument } from './use-signing-book.ts';

export interface SigningTableProps {
  readonly documents: readonly WaitingDocument[];
  readonly ticked: ReadonlySet<string>;
  /** Where the last batch stopped. */
  readonly failed: string | null;
  readonly busy: boolean;
  readonly actions: SigningActions;
  readonly onView: (document: WaitingDocument) => void;
}

export function SigningTable(props: SigningTableProps): JSX.Element {
  const { documents, ticked, failed, busy, actions, onView } = props;
  const text = useText();
  const language = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  useSingleKeys((event) => {
    if (table.current !== null) onKey(event, table.current);
  });
  const all = documents.every((one) => ticked.has(one.id));
  return (
    <table ref={table} class="signing-table" aria-label={text('signing.title')}>
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label={text('signing.tick-all')}
              checked={all}
              disabled={busy}
              ref={(box) => {
                if (box !== null) box.indeterminate = !all && ticked.size > 0;
              }}
              onChange={(event) => actions.tickAll(event.currentTarget.checked)}
            />
          </th>
          <th scope="col">{text('status-page.column-number')}</th>
          <th scope="col">{text('signing.column-document')}</th>
          <th scope="col">{text('signing.column-prepared')}</th>
          <th scope="col">
            <span class="sr-only">{text('signing.column-actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((one) => (
          <tr key={one.id} class={`signing-row${one.id === failed ? ' signing-row--failed' : ''}`}>
            <td>
              <input
                type="checkbox"
                aria-label={text('signing.tick', { name: one.name, number: formatMark(one.number) })}
                checked={ticked.has(one.id)}
                disabled={busy}
                onChange={(event) => actions.tick(one.id, event.currentTarget.checked)}
              />
            </td>
            <td class="signing-row__number">{formatMark(one.number)}</td>
            <td>
              {one.id === failed ? (
                <span class="tone-bad">
                  <Icon name="bad" />{' '}
                </span>
              ) : null}
              {one.name}{' '}
              <span class="muted">
                {typeText(one.documentType, text)} · {formatSize(language, one.size)}
              </span>
              <p class="muted">{one.title}</p>
            </td>
            <td class="muted">{one.preparedBy}</td>
            <td class="signing-row__actions">
              <Button
                name={text('signing.view-name', { name: one.name })}
                title={text('signing.view-hint')}
                onClick={() => onView(one)}
              >
                {text('signing.view')}
              </Button>
              <Button
                kind="quiet"
                busy={busy}
                title={text('signing.withdraw-hint')}
                onClick={() => actions.withdraw(one)}
              >
                {text('signing.withdraw')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function typeText(type: string, text: (key: MessageKey) => string): string {
  return type === 'notice' ? text('kind.notice') : text(`documentType.${type}` as MessageKey); // the portal's own types
}

/** From tick to tick; `x` ticks as the space bar does. The letters work wherever nothing is typed, arrows in the table. */
function onKey(event: KeyboardEvent, table: HTMLTableElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTypedInto(event.target) || isInDialog(event.target)) return;
  const boxes = [...table.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]')];
  const at = boxes.findIndex((box) => box.closest('tr')?.contains(document.activeElement) === true);
  const isArrow = event.key.startsWith('Arrow');
  if (isArrow && !table.contains(document.activeElement)) return;
  const to = { j: at + 1, ArrowDown: at + 1, k: at - 1, ArrowUp: at - 1 }[event.key];
  if (to !== undefined) {
    boxes[Math.min(Math.max(to, 0), boxes.length - 1)]?.focus();
    event.preventDefault();
  } else if (event.key === 'x') boxes[at]?.click();
}
