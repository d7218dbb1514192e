/** Screens without a draft: no case, a page that went away, a restricted case, a case nobody speaks of an auction in. */
import type { JSX } from 'preact';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { Footer } from '../submission/footer.tsx';
import { ChooseScreen } from './choose-screen.tsx';
import { kindsOf } from './kinds.ts';
import { usePanel } from './panel-context.ts';
import { ProfileNote } from './profile-note.tsx';
import type { View } from './view.ts';

type MessageView = Exclude<View, { readonly name: 'edit' | 'submission' | 'teach' }>;

export interface MessageScreenProps {
  readonly view: MessageView;
  /** What a person chose to file. */
  readonly onKind: (kind: FilingKind) => void;
}

export function MessageScreen({ view, onKind }: MessageScreenProps): JSX.Element | null {
  const text = useText();
  switch (view.name) {
    case 'reading':
      return null;
    case 'page-gone':
      return <p class="explain">{text('explain.page-gone')}</p>;
    case 'restricted':
      return <p class="explain">{text('explain.restricted')}</p>;
    case 'choose':
      return <ChooseScreen reading={view.reading} onKind={onKind} />;
    case 'not-case': {
      const reasons = view.reasons.map((reason) => {
        const key = `reason.${reason}`;
        return isMessageKey(key) ? text(key) : reason;
      });
      return (
        <div class="explain">
          <ProfileNote reading={view.reading} />
          <p>{text('explain.not-case')}</p>
          {reasons.length === 0 ? null : (
            <details>
              <summary>{text('explain.why')}</summary>
              <ul class="explain__reasons">
                {reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      );
    }
  }
}

export function MessageFooter({ view, onKind }: MessageScreenProps): JSX.Element | null {
  const { controller, backend, state } = usePanel();
  const text = useText();
  const again = <Button onClick={() => void controller.readAgain()}>{text('action.read-again')}</Button>;
  switch (view.name) {
    case 'reading':
      return null;
    case 'page-gone':
      return (
        <Footer>
          <Button kind="primary" onClick={() => void controller.readAgain()}>
            {text('action.read-again')}
          </Button>
        </Footer>
      );
    case 'not-case':
      return (
        <Footer end={again}>
          <Button kind="primary" onClick={() => void controller.teaching.start()}>
            {text('action.teach-page')}
          </Button>
        </Footer>
      );
    case 'restricted': {
      const { place } = view.restriction;
      return (
        <Footer end={again}>
          <Button
            kind="primary"
            onClick={() => {
              // The page may have changed meanwhile; then there is nothing to show.
              backend.showPlace(place).catch(() => undefined);
            }}
          >
            {text('action.show-place')}
          </Button>
        </Footer>
      );
    }
    case 'choose':
      return (
        <Footer
          end={
            <Button kind="quiet" onClick={() => void controller.teaching.start()}>
              {text('action.teach-value')}
            </Button>
          }
        >
          {kindsOf(state).length > 1 ? (
            <span class="footer__gap" />
          ) : (
            // What else there is to choose from isn't known before the service has answered.
            <Button kind="primary" busy={state.service.status === 'asking'} onClick={() => onKind('auction')}>
              {text('action.prepare-auction')}
            </Button>
          )}
        </Footer>
      );
  }
}
