/** The draft: what needs a person, what is missing, what will be published, the files. */
import type { JSX } from 'preact';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { problemText } from '../../ui/problem-text.ts';
import { AttachmentsSection } from '../attachments/attachments-section.tsx';
import { CopyBrought } from '../remedy/copy-brought.tsx';
import { RemedySection } from '../remedy/remedy-section.tsx';
import { stateWord } from '../submission/state-look.ts';
import { ChecksSection } from './checks-section.tsx';
import { anotherReason } from './desk.ts';
import { DifferencesSection } from './differences-section.tsx';
import { ElsewhereSection } from './elsewhere-section.tsx';
import { FieldsSection } from './fields-section.tsx';
import { KindReason } from './kind-reason.tsx';
import { usePanel } from './panel-context.ts';
import { ProfileNote } from './profile-note.tsx';
import type { EditView } from './view.ts';

export interface EditScreenProps {
  readonly view: EditView;
  readonly onNext: () => void;
  readonly onPreview: () => void;
  /** A person would rather file something else. */
  readonly onKind: (kind: FilingKind) => void;
}

export function EditScreen({ view, onNext, onPreview, onKind }: EditScreenProps): JSX.Element {
  const { controller, backend } = usePanel();
  const text = useText();
  const language = useLanguage();
  const { desk, reading, review } = view;
  const duplicateReason = anotherReason(desk);
  return (
    <>
      {desk.conflict === null ? null : (
        <DifferencesSection
          differences={desk.conflict.differences}
          left="differs.newer"
          right="differs.mine"
        />
      )}
      {view.status === 'differs' ? (
        <DifferencesSection
          differences={desk.differences}
          left="differs.on-page"
          right="differs.in-draft"
          onTake={(difference, take) => controller.settleDifferences(take, difference.id)}
        />
      ) : null}
      {view.elsewhere.length > 0 ? <ElsewhereSection records={view.elsewhere} reason={desk.reason} /> : null}
      {view.cancelled === undefined ? null : (
        <p class="note">
          <Icon name="idle" />
          <span>{stateWord(view.cancelled, language)}</span>
        </p>
      )}
      {view.savedDraft === undefined ? null : (
        <div class="note note--ok">
          <Icon name="ok" />
          <div>
            {text(view.status === 'ready' ? 'saved.note' : 'saved.note-open')}{' '}
            <OutsideLink url={view.savedDraft.remote?.url ?? null} openTab={backend.openTab}>
              {text('action.open-remote')}
            </OutsideLink>
          </div>
        </div>
      )}
      {view.savedDraft?.action === 'copy' ? <CopyBrought submission={view.savedDraft} /> : null}
      {view.savedDraft === undefined ? null : (
        <RemedySection key={view.savedDraft.id} submission={view.savedDraft} desk={desk} />
      )}
      <ProfileNote reading={reading} />
      <RefusalNote view={view} />
      {duplicateReason === null ? null : (
        <p class="note note--warn">
          <Icon name="warn" />
          <span>{text('elsewhere.noted', { reason: duplicateReason })}</span>
        </p>
      )}
      <KindReason reading={reading} onKind={onKind} />
      <FieldsSection
        key={`${desk.key.fileMark} ${desk.key.lot}`}
        desk={desk}
        reading={reading}
        issues={review.issues}
        onNext={onNext}
        onPreview={onPreview}
      />
      <AttachmentsSection
        desk={desk}
        reading={reading}
        issue={review.issues.find((issue) => issue.field === 'attachments')}
      />
      <ChecksSection findings={review.findings} unreadFrames={reading.unreadFrames} />
    </>
  );
}

/** A refusal that belongs to no field stands above the form; one that does stands at its field. */
function RefusalNote({ view }: { readonly view: EditView }): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const { refusal } = view.desk;
  if (refusal === null || (refusal.field !== null && refusal.field !== 'attachments')) return null;
  return (
    <div class="note note--bad">
      <Icon name="bad" />
      <div>
        <p>{problemText(language, refusal.problem)}</p>
        {refusal.problem.remoteWords === undefined ? null : (
          <p class="quote">{text('quote', { words: refusal.problem.remoteWords })}</p>
        )}
      </div>
    </div>
  );
}
