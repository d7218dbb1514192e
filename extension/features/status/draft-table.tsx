/** Drafts of ours that were not filed yet; each opens the page of its case. */
import type { JSX } from 'preact';
import type { Draft } from '../../../shared/contract/draft.ts';
import { formatMark, formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isWebAddress } from '../../ui/outside-link.tsx';

export interface DraftTableProps {
  readonly drafts: readonly Draft[];
  readonly now: string;
  readonly openTab: (url: string) => void;
}

export function DraftTable({ drafts, now, openTab }: DraftTableProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  return (
    <table class="status-table" aria-label={text('status-page.drafts-here')}>
      <thead>
        <tr>
          <th scope="col">{text('status-page.column-state')}</th>
          <th scope="col">{text('status-page.column-number')}</th>
          <th scope="col">{text('status-page.column-what')}</th>
          <th scope="col">{text('status-page.column-saved')}</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map(({ key, fields, pageUrl, updatedAt }) => {
          const mark = formatMark(textOf(fields.referenceNumber?.value) || key.fileMark);
          const title = textOf(fields.title?.value);
          return (
            <tr key={`${key.fileMark} ${key.kind} ${key.lot}`} class="status-draft">
              <td class="status-row__state tone-idle">
                <Icon name="idle" /> {text('status-page.draft')}
              </td>
              <td class="status-row__number">
                {pageUrl !== null && isWebAddress(pageUrl) ? (
                  <button
                    type="button"
                    class="status-row__open"
                    title={text('popup.open-case')}
                    onClick={() => openTab(pageUrl)}
                  >
                    {mark}
                  </button>
                ) : (
                  mark
                )}
              </td>
              <td class="status-row__what">
                {text(`kind.${key.kind}`)}
                {title === '' ? '' : <span class="muted"> · {title}</span>}
              </td>
              <td class="time">{formatMoment(language, updatedAt, now)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
