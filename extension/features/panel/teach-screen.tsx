/** Teaching in the panel: what was pointed at, what it is, what will be read, by what it is found again. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isFieldId } from '../../../shared/case/fields.ts';
import type { LotAnchor } from '../../../shared/extraction/profile/schema.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Text, useLanguage, useText } from '../../ui/locales/text.ts';
import { Footer } from '../submission/footer.tsx';
import { inSentence, targetName } from '../teach/target-name.ts';
import {
  anchorOf,
  caseTargets,
  isInKnownLots,
  isReadable,
  lotFieldOf,
  lotTargets,
  mayBeList,
  type Picked,
  type TeachState,
  type TeachTarget,
  waysOf,
} from '../teach/teach-state.ts';
import { usePanel } from './panel-context.ts';
import { LotsTaught, ValueTaught } from './taught-values.tsx';
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
        <p>{text(teach.first === null ? 'teach.how' : howSecond(teach.first))}</p>
        <p class="muted">{text('teach.keys')}</p>
      </div>
    );
  }
  if (teach.step === 'saved') {
    const lotField = lotFieldOf(teach.field);
    return (
      <p class="explain">
        {lotField === undefined
          ? text('teach.saved-explained', { field: targetName(language, teach.field) })
          : text('teach.saved-lot-explained', { field: inSentence(language, lotField) })}
      </p>
    );
  }
  return <PickedValue picked={teach} />;
}

function PickedValue({ picked }: { readonly picked: Picked }): JSX.Element {
  const { controller } = usePanel();
  const text = useText();
  const select = useRef<HTMLSelectElement>(null);
  // Pointing left focus on the page; the question is here.
  useEffect(() => select.current?.focus(), []);
  const { pick, field } = picked;
  const isLot = lotFieldOf(field) !== undefined;
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
            const { value } = event.currentTarget;
            const chosen = [...caseTargets, ...lotTargets].find((target) => target === value);
            if (chosen !== undefined) controller.teaching.chooseField(chosen);
          }}
        >
          <option value="" disabled>
            {text('value.choose')}
          </option>
          <Targets label={text('teach.of-case')} targets={caseTargets} />
          <Targets label={text('teach.of-lot')} targets={lotTargets} />
        </select>
      </label>
      {anchor === undefined ? (
        <p class={isLot ? 'note note--warn' : 'note note--bad'}>
          <Icon name={isLot ? 'warn' : 'bad'} />
          <span>{text(isLot ? 'teach.no-lots' : 'teach.no-anchor')}</span>
        </p>
      ) : (
        <dl class="facts">
          {field === null ? null : (
            <>
              <dt>{text('teach.reads')}</dt>
              <dd>
                {isFieldId(field) ? (
                  <ValueTaught picked={picked} field={field} />
                ) : (
                  <LotsTaught picked={picked} />
                )}
              </dd>
            </>
          )}
          <dt>{text('teach.anchor')}</dt>
          <dd>{anchorText(anchor, text)}</dd>
          <dt>{text(isLot ? 'teach.lots' : 'teach.count')}</dt>
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

const howSecond = ({ field }: Picked): 'teach.how-lot' | 'teach.how-second' =>
  lotFieldOf(field) === undefined ? 'teach.how-second' : 'teach.how-lot';

function Targets({
  label,
  targets,
}: {
  readonly label: string;
  readonly targets: readonly TeachTarget[];
}): JSX.Element {
  const language = useLanguage();
  const names = targets
    .map((id) => ({ id, name: targetName(language, id) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <optgroup label={label}>
      {names.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** By what the value is found again, in words. */
function anchorText(anchor: LotAnchor, text: Text): string {
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
    case 'column':
      return text('teach.by-column', { name: anchor.label });
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
      {waysOf(teach) > 1 ? (
        <Button onClick={() => teaching.tryOther()}>{text('teach.other-anchor')}</Button>
      ) : null}
      {mayBeList(teach.field) && teach.pick.count === 1 && !isInKnownLots(teach) ? (
        <Button
          kind={lotFieldOf(teach.field) !== undefined && waysOf(teach) === 0 ? 'primary' : 'secondary'}
          onClick={() => void teaching.addExample()}
        >
          {text(lotFieldOf(teach.field) === undefined ? 'teach.add-second' : 'teach.add-lot')}
        </Button>
      ) : null}
      <Button onClick={() => void teaching.pickAgain()}>{text('teach.back')}</Button>
    </Footer>
  );
}
