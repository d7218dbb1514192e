/** Buttons of the draft. The first names its effect; while something is open it says how much and goes there. */
import type { JSX } from 'preact';
import type { AuctionAction } from '../../../shared/submissions/auction.ts';
import { Button } from '../../ui/button.tsx';
import { commitTyped } from '../../ui/commit-typed.ts';
import type { Text } from '../../ui/locales/text.ts';
import { useText } from '../../ui/locales/text.ts';
import { Menu } from '../../ui/menu.tsx';
import { FilingButton, useFilingClick } from '../submission/filing-click.tsx';
import { isSlotFree } from '../submission/filing-slot.ts';
import { Footer } from '../submission/footer.tsx';
import { unsettledIn } from './issues.ts';
import { usePanel } from './panel-context.ts';
import { ServiceButtons } from './service-buttons.tsx';
import { lastInfo } from './state.ts';
import { TroubleNote } from './trouble-note.tsx';
import type { EditView } from './view.ts';

export interface EditFooterProps {
  readonly view: EditView;
  /** Moves to the next open field. */
  readonly onNext: () => void;
  /** Shows all that will be published on one sheet. */
  readonly onPreview: () => void;
}

export function EditFooter({ view, onNext, onPreview }: EditFooterProps): JSX.Element {
  const { controller, state, now } = usePanel();
  const { unsettled, judge } = useFilingClick();
  const text = useText();
  const { service, busy, filedAt } = state;
  const { review, draftReview, status, action, savedDraft } = view;
  const training = lastInfo(service)?.training ?? false;

  function file(what: AuctionAction): void {
    // The proof may take a moment: a second click that waited for its own must not file again.
    if (!isSlotFree(controller.store.get().filedAt, now())) return;
    // Commits what is being typed before anything is filed.
    commitTyped();
    void controller.file(what);
  }

  const menu = (
    <Menu
      name={text('action.more')}
      items={[
        { label: text('sheet.open'), act: onPreview },
        { label: text('action.read-again'), act: () => void controller.readAgain() },
        { label: text('action.teach-value'), act: () => void controller.teaching.start() },
        ...(view.desk.begun
          ? [
              {
                label: text('action.discard'),
                act: () => void controller.discard(),
                question: text('action.discard-question'),
              },
            ]
          : []),
      ]}
    />
  );

  if (service.status === 'problem') {
    return (
      <Footer end={menu}>
        <ServiceButtons />
      </Footer>
    );
  }
  if (status === 'conflict' || status === 'differs') {
    const [take, keep] =
      status === 'conflict'
        ? ([() => controller.settleConflict('newer'), () => controller.settleConflict('mine')] as const)
        : ([
            () => controller.settleDifferences('page'),
            () => controller.settleDifferences('draft'),
          ] as const);
    return (
      <Footer trouble={<TroubleNote />} end={menu}>
        <Button kind="primary" onClick={take}>
          {text(status === 'conflict' ? 'action.take-newer' : 'action.take-page')}
        </Button>
        <Button onClick={keep}>
          {text(status === 'conflict' ? 'action.keep-mine' : 'action.keep-draft')}
        </Button>
      </Footer>
    );
  }
  if (status === 'elsewhere') {
    return (
      <Footer trouble={<TroubleNote />} end={menu}>
        <span class="footer__aside muted">{text('elsewhere.sentence')}</span>
      </Footer>
    );
  }
  if (review.issues.some((issue) => issue.kind === 'closed')) {
    return (
      <Footer trouble={<TroubleNote />} end={menu}>
        <span class="footer__aside muted">{text('sent.nothing')}</span>
      </Footer>
    );
  }
  const blocked = review.issues.length + unsettledIn(review.findings) > 0;
  const waits = status === 'fetching' || service.status === 'asking';
  const isFree = isSlotFree(filedAt, now()) || busy !== null;
  const mayBeSaved = savedDraft === undefined && draftReview.payload !== undefined;
  const host = service.status === 'ready' ? hostOf(service.info.systems) : '';
  return (
    <Footer
      trouble={<TroubleNote />}
      end={menu}
      sentence={training ? text('footer.training') : host === '' ? null : text('footer.public', { host })}
    >
      {isFree ? (
        <Button
          kind="primary"
          busy={busy !== null || (waits && !blocked)}
          isEarly={unsettled && !blocked}
          onClick={(event) => (blocked ? onNext() : judge(event, () => file(action)))}
          id="primary"
        >
          {blocked
            ? blockedLabel(view, text)
            : withTraining(primaryLabel(action, busy !== null, text), training, text)}
        </Button>
      ) : (
        <span class="footer__gap" />
      )}
      {mayBeSaved && isFree ? (
        <FilingButton busy={busy !== null} onFile={() => file('save-draft')}>
          {withTraining(text('action.save-draft'), training, text)}
        </FilingButton>
      ) : null}
    </Footer>
  );
}

function blockedLabel(view: EditView, text: Text): string {
  const { issues, findings } = view.review;
  if (issues.length === 0) {
    return text('action.check', { count: unsettledIn(findings) });
  }
  const blocking = issues.filter((issue) => issue.kind !== 'check');
  if (blocking.length === 0) return text('action.check', { count: issues.length });
  if (blocking.every((issue) => issue.reason === 'file-failed')) return text('action.solve-files');
  const missing = blocking.some((issue) => issue.kind === 'missing');
  return text(missing ? 'action.fill-in' : 'action.correct', { count: blocking.length });
}

function primaryLabel(action: AuctionAction, busy: boolean, text: Text): string {
  if (busy) return text('action.handing-over');
  return text(action === 'publish-draft' ? 'action.publish-draft' : 'action.publish');
}

function withTraining(label: string, training: boolean, text: Text): string {
  return training ? text('action.in-training', { action: label }) : label;
}

function hostOf(systems: readonly { readonly system: string; readonly host: string }[]): string {
  return (systems.find((one) => one.system === 'portal-drazeb')?.host ?? '').replace(/^www\./, '');
}
