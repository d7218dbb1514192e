/** What the page says, on a case where nothing is proposed yet: every value with the place it was read at. */
import type { JSX } from 'preact';
import { type FieldId, fieldIds } from '../../../shared/case/fields.ts';
import type { DraftOrigin } from '../../../shared/contract/draft.ts';
import type { CaseReading, Found, Rung } from '../../../shared/extraction/reading.ts';
import { isDayText } from '../../../shared/formats/prague-time.ts';
import { formatDay, formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { Language } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { fieldText } from './field-text.ts';
import { OriginMark } from './origin-mark.tsx';

const origins: Readonly<Record<Rung, DraftOrigin>> = {
  profile: 'profile',
  'page-data': 'page',
  label: 'page',
  sentence: 'sentence',
};

const markFields: ReadonlySet<FieldId> = new Set(['fileMark', 'referenceNumber']);
const dayFields: ReadonlySet<FieldId> = new Set(['postOn']);

export function ReadSection({ reading }: { readonly reading: CaseReading }): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const rows = fieldIds.flatMap((id) => {
    const field: Found<unknown> | { readonly status: 'missing' } = reading.fields[id];
    if (field.status !== 'found') return [];
    const shown = readText(id, field.value, language);
    return shown === '' ? [] : [{ id, field, shown }];
  });
  if (rows.length === 0) return null;
  return (
    <section class="section" aria-labelledby="section-read">
      <h2 class="section__title" id="section-read">
        {text('section.read')}
      </h2>
      {rows.map(({ id, field, shown }) => (
        <div class="row row--read" key={id}>
          <div class="row__label">{fieldName(language, id)}</div>
          <div class="row__value row__clip">{shown}</div>
          <div class="row__marks">
            <OriginMark origin={origins[field.rung]} place={field.place} field={fieldName(language, id)} />
          </div>
        </div>
      ))}
    </section>
  );
}

/** Lists of persons and parcels by their names; anything else as in the form. */
export function readText(id: FieldId, value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map(nameOf).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null) return nameOf(value);
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (typeof value === 'string' && markFields.has(id)) return formatMark(value);
  if (typeof value === 'string' && dayFields.has(id) && isDayText(value)) return formatDay(language, value);
  return plain || value === null ? fieldText(id, value, language) : '';
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const parts = ['name', 'firstName', 'lastName', 'referenceNumber'].map((member): unknown =>
    Object.hasOwn(value, member) ? Reflect.get(value, member) : undefined,
  );
  return parts.filter((part) => typeof part === 'string').join(' ');
}
