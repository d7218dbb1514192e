/** "Podepisování": with which key, which documents, whose time stamp, whether it is to be seen. Everything saved at once. */
import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { type SigningChoice, signedTypes } from '../../../shared/contract/signing-routes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { ProblemNote } from '../options/problem-note.tsx';
import { Saved } from '../options/saved.tsx';
import { problemOf, useLoaded } from '../options/use-loaded.ts';
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

export function SigningSection({
  backend,
}: {
  readonly backend: Pick<OptionsBackend, 'call'>;
}): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.call('signing.read-settings', {}), [backend]);
  const [loaded, again] = useLoaded(load);
  const [changed, setChanged] = useState<SigningSettings | null>(null);
  const [saved, setSaved] = useState<Part | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef<SigningSettings | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  if (loaded.status === 'loading') return null;
  if (loaded.status === 'refused') return <ProblemNote problem={loaded.problem} />;
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
        try {
          const { version } = wanted;
          const next = await backend.call('signing.save-settings', { version, settings: wanted.settings });
          // What was ticked meanwhile stays ticked; its own save follows.
          desk.accept(part, { ...next, settings: latest.current?.settings ?? next.settings });
        } catch (error) {
          desk.fail(problemOf(error));
          // What holds is shown, as somebody else may have made it: nothing of theirs was overwritten.
          await again();
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
          <Icon name="barred" />
          <span>{text('signing-settings.managed')}</span>
        </p>
      ) : null}
      {problem === null ? null : <ProblemNote problem={problem} />}
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
