/** The members of a listing, each as people write it; what publishes an address or may cost money is off by itself. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Draft } from '../../../shared/contract/draft.ts';
import { type ListingObstacle, listingWords } from '../../../shared/submissions/listing-check.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { NoticeField } from '../notice/notice-field.tsx';
import { markOf } from '../panel/focus-issues.ts';
import {
  amountText,
  type ListingField,
  type ListingValue,
  numberOf,
  printAmount,
  type References,
  setValue,
  textFromTemplate,
  valuesOf,
} from './listing-form.ts';
import { RegionPicker } from './region-picker.tsx';

export interface ListingSectionProps {
  readonly draft: Draft;
  readonly obstacles: readonly ListingObstacle[];
  readonly change: (update: (draft: Draft) => Draft) => void;
}

interface ListingFieldsProps extends ListingSectionProps {
  readonly references: References | null;
  readonly onAgain: () => void;
}

export function ListingFields({
  draft,
  obstacles,
  change,
  references,
  onAgain,
}: ListingFieldsProps): JSX.Element {
  const text = useText();
  const values = valuesOf(draft);
  const decimal = new Intl.NumberFormat(useLanguage(), { useGrouping: false, maximumFractionDigits: 2 });
  const set = (name: ListingField, value: ListingValue | undefined): void =>
    change((now) => setValue(now, name, value));
  const problemOf = (name: string): string | undefined => {
    const found = obstacles.find((one) => one.field === name);
    return found === undefined ? undefined : text(`listing.obstacle.${found.reason}`);
  };
  const shown = (name: ListingField): string => {
    const value = values[name] ?? '';
    if (name === 'price') return printAmount(String(value));
    return typeof value === 'number' ? decimal.format(value) : String(value);
  };
  const box = (
    name: ListingField,
    read: (typed: string) => ListingValue | undefined,
    multiline = false,
  ): JSX.Element => (
    <NoticeField
      key={name}
      name={text(`listing.${name}`)}
      value={shown(name)}
      {...(multiline ? { multiline, rows: 7 } : {})}
      problem={problemOf(name === 'text' ? 'description.hu' : name)}
      onChange={(typed) => set(name, read(typed))}
    />
  );
  const words = (name: Exclude<keyof typeof listingWords, 'status'>): JSX.Element => (
    <Choice
      key={name}
      name={text(`listing.${name}`)}
      value={String(values[name] ?? '')}
      choices={listingWords[name].map((word) => {
        const key = `listing.word.${word}`;
        return { value: word, label: isMessageKey(key) ? text(key) : word };
      })}
      problem={problemOf(name)}
      onChange={(value) => set(name, value)}
    />
  );
  const tick = (name: 'isAddressPublic' | 'isFeatured'): JSX.Element => (
    <label class="check-line" key={name}>
      <input
        type="checkbox"
        checked={values[name] === true}
        onChange={(event) =>
          set(name, event.currentTarget.checked || (name === 'isAddressPublic' ? false : undefined))
        }
      />
      <span>{text(`listing.${name}`)}</span>
    </label>
  );
  const filled = (typed: string): string | undefined => typed.trim() || undefined;
  const sellers = (references?.sellers ?? []).filter(
    (one) => one.officeId === null || one.officeId === values.officeId,
  );
  return (
    <section class="section" aria-labelledby="listing-fields">
      <h2 class="section__title" id="listing-fields">
        {text('section.values')}
      </h2>
      {references === null ? (
        <p class="note note--warn">
          <span>{text('listing.no-references')}</span>
          <Button onClick={onAgain}>{text('action.retry')}</Button>
        </p>
      ) : null}
      <Choice
        name={text('listing.officeId')}
        value={String(values.officeId ?? '')}
        choices={(references?.offices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        problem={problemOf('officeId')}
        onChange={(value) => set('officeId', value)}
      />
      {sellers.length === 0 ? null : (
        <Choice
          name={text('listing.sellerId')}
          value={String(values.sellerId ?? '')}
          choices={sellers.map(({ id, name }) => ({ value: id, label: name }))}
          problem={problemOf('sellerId')}
          onChange={(value) => set('sellerId', value)}
        />
      )}
      {words('listingType')}
      {words('listingAction')}
      {box('price', (typed) => filled(amountText(typed)))}
      {words('currency')}
      {values.listingAction === 'rent' ? words('pricePeriod') : null}
      {box('zipCode', (typed) => filled(typed.replaceAll(/\s/g, '')))}
      <RegionPicker
        regions={references?.regions ?? []}
        regionId={values.regionId === undefined ? null : String(values.regionId)}
        zipCode={values.zipCode === undefined ? '' : String(values.zipCode)}
        problem={problemOf('regionId')}
        onChoose={(id) => set('regionId', id ?? undefined)}
      />
      {box('address', filled)}
      {tick('isAddressPublic')}
      {box('floorArea', numberOf)}
      {box('rooms', numberOf)}
      {box('text', filled, true)}
      {references === null ? null : (
        <Button kind="quiet" onClick={() => set('text', textFromTemplate(values, references) || undefined)}>
          {text('listing.from-template')}
        </Button>
      )}
      {tick('isFeatured')}
    </section>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly problem: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ name, value, choices, problem, onChange }: ChoiceProps): JSX.Element {
  const text = useText();
  const id = useId();
  // What the page said and no list knows stays to be seen (A22).
  const shown =
    value === '' || choices.some((one) => one.value === value)
      ? choices
      : [...choices, { value, label: value }];
  return (
    <div class="notice-field" {...markOf(problem)}>
      <label for={id}>{name}</label>
      <div>
        <select
          id={id}
          class="field-input"
          value={value}
          aria-invalid={problem !== undefined}
          {...(problem === undefined ? {} : { 'aria-describedby': `${id}-problem` })}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        >
          <option value="">{text('value.choose')}</option>
          {shown.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
        {problem === undefined ? null : (
          <p class="notice-problem tone-bad" id={`${id}-problem`}>
            <Icon name="bad" />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  );
}
