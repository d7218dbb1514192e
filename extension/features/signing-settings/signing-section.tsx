/** "Podepisování": with which key, which documents, whose time stamp, whether it is to be seen. Everything saved at once. */
import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { type SigningChoice, signedTypes } from '../../../shared/contract/signing-routes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { ProblemNote } from '../options/problem-note.tsx';
import { Saved } from '../options/saved.tsx';
import { useAfterUndo, useUndo } from '../options/undo.tsx';
import { changedPlaces, takenBack } from '../options/undo-settings.ts';
import { useKept } from '../options/use-kept.ts';
import { problemOf } from '../options/use-loaded.ts';
import { KeyChoice } from './key-choice.tsx';
import { KeyTrial } from './key-trial.tsx';
import { TimeStampFields } from './time-stamp-fields.tsx';
import './signing-settings.css';

export type SigningSettings = RouteReply<'signing.read-settings'>;
type Part = 'key' | 'types' | 'time-stamp' | 'stamp';

/** What the parts of the section may do. */
export interface SigningDesk {
  readonly backend: Pick<OptionsBackend, 'call'>;
  readonly settings: SigningSettings;
  save(part: Part, choice: Partial<SigningChoice>): Promise<void>;
  /** Takes over what the companion answered to a change of its own kind. */
  accept(part: Part, settings: SigningSettings): void;
  fail(problem: Problem): void;
}

const labels = {
  key: 'signing-settings.key',
  types: 'signing-settings.types',
  'time-stamp': 'signing-settings.time-stamp',
  stamp: 'signing-settings.stamp',
} as const satisfies Record<Part, MessageKey>;

/** On top of what holds now, whoever saved it meanwhile. */
async function takeBackSigning(
  backend: Pick<OptionsBackend, 'call'>,
  places: ReturnType<typeof changedPlaces>,
): Promise<'done' | 'changed'> {
  const now = await backend.call('signing.read-settings', {});
  if (now.managed) throw new ProblemError({ code: 'settings-managed' });
  const settings = takenBack(now.settings, places);
  if (settings === undefined) return 'changed';
  await backend.call('signing.save-settings', { version: now.version, settings });
  return 'done';
}

export function SigningSection({
  backend,
}: {
  readonly backend: Pick<OptionsBackend, 'call'>;
}): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.call('signing.read-settings', {}), [backend]);
  const { loaded, problem: unread, again } = useKept(load);
  const [changed, setChanged] = useState<SigningSettings | null>(null);
  const [saved, setSaved] = useState<Part | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef<SigningSettings | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  /** As the companion keeps them: what is shown may be ahead of it. */
  const kept = useRef<SigningChoice | null>(null);
  const undo = useUndo();
  useAfterUndo(async () => {
    await again();
    kept.current = null;
    setChanged(null);
    setSaved(null);
  });
  if (loaded.status === 'loading') return null;
  if (loaded.status === 'refused') return <ProblemNote problem={loaded.problem} onRetry={again} />;
  const loadedSettings = loaded.value.settings;
  const settings = changed ?? loaded.value;
  const choice = settings.settings;
  latest.current = settings;

  const show = (next: SigningSettings): void => {
    latest.current = next;
    setChanged(next);
  };
  const desk: SigningDesk = {
    backend,
    settings,
    accept(part, next) {
      kept.current = next.settings;
      show(next);
      setSaved(part);
      setProblem(null);
    },
    fail(failed) {
      setSaved(null);
      setProblem(failed);
    },
    save(part, change) {
      setSaved(null);
      // Shown at once; saved one after the other, on top of the version the save before made.
      show({ ...settings, settings: { ...choice, ...change } });
      last.current = last.current.then(async () => {
        const wanted = latest.current ?? settings;
        const before = kept.current ?? loadedSettings;
        try {
          const { version } = wanted;
          const next = await backend.call('signing.save-settings', { version, settings: wanted.settings });
          const places = changedPlaces(before, next.settings);
          const takeBack = () => takeBackSigning(backend, places);
          if (places.length > 0) undo.did({ label: text(labels[part]), takeBack });
          // What was ticked meanwhile stays ticked; its own save follows.
          desk.accept(part, { ...next, settings: latest.current?.settings ?? next.settings });
          kept.current = next.settings;
        } catch (error) {
          desk.fail(problemOf(error));
          // What holds is shown, as somebody else may have made it: nothing of theirs was overwritten.
          await again();
          kept.current = null;
          setChanged(null);
        }
      });
      return last.current;
    },
  };

  return (
    <>
      <p>{text('signing-settings.explained')}</p>
      {settings.managed ? (
        <p class="note">
          <Icon name="lock" />
          <span>{text('signing-settings.managed')}</span>
        </p>
      ) : null}
      {unread !== null ? (
        <ProblemNote problem={unread} onRetry={again} />
      ) : problem !== null ? (
        <ProblemNote problem={problem} />
      ) : null}
      <fieldset class="signing-settings" disabled={settings.managed}>
        <KeyChoice desk={desk} saved={<Saved shown={saved === 'key'} />} />
        <fieldset class="choice-group">
          <legend>
            {text('signing-settings.types')} <Saved shown={saved === 'types'} />
          </legend>
          {signedTypes.map((type) => (
            <label key={type} class="check-line">
              <input
                type="checkbox"
                checked={choice.documentTypes.includes(type)}
                onChange={(event) => {
                  const others = choice.documentTypes.filter((one) => one !== type);
                  const documentTypes = event.currentTarget.checked ? [...others, type] : others;
                  void desk.save('types', { documentTypes });
                }}
              />
              <span>
                {type === 'notice' ? text('signing-settings.notice') : text(`documentType.${type}`)}
              </span>
            </label>
          ))}
        </fieldset>
        <TimeStampFields desk={desk} saved={<Saved shown={saved === 'time-stamp'} />} />
        <fieldset class="choice-group">
          <legend>
            {text('signing-settings.stamp')} <Saved shown={saved === 'stamp'} />
          </legend>
          {([null, 'first', 'last'] as const).map((stamp) => (
            <label key={stamp} class="check-line">
              <input
                type="radio"
                name="stamp"
                checked={choice.stamp === stamp}
                onChange={() => void desk.save('stamp', { stamp })}
              />
              <span>{text(`signing-settings.stamp-${stamp ?? 'none'}`)}</span>
            </label>
          ))}
        </fieldset>
      </fieldset>
      {choice.key.kind === 'none' ? null : <KeyTrial backend={backend} />}
    </>
  );
}
