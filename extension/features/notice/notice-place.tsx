/** The ohlašovna with its address point, the place of delivery, or the notice this one follows. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import type { RegistryOffice } from '../../../shared/office/settings.ts';
import type { NoticeTypeRule } from '../../../shared/submissions/notice-types.ts';
import { formatDay, formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { NoticeField } from './notice-field.tsx';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { setField } from './notice-state.ts';

export interface NoticePlaceProps extends NoticeSectionProps {
  readonly rule: NoticeTypeRule;
  /** The office's own ohlašovny. */
  readonly registryOffices: readonly RegistryOffice[];
  /** What is followed on the board for this case: a V49 among it can be followed by an X49. */
  readonly notices: readonly NoticeView[];
}

export function NoticePlace(props: NoticePlaceProps): JSX.Element | null {
  const { form, obstacles, change, rule, registryOffices, notices } = props;
  const text = useText();
  const language = useLanguage();
  const problemAt = useObstacle(obstacles);
  const { registryOffice } = form;
  const setOffice = (part: { name?: string; addressPointCode?: string }): void => {
    const { name = '', addressPointCode = '' } = { ...registryOffice, ...part };
    const value = {
      ...(name === '' ? {} : { name }),
      ...(addressPointCode === '' ? {} : { addressPointCode }),
    };
    change((draft) => setField(draft, 'registryOffice', value));
  };
  if (rule.place === 'none' && !rule.parent) return null;
  return (
    <section
      class="section"
      data-notice-field={rule.parent ? 'parentNotice' : 'registryOffice'}
      aria-labelledby="notice-place"
    >
      <h2 class="section__title" id="notice-place">
        {text(rule.parent ? 'notice.parent' : 'notice.place')}
      </h2>
      {rule.place === 'registry-office' ? (
        <>
          {registryOffices.length === 0 ? null : (
            <OfficeChoice offices={registryOffices} chosen={registryOffice} onChoose={setOffice} />
          )}
          <NoticeField
            name={fieldName(language, 'registryOffice')}
            value={registryOffice.name ?? ''}
            problem={problemAt('registryOffice', undefined, ['missing'])}
            onChange={(name) => setOffice({ name })}
          />
          <NoticeField
            name={fieldName(language, 'addressPointCode')}
            value={registryOffice.addressPointCode ?? ''}
            problem={problemAt('registryOffice', undefined, ['address-point-missing'])}
            onChange={(addressPointCode) => setOffice({ addressPointCode })}
          />
        </>
      ) : rule.place === 'delivery-place' ? (
        <>
          <NoticeField
            name={fieldName(language, 'deliveryPlace')}
            value={form.deliveryPlace ?? ''}
            onChange={(value) => change((draft) => setField(draft, 'deliveryPlace', value || undefined))}
          />
          <NoticeField
            name={fieldName(language, 'addressPointCode')}
            value={form.addressPointCode ?? ''}
            onChange={(value) => change((draft) => setField(draft, 'addressPointCode', value || undefined))}
          />
        </>
      ) : null}
      {rule.parent ? (
        <ParentChoice
          calls={notices.filter((one) => one.type === 'V49' && !one.gone)}
          value={form.parent ?? ''}
          problem={problemAt('parentNotice')}
          onChange={(value) => change((draft) => setField(draft, 'parentNotice', value || undefined))}
        />
      ) : null}
    </section>
  );
}

interface OfficeChoiceProps {
  readonly offices: readonly RegistryOffice[];
  readonly chosen: { readonly addressPointCode?: string | undefined };
  readonly onChoose: (office: RegistryOffice) => void;
}

/** Name and code come together from the office's list; both can still be written by hand below. */
function OfficeChoice({ offices, chosen, onChoose }: OfficeChoiceProps): JSX.Element {
  const text = useText();
  const id = useId();
  return (
    <div class="notice-field">
      <label for={id}>{text('notice.registry-list')}</label>
      <select
        id={id}
        class="field-input"
        value={
          offices.some((one) => one.addressPointCode === chosen.addressPointCode)
            ? chosen.addressPointCode
            : ''
        }
        onChange={(event) => {
          const code = event.currentTarget.value;
          const office = offices.find((one) => one.addressPointCode === code);
          if (office !== undefined) onChoose(office);
        }}
      >
        <option value="">{text('notice.registry-other')}</option>
        {offices.map((one) => (
          <option key={one.addressPointCode} value={one.addressPointCode}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ParentChoiceProps {
  /** The case's own V49. */
  readonly calls: readonly NoticeView[];
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (cudid: string) => void;
}

/** Which V49 it follows, by number and day; one that isn't followed here can be named by its id. */
function ParentChoice({ calls, value, problem, onChange }: ParentChoiceProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  return (
    <>
      {calls.map((one) => (
        <label key={one.cudid} class="check-line">
          <input
            type="radio"
            name="parent-notice"
            checked={one.cudid === value}
            onChange={() => onChange(one.cudid)}
          />
          <span>
            V49 {formatMark(one.numbers[0] ?? one.cudid)}
            <span class="muted">
              {one.postedAt === null
                ? ` · ${text('board.stage.waiting')}`
                : ` · ${text('board.stage.posted')} ${formatDay(language, one.postedAt)}`}
            </span>
          </span>
        </label>
      ))}
      <NoticeField name={text('notice.parent-id')} value={value} problem={problem} onChange={onChange} />
    </>
  );
}
