/** The lots of one case side by side; the arrow keys move between them. */
import type { JSX } from 'preact';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { Steady } from '../../ui/steady.tsx';
import { usePanel } from './panel-context.ts';
import { viewOf } from './view.ts';

export function LotsRow(): JSX.Element | null {
  const { controller, state, now } = usePanel();
  const text = useText();
  if (state.desks.length < 2) return null;
  const lots = state.desks.map((desk) => desk.key.lot);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = lots[(lots.indexOf(state.active) + step + lots.length) % lots.length] ?? '';
    controller.switchTo(next);
    const row = event.currentTarget;
    requestAnimationFrame(() => {
      if (row instanceof HTMLElement) row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
    });
  }

  return (
    <div class="lots">
      <span class="lots__label" id="lots-label">
        {text('lots.title')}
      </span>
      <div role="tablist" aria-labelledby="lots-label" class="lots__tabs" onKeyDown={onKeyDown}>
        {lots.map((lot) => {
          const { icon, tone, word } = lookOf(viewOf({ ...state, active: lot, chosen: true }, now()));
          const selected = lot === state.active;
          return (
            <button
              key={lot}
              type="button"
              role="tab"
              aria-selected={selected}
              tabIndex={selected ? 0 : -1}
              class="lot"
              title={text(word)}
              onClick={() => controller.switchTo(lot)}
            >
              <Steady>{`-${lot}`}</Steady>
              <span class={`tone-${tone}`}>
                <Icon name={icon} />
              </span>
              <span class="sr-only">{text(word)}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

type LotWord = 'lots.ready' | 'lots.open' | 'lots.busy' | 'lots.done' | 'lots.needs-person';

function lookOf(view: ReturnType<typeof viewOf>): { icon: IconName; tone: string; word: LotWord } {
  if (view.name === 'submission') {
    const { state } = view.submission;
    if (state === 'done') return { icon: 'ok', tone: 'ok', word: 'lots.done' };
    if (state === 'rejected') return { icon: 'bad', tone: 'bad', word: 'lots.needs-person' };
    if (state === 'unknown') return { icon: 'unclear', tone: 'warn', word: 'lots.needs-person' };
    return { icon: 'busy', tone: 'busy', word: 'lots.busy' };
  }
  if (view.name === 'edit' && view.status === 'ready') return { icon: 'ok', tone: 'ok', word: 'lots.ready' };
  if (view.name === 'edit' && view.status === 'fetching')
    return { icon: 'busy', tone: 'busy', word: 'lots.busy' };
  // A lot nobody has opened yet lacks only its files; they come by themselves when it is opened.
  const onlyFiles =
    view.name === 'edit' &&
    view.status === 'open' &&
    view.review.issues.every((issue) => issue.reason === 'decree-missing') &&
    Object.keys(view.desk.documents).length === 0 &&
    !view.desk.begun;
  return onlyFiles
    ? { icon: 'idle', tone: 'idle', word: 'lots.open' }
    : { icon: 'bad', tone: 'bad', word: 'lots.open' };
}
