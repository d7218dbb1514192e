/** Profiles: what this browser was taught, by whom, and the way to bring one as a file or take one away. */
import type { JSX } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { isLotField } from '../../../shared/case/lot-fields.ts';
import type { ProfileList } from '../../../shared/contract/messages.ts';
import { profileTextLimit } from '../../../shared/contract/messages.ts';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { Profile } from '../../../shared/extraction/profile/schema.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { targetName } from '../teach/target-name.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { useKept } from './use-kept.ts';
import { problemOf } from './use-loaded.ts';

type Outcome = { readonly imported: string } | { readonly problem: Problem } | null;

export function ProfilesSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element {
  const text = useText();
  const load = useCallback(() => backend.profiles(), [backend]);
  const { loaded: list, problem: unread, again } = useKept(load);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const file = useRef<HTMLInputElement>(null);

  async function take(chosen: File): Promise<void> {
    setOutcome(null);
    try {
      if (chosen.size > profileTextLimit) throw new ProblemError({ code: 'profile-too-large' });
      setOutcome({ imported: await backend.importProfile(await chosen.text()) });
      await again();
    } catch (error) {
      setOutcome({ problem: problemOf(error) });
    }
  }

  async function remove(name: string): Promise<void> {
    setOutcome(null);
    try {
      await backend.removeProfile(name);
      await again();
    } catch (error) {
      setOutcome({ problem: problemOf(error) });
    }
  }

  return (
    <>
      <p>{text('profiles.explained')}</p>
      {list.status === 'refused' ? <ProblemNote problem={list.problem} onRetry={again} /> : null}
      {unread === null ? null : <ProblemNote problem={unread} onRetry={again} />}
      {list.status === 'here' ? (
        <Profiles list={list.value} onSave={backend.saveFile} onRemove={(name) => void remove(name)} />
      ) : null}
      <div>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          class="sr-only"
          tabIndex={-1}
          aria-label={text('profiles.file')}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            // The same file may be chosen again once it was mended.
            if (chosen !== undefined) void take(chosen).finally(() => file.current && clear(file.current));
          }}
        />
        <Button onClick={() => file.current?.click()}>{text('profiles.import')}</Button>
      </div>
      {outcome !== null && 'problem' in outcome ? <ProblemNote problem={outcome.problem} /> : null}
      {outcome !== null && 'imported' in outcome ? (
        <p class="note note--ok" role="status">
          <Icon name="ok" />
          <span>{text('profiles.imported', { name: outcome.imported })}</span>
        </p>
      ) : null}
    </>
  );
}

function clear(input: HTMLInputElement): void {
  input.value = '';
}

interface ProfilesProps {
  readonly list: ProfileList;
  readonly onSave: (name: string, text: string) => void;
  readonly onRemove: (name: string) => void;
}

function Profiles({ list, onSave, onRemove }: ProfilesProps): JSX.Element {
  const text = useText();
  return (
    <>
      {list.refused.map((path) => (
        <p class="note note--bad" key={path}>
          <Icon name="bad" />
          <span>{text('profiles.policy-refused', { path })}</span>
        </p>
      ))}
      {list.unknown.map((name) => (
        <p class="note note--bad" key={name}>
          <Icon name="bad" />
          <span>{text('profiles.policy-unknown', { name })}</span>
        </p>
      ))}
      {list.profiles.length === 0 ? <p class="muted">{text('profiles.empty')}</p> : null}
      <ul class="list">
        {list.profiles.map(({ profile, locked }) => (
          <li key={`${locked} ${profile.name}`} class="list__item">
            <div>
              <strong>{profile.name}</strong> <span class="muted">{profile.origins.join(', ')}</span>
              <TaughtFields profile={profile} />
            </div>
            <div class="list__buttons">
              <Button
                name={`${text('profiles.export')}: ${profile.name}`}
                onClick={() =>
                  onSave(
                    `${profile.name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.json`,
                    `${JSON.stringify(profile, null, 2)}\n`,
                  )
                }
              >
                {text('profiles.export')}
              </Button>
              {locked ? (
                <span class="muted">
                  <Icon name="lock" /> {text('profiles.locked')}
                </span>
              ) : (
                <Button
                  name={`${text('profiles.remove')}: ${profile.name}`}
                  onClick={() => onRemove(profile.name)}
                >
                  {text('profiles.remove')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function TaughtFields({ profile }: { readonly profile: Profile }): JSX.Element {
  const language = useLanguage();
  const fields = new Set(
    profile.pages.flatMap((page) => [
      ...Object.keys(page.fields).map((id) => fieldName(language, id)),
      ...Object.keys(page.lots?.fields ?? {})
        .filter(isLotField)
        .map((id) => targetName(language, `lots.${id}`)),
    ]),
  );
  return <p class="muted">{[...fields].join(', ')}</p>;
}
