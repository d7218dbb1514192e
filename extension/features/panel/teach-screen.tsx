/** Teaching in the panel: what was pointed at, what it is, what will be read, by what it is found again. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Anchor } from '../../../shared/extraction/profile/schema.ts';
import { teachableFields } from '../../../shared/extraction/profile/schema.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Text, useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { Footer } from '../submission/footer.tsx';
import { anchorOf, isReadable, mayBeList, type Picked, type TeachState } from '../teach/teach-state.ts';
import { usePanel } from './panel-context.ts';
import { readText } from './read-section.tsx';
import { TroubleNote } from './trouble-note.tsx';

export function TeachScreen({ teach }: { readonly teach: TeachState }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  if (teach.step === 'picking') {
    return (
      <div class="explain">
        {teach.isNoList ? (
          <p class="note note--warn" role="alert">
            <Icon name="warn" />
            <span>{text('teach.no-list')}</span>
          </p>
        ) : null}
        <p>{text(teach.first === null ? 'teach.how' : 'teach.how-second')}</p>
        <p class="muted">{text('teach.keys')}</p>
      </div>
    );
  }
  if (teach.step === 'saved')
    return (
      <p class="explain">{text('teach.saved-explained', { field: fieldName(language, teach.field) })}</p>
    );
  return <PickedValue picked={teach} />;
}

function PickedValue({ picked }: { readonly picked: Picked }): JSX.Element {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const select = useRef<HTMLSelectElement>(null);
  // Pointing left focus on the page; the question is here.
  useEffect(() => select.current?.focus(), []);
  const { pick, field } = picked;
  const names = teachableFields
    .map((id) => ({ id, name: fieldName(language, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  const anchor = anchorOf(picked);
  return (
    <div class="teach">
      <q class="teach__raw">{pick.text === '' ? text('teach.empty') : pick.text}</q>
      <label class="teach__what">
        <span>{text('teach.what')}</span>
        <select
          ref={select}
          class="field-input"
          value={field ?? ''}
          onChange={(event) => {
            const chosen = teachableFields.find((id) => id === event.currentTarget.value);
            if (chosen !== undefined) controller.teaching.chooseField(chosen);
          }}
        >
          <option value="" disabled>
            {text('value.choose')}
          </option>
          {names.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {anchor === undefined ? (
        <p class="note note--bad">
          <Icon name="bad" />
          <span>{text('teach.no-anchor')}</span>
        </p>
      ) : (
        <dl class="facts">
          {field === null ? null : (
            <>
              <dt>{text('teach.reads')}</dt>
              <dd>
                <Reads picked={picked} field={field} />
              </dd>
            </>
          )}
          <dt>{text('teach.anchor')}</dt>
          <dd>{anchorText(anchor, text)}</dd>
          <dt>{text('teach.count')}</dt>
          <dd>{text('teach.times', { count: picked.tried?.count ?? pick.count })}</dd>
        </dl>
      )}
      {picked.leaving ? (
        <p class="note note--warn" role="alert">
          <Icon name="warn" />
          <span>{text('teach.unsaved')}</span>
        </p>
      ) : null}
    </div>
  );
}

function Reads({ picked, field }: { readonly picked: Picked; readonly field: FieldId }): JSX.Element {
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

/** By what the value is found again, in words. */
function anchorText(anchor: Anchor, text: Text): string {
  switch (anchor.by) {
    case 'id':
      return text('teach.by-id', { name: anchor.id });
    case 'name':
      return text('teach.by-name', { name: anchor.name });
    case 'data':
      return text('teach.by-data', { name: `${anchor.attribute}="${anchor.value}"` });
    case 'label':
      return anchor.below === undefined
        ? text('teach.by-label', { name: anchor.label })
        : text('teach.by-label-below', { name: anchor.label, heading: anchor.below });
    case 'structure':
      return text('teach.by-place');
  }
}

export function TeachFooter({ teach }: { readonly teach: TeachState }): JSX.Element {
  const { controller } = usePanel();
  const { teaching } = controller;
  const text = useText();
  const done = (
    <Button kind="quiet" onClick={() => void teaching.leave()}>
      {text(teach.step === 'picked' && teach.leaving ? 'teach.leave-unsaved' : 'teach.end')}
    </Button>
  );
  if (teach.step === 'picking') {
    return (
      <Footer trouble={<TroubleNote />} end={done}>
        {teach.isNoList ? (
          <Button kind="primary" onClick={() => void teaching.addExample()}>
            {text('teach.add-other')}
          </Button>
        ) : null}
      </Footer>
    );
  }
  if (teach.step === 'saved') {
    return (
      <Footer trouble={<TroubleNote />} end={done}>
        <Button kind="primary" onClick={() => void teaching.pickAgain()}>
          {text('teach.next')}
        </Button>
        <Button onClick={() => void teaching.undo()}>{text('teach.undo')}</Button>
      </Footer>
    );
  }
  return (
    <Footer trouble={<TroubleNote />} end={done}>
      {isReadable(teach) ? (
        <Button kind="primary" onClick={() => void teaching.save()}>
          {text('teach.save')}
        </Button>
      ) : null}
      {teach.pick.ways.length > 1 ? (
        <Button onClick={() => teaching.tryOther()}>{text('teach.other-anchor')}</Button>
      ) : null}
      {mayBeList(teach.field) && teach.pick.count === 1 ? (
        <Button onClick={() => void teaching.addExample()}>{text('teach.add-second')}</Button>
      ) : null}
      <Button onClick={() => void teaching.pickAgain()}>{text('teach.back')}</Button>
    </Footer>
  );
}
