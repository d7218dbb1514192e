/** Two versions of the same values side by side; nothing is filed until a person has decided. */
import type { JSX } from 'preact';
import type { Difference } from '../../../shared/submissions/auction-draft.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { fieldText } from './field-text.ts';

export interface DifferencesSectionProps {
  readonly differences: readonly Difference[];
  /** Heads of the two columns. */
  readonly left: MessageKey;
  readonly right: MessageKey;
  /** Settles one row; absent where only all of them can be decided together. */
  readonly onTake?: (difference: Difference, take: 'page' | 'draft') => void;
}

export function DifferencesSection({
  differences,
  left,
  right,
  onTake,
}: DifferencesSectionProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const cell = (difference: Difference, take: 'page' | 'draft'): JSX.Element => {
    const value = fieldText(
      difference.id,
      take === 'page' ? difference.onPage : difference.inDraft,
      language,
    );
    const shown = value === '' ? text('value.empty') : value;
    if (onTake === undefined) return <td>{shown}</td>;
    const name = fieldName(language, difference.id);
    const action = text(take === 'page' ? 'action.take-page' : 'action.keep-draft');
    return (
      <td>
        <button
          type="button"
          class="chip chip--block"
          title={action}
          aria-label={`${name}, ${action}: ${shown}`}
          onClick={() => onTake(difference, take)}
        >
          {shown}
        </button>
      </td>
    );
  };
  return (
    <section class="section">
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{text('differs.field')}</th>
            <th scope="col">{text(left)}</th>
            <th scope="col">{text(right)}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.id} data-issue="check">
              <th scope="row">{fieldName(language, difference.id)}</th>
              {cell(difference, 'page')}
              {cell(difference, 'draft')}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
