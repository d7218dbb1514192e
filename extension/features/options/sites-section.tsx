/** Sites on which the extension may read pages; the browser keeps the grants. */
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { useKept } from './use-kept.ts';

export function SitesSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element {
  const text = useText();
  const load = useCallback(() => backend.grantedSites(), [backend]);
  const { loaded: sites, problem: unread, again } = useKept(load);

  async function withdraw(pattern: string): Promise<void> {
    await backend.withdrawGrant(pattern);
    await again();
  }

  return (
    <>
      <p>{text('sites.explained')}</p>
      {sites.status === 'refused' ? <ProblemNote problem={sites.problem} onRetry={again} /> : null}
      {unread === null ? null : <ProblemNote problem={unread} onRetry={again} />}
      {sites.status === 'here' && sites.value.length === 0 ? (
        <p class="muted">{text('sites.empty')}</p>
      ) : null}
      {sites.status === 'here' ? (
        <ul class="list">
          {sites.value.map((pattern) => {
            const site = pattern.replace(/\/\*$/, '');
            return (
              <li key={pattern} class="list__item">
                <span>{site}</span>
                <Button name={`${text('sites.withdraw')}: ${site}`} onClick={() => void withdraw(pattern)}>
                  {text('sites.withdraw')}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </>
  );
}
