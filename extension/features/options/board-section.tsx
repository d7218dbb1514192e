/** "Úřední deska": the choice about confirmations with its consequence, the ohlašovny, the closing hour, names of files. */
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import {
  confirmationName,
  confirmationParts,
  isConfirmationPattern,
} from '../../../shared/office/confirmation-name.ts';
import { keptPattern, shownPattern } from '../../../shared/office/pattern-parts.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { CollectChoice } from './collect-choice.tsx';
import { ProblemNote } from './problem-note.tsx';
import { RegistryOffices } from './registry-offices.tsx';
import { SavedText } from './saved-text.tsx';
import { useAfterUndo } from './undo.tsx';
import { useKept } from './use-kept.ts';
import { type OfficeDesk, useOffice } from './use-office.ts';

type Notices = OfficeSettings['notices'];
/** @param label of the setting, as a person reads it */
export type SaveNotices = (id: string, part: Partial<Notices>, label: string) => Promise<boolean>;

const sample = {
  cudid: 'CV0000001',
  numbers: ['142EX355/25-14'],
  fileMark: '142EX355/25',
  type: 'V49',
  postedAt: '2027-03-01T08:00:00.000Z',
  takenDownAt: null,
};

type Board = RouteReply<'notices.office'>;

export function BoardSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const desk = useOffice(backend);
  const load = useCallback(() => backend.call('notices.office', {}), [backend]);
  const { loaded: board, problem, again } = useKept(load);
  useAfterUndo(again);
  const { office } = desk;
  if (office.status === 'loading' || board.status === 'loading') return null;
  if (office.status === 'refused') return <ProblemNote problem={office.problem} onRetry={desk.retry} />;
  if (board.status === 'refused') return <ProblemNote problem={board.problem} onRetry={again} />;
  return (
    <BoardSettings
      desk={desk}
      notices={office.value.settings.notices}
      board={board.value}
      unread={problem}
      again={again}
    />
  );
}

interface BoardSettingsProps {
  readonly desk: OfficeDesk;
  readonly notices: Notices;
  readonly board: Board;
  /** Why what is known of the board could not be read anew. */
  readonly unread: Problem | null;
  readonly again: () => Promise<void>;
}

function BoardSettings({ desk, notices, board, unread, again }: BoardSettingsProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const save: SaveNotices = async (id, part, label) => {
    const isSaved = await desk.save(
      id,
      (settings) => ({ ...settings, notices: { ...settings.notices, ...part } }),
      label,
    );
    await again();
    return isSaved;
  };
  const problem = desk.problem ?? unread;
  const retry = desk.problem === null ? again : desk.retry && (() => void desk.retry?.().then(again));
  const part = (name: string): string => shownPattern(`{${name}}`, language);
  const isSaved = (id: string): boolean => desk.saved === id;
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={retry} />}
      <CollectChoice collect={board.collect} notices={notices} save={save} isSaved={isSaved} />
      <h2>{text('board-settings.filing')}</h2>
      <SavedText
        label={text('board-settings.name')}
        value={shownPattern(notices.confirmationName, language)}
        isValid={(typed) => isConfirmationPattern(keptPattern(typed))}
        wrong={text('board-settings.name-wrong', {
          kind: part('potvrzení'),
          id: part('cudid'),
          paper: part('číslo'),
          type: part('druh'),
        })}
        hint={(typed) =>
          text('board-settings.name-preview', {
            name: confirmationName(keptPattern(typed), sample, 'VYVESENI'),
          })
        }
        saved={isSaved('confirmationName')}
        onSave={(typed) =>
          void save('confirmationName', { confirmationName: keptPattern(typed) }, text('board-settings.name'))
        }
      />
      <p class="muted">
        {text('board-settings.name-explained', { parts: confirmationParts.map(part).join(', ') })}
      </p>
      <p class="muted">
        {board.folder === null
          ? text('board-settings.no-folder')
          : text('board-settings.folder', { path: board.folder })}
      </p>
      <h2>{text('board-settings.posting')}</h2>
      <SavedText
        label={text('board-settings.closes-at')}
        value={notices.closesAt}
        isValid={(typed) => /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(typed.trim())}
        wrong={text('board-settings.closes-at-wrong')}
        hint={() => text('board-settings.closes-at-explained')}
        saved={isSaved('closesAt')}
        onSave={(typed) =>
          void save(
            'closesAt',
            { closesAt: typed.trim().replace('.', ':').padStart(5, '0') },
            text('board-settings.closes-at'),
          )
        }
      />
      <RegistryOffices offices={notices.registryOffices} save={save} saved={isSaved('registryOffices')} />
    </>
  );
}
