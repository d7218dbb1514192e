/** Which list, which system, which days; the search, and the list as a file. */
import type { JSX, RefObject } from 'preact';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import { type System, systems } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';
import { useSingleKeysOn } from '../../ui/single-keys.ts';
import { Steady } from '../../ui/steady.tsx';
import { DayFilter } from './day-filter.tsx';
import type { StatusActions, StatusState } from './use-status.ts';
import { type StatusView, shownView, statesToChoose, views } from './views.ts';

export interface FiltersProps {
  readonly state: StatusState;
  readonly actions: StatusActions;
  readonly search: RefObject<HTMLInputElement | null>;
  /** Documents of the notice board that need a person. */
  readonly concerns: number;
  readonly hasBoard: boolean;
  readonly onSave: () => void;
}

/** A state whose rows are called in several ways has a name here that covers them all. */
const choiceOf: Readonly<Record<SubmissionState, MessageKey>> = {
  waiting: 'status-page.state-waiting',
  held: 'state.held',
  queued: 'state.queued',
  sending: 'state.sending',
  retrying: 'state.retrying',
  accepted: 'status-page.state-accepted',
  done: 'status-page.state-done',
  unknown: 'state.unknown',
  rejected: 'state.rejected',
  cancelled: 'status-page.state-cancelled',
};

export function Filters({ state, actions, search, concerns, hasBoard, onSave }: FiltersProps): JSX.Element {
  const text = useText();
  const hasKeys = useSingleKeysOn();
  const { filter } = state;
  const shown = shownView(filter);
  const needsPerson = state.needsPerson + concerns;
  const searching = filter.text.trim() !== '';
  // The filters and the file are of submissions; documents to sign and those of the notice board are each one list.
  const canFilter = isAble(state.service, 'filters');
  const listsSubmissions = shown !== 'signing' && shown !== 'deadlines';
  // A system without credentials appears nowhere, unless something was filed there once.
  const offered = systems.filter(
    (system) =>
      state.service?.systems.some((one) => one.system === system && one.configured) === true ||
      state.submissions?.some((one) => one.system === system) === true ||
      filter.system === system,
  );
  const isOffered: Partial<Record<StatusView, boolean>> = {
    deadlines: hasBoard,
    drafts: state.unfinished > 0,
    approval: state.toApprove > 0 || (canFilter && state.service?.approval === 'second-person'),
  };
  const offeredViews = views.filter((view) => isOffered[view] !== false || view === filter.view);
  const counts: Partial<Record<StatusView, number>> = {
    drafts: state.unfinished,
    approval: state.toApprove,
    signing: state.unsigned,
  };
  const states = statesToChoose(shown);
  return (
    <>
      <label class="status-search">
        <Icon name="search" />
        <span class="sr-only">{text('popup.search')}</span>
        <input
          ref={search}
          class="field-input"
          type="search"
          placeholder={`${text('status-page.search-hint')}${hasKeys ? '  /' : ''}`}
          value={filter.text}
          onInput={(event) => actions.change({ text: event.currentTarget.value })}
        />
      </label>
      <div class="status-filters">
        <fieldset class="status-views" aria-label={text('status-page.lists')}>
          {offeredViews.map((view) => (
            <button
              key={view}
              type="button"
              class="status-view"
              aria-pressed={!searching && filter.view === view}
              onClick={() => actions.change({ view, text: '' })}
            >
              <Steady>{text(`status-page.view-${view}`)}</Steady>
              {view === 'needs-person' && needsPerson > 0 ? (
                <span class="tone-bad"> {needsPerson}</span>
              ) : (counts[view] ?? 0) > 0 ? (
                <span> {counts[view]}</span>
              ) : null}
            </button>
          ))}
        </fieldset>
        {!listsSubmissions || offered.length < 2 ? null : (
          <label class="status-filter">
            <span>{text('status-page.system')}</span>
            <select
              class="field-input"
              value={filter.system ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                actions.change({ system: value === '' ? null : (value as System) }); // an option's own value
              }}
            >
              <option value="">{text('status-page.every-system')}</option>
              {offered.map((system) => (
                <option key={system} value={system}>
                  {text(`system.${system}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {!listsSubmissions || states.length === 0 ? null : (
          <label class="status-filter">
            <span>{text('status-page.column-state')}</span>
            <select
              class="field-input"
              value={filter.state ?? ''}
              onChange={(event) => {
                const { value } = event.currentTarget;
                actions.change({ state: states.find((one) => one === value) ?? null });
              }}
            >
              <option value="">{text('status-page.every-system')}</option>
              {states.map((one) => (
                <option key={one} value={one}>
                  {text(choiceOf[one])}
                </option>
              ))}
            </select>
          </label>
        )}
        {listsSubmissions && canFilter ? (
          <label class="status-filter">
            <span>{text('status-page.who')}</span>
            <select
              class="field-input"
              value={filter.own ? 'own' : ''}
              onChange={(event) => actions.change({ own: event.currentTarget.value === 'own' })}
            >
              <option value="">{text('status-page.who-office')}</option>
              <option value="own">{text('status-page.who-me')}</option>
            </select>
          </label>
        ) : null}
        {listsSubmissions ? (
          <>
            <DayFilter
              name={text('status-page.from')}
              value={filter.from}
              onChange={(from) => actions.change({ from })}
            />
            <DayFilter
              name={text('status-page.to')}
              value={filter.to}
              onChange={(to) => actions.change({ to })}
            />
            <Button busy={state.total === 0} onClick={onSave}>
              {text('status-page.save')}
            </Button>
          </>
        ) : null}
      </div>
    </>
  );
}
