/** What a taught rule reads on the page as it is: one value, or one in every lot. */
import type { JSX } from 'preact';
import type { FieldId } from '../../../shared/case/fields.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { inSentence } from '../teach/target-name.ts';
import { lotFieldOf, lotValues, type Picked } from '../teach/teach-state.ts';
import { readText } from './read-section.tsx';

interface Props {
  readonly picked: Picked;
}

export function ValueTaught({ picked, field }: Props & { readonly field: FieldId }): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { tried } = picked;
  if (tried === null) return <span class="muted">{text('teach.trying')}</span>;
  if (tried.reading === null) return <span class="tone-bad">{text('teach.broken')}</span>;
  if (tried.reading.status === 'missing')
    return (
      <span class="tone-bad">{text('teach.not-understood', { field: fieldName(language, field) })}</span>
    );
  return (
    <span class="teach__value">
      <Icon name="ok" /> {readText(field, tried.reading.value, language)}
    </span>
  );
}

/** The value in every lot of the page, in its order; by the lot's own name where that is taught too. */
export function LotsTaught({ picked }: Props): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const field = lotFieldOf(picked.field);
  const { tried } = picked;
  if (tried === null || field === undefined) return <span class="muted">{text('teach.trying')}</span>;
  if (tried.reading === null) return <span class="tone-bad">{text('teach.broken-lots')}</span>;
  return (
    <ol class="teach__lots">
      {lotValues(picked).map((value, index) => {
        const key = `lot ${index + 1}`;
        if (value?.status === 'found')
          return (
            <li key={key} class="teach__value">
              {readText(field, value.value, language)}
            </li>
          );
        return (
          <li key={key} class={value?.reason === 'invalid' ? 'tone-bad' : 'muted'}>
            {value?.reason === 'invalid'
              ? text('teach.not-understood-lot', {
                  field: inSentence(language, field),
                  raw: value.candidates[0]?.raw ?? '',
                })
              : text('teach.not-in-lot')}
          </li>
        );
      })}
    </ol>
  );
}
