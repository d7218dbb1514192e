/** The lots of one case side by side; the arrow keys move between them. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';
import { Steady } from '../../ui/steady.tsx';
import { stateLook, stateWord } from '../submission/state-look.ts';
import { usePanel } from './panel-context.ts';
import { viewOf } from './view.ts';

export function LotsRow(): JSX.Element | null {
  const { controller, state, now } = usePanel();
  const text = useText();
  const language = useLanguage();
  if (state.desks.length < 2) return null;
  const lots = state.desks.map((desk) => desk.key.lot);
  const fileMark = state.desks[0]?.key.fileMark ?? '';
  const asked = { ...state, chosen: { kind: 'auction', fileMark } } as const;

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
          const { icon, tone, word } = lookOf(viewOf({ ...asked, active: lot }, now()), language);
          const selected = lot === state.active;
          return (
            <button
              key={lot}
              type="button"
              role="tab"
              aria-selected={selected}
              tabIndex={selected ? 0 : -1}
              class="lot"
              title={word}
              onClick={() => controller.switchTo(lot)}
            >
              <Steady>{`-${lot}`}</Steady>
              <span class={`tone-${tone}`}>
                <Icon name={icon} />
              </span>
              <span class="sr-only">{word}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}

type LotWord = 'lots.ready' | 'lots.open' | 'lots.unopened' | 'lots.busy' | 'lots.needs-person';

interface LotLook {
  readonly icon: IconName;
  readonly tone: string;
  readonly word: string;
}

function lookOf(view: ReturnType<typeof viewOf>, language: Language): LotLook {
  const look = (icon: IconName, tone: string, word: LotWord): LotLook => ({
    icon,
    tone,
    word: translate(language, word),
  });
  if (view.name === 'submission') {
    const { submission } = view;
    switch (submission.state) {
      case 'done':
        return { ...doneLook(submission), word: standsThere(submission, language) };
      case 'waiting':
        return { ...stateLook(submission), word: stateWord(submission, language) };
      case 'rejected':
      case 'unknown': {
        const { icon, tone } = stateLook(submission);
        return look(icon, tone, 'lots.needs-person');
      }
      default:
        return look('busy', 'busy', 'lots.busy');
    }
  }
  if (view.name === 'edit' && view.status === 'ready') return look('ok', 'ok', 'lots.ready');
  if (view.name === 'edit' && view.status === 'fetching') return look('busy', 'busy', 'lots.busy');
  // A lot nobody has opened yet lacks only its files; they come by themselves when it is opened.
  const onlyFiles =
    view.name === 'edit' &&
    view.status === 'open' &&
    view.review.issues.every((issue) => issue.reason === 'decree-missing') &&
    Object.keys(view.desk.documents).length === 0 &&
    !view.desk.begun;
  return onlyFiles ? look('idle', 'idle', 'lots.unopened') : look('bad', 'bad', 'lots.open');
}

/** What was done is done; what is there no more, or not for now, is no reason for a tick. */
function doneLook({ remote }: SubmissionView): Pick<LotLook, 'icon' | 'tone'> {
  const isOver = ['cancelled', 'deferred', 'deleted'].includes(remote?.state ?? '');
  return isOver ? { icon: 'idle', tone: 'idle' } : { icon: 'ok', tone: 'ok' };
}

/** The record as it stands at the portal by now; of a state we don't know, what was done last. */
function standsThere(submission: SubmissionView, language: Language): string {
  const key = `portal.${submission.remote?.state ?? ''}`;
  return isMessageKey(key) ? translate(language, key) : stateWord(submission, language);
}
