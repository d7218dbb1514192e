/** The ohlašovna with its address point, the place of delivery, or the notice this one follows. */
import type { JSX } from 'preact';
import type { NoticeTypeRule } from '../../../shared/submissions/notice-types.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { NoticeField } from './notice-field.tsx';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { setField } from './notice-state.ts';

export interface NoticePlaceProps extends NoticeSectionProps {
  readonly rule: NoticeTypeRule;
}

export function NoticePlace({ form, obstacles, change, rule }: NoticePlaceProps): JSX.Element | null {
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
        <NoticeField
          name={text('notice.parent-id')}
          value={form.parent ?? ''}
          problem={problemAt('parentNotice')}
          onChange={(value) => change((draft) => setField(draft, 'parentNotice', value || undefined))}
        />
      ) : null}
    </section>
  );
}
