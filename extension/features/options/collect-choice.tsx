/** Whether confirmations of service are fetched by themselves: asked once, with what it means for the whole office. */
import type { JSX } from 'preact';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import { useText } from '../../ui/locales/text.ts';
import type { SaveNotices } from './board-section.tsx';
import { Saved } from './saved.tsx';

export interface CollectChoiceProps {
  readonly collect: RouteReply<'notices.office'>['collect'];
  readonly notices: OfficeSettings['notices'];
  readonly save: SaveNotices;
  readonly isSaved: (id: string) => boolean;
}

const choices = [
  ['yes', true],
  ['no', false],
] as const;

export function CollectChoice({ collect, notices, save, isSaved }: CollectChoiceProps): JSX.Element {
  const text = useText();
  const isLocked = collect.setBy === 'administrator';
  const own = isLocked ? collect.own : notices.collectOwn;
  return (
    <>
      <fieldset class="choice-group" disabled={isLocked}>
        <legend>
          {text('board-settings.collect')} <Saved shown={isSaved('collectOwn')} />
        </legend>
        <p>{text('board-settings.collect-consequence')}</p>
        {choices.map(([name, value]) => (
          <label key={name} class="check-line">
            <input
              type="radio"
              name="collect-own"
              checked={own === value}
              onChange={() => void save('collectOwn', { collectOwn: value }, text('board-settings.collect'))}
            />
            <span>{text(`board-settings.collect-${name}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choice-group" disabled={isLocked}>
        <legend>
          {text('board-settings.office')} <Saved shown={isSaved('collectOffice')} />
        </legend>
        <p>{text('board-settings.office-consequence')}</p>
        <label class="check-line">
          <input
            type="checkbox"
            checked={collect.office}
            onChange={(event) =>
              void save(
                'collectOffice',
                { collectOffice: event.currentTarget.checked },
                text('board-settings.office'),
              )
            }
          />
          <span>{text('board-settings.office-yes')}</span>
        </label>
      </fieldset>
      {isLocked ? <p class="muted">{text('board-settings.locked')}</p> : null}
    </>
  );
}
