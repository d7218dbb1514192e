/** The options page: a list of sections on the left, one section on the right, everything saved at once. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { LanguageProvider, useText } from '../../ui/locales/text.ts';
import { RestrictionWordsSection } from '../restriction-words/restriction-words-section.tsx';
import { SigningSection } from '../signing-settings/signing-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { AuctionsSection } from './auctions-section.tsx';
import type { OptionsBackend } from './backend.ts';
import { BoardSection } from './board-section.tsx';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { PairingSection } from './pairing-section.tsx';
import { ProfilesSection } from './profiles-section.tsx';
import { SendingSection } from './sending-section.tsx';
import { SingleKeysChoice } from './single-keys-choice.tsx';
import { SitesSection } from './sites-section.tsx';
import { SystemsSection } from './systems-section.tsx';
import { UndoNote, UndoProvider } from './undo.tsx';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './options.css';

const sections = [
  'pairing',
  'sites',
  'profiles',
  'systems',
  'auctions',
  'board',
  'signing',
  'sending',
  'notifications',
  'appearance',
  'diagnostics',
] as const;
export type OptionsSection = (typeof sections)[number];

export interface OptionsProps extends Appearance {
  readonly backend: OptionsBackend;
  /** From the address: `#pairing`. Anything unknown opens the first. */
  readonly section?: string;
  readonly onSection?: (section: OptionsSection) => void;
}

export function Options({ backend, language, theme, section, onSection }: OptionsProps): JSX.Element {
  const [appearance, setAppearance] = useState<Appearance>({ language, theme });
  const [open, setOpen] = useState<OptionsSection>(sections.find((one) => one === section) ?? 'pairing');
  useEffect(() => applyAppearance(document, appearance), [appearance]);
  /** What holds now: a change may be taken back long after the screen it was made on. */
  const latest = useRef(appearance);

  async function changeAppearance(change: Partial<Appearance>): Promise<void> {
    latest.current = { ...latest.current, ...change };
    setAppearance(latest.current);
    await backend.saveAppearance(latest.current);
  }

  return (
    <LanguageProvider value={appearance.language}>
      <UndoProvider>
        <OptionsBody
          backend={backend}
          open={open}
          onOpen={(next) => {
            setOpen(next);
            onSection?.(next);
          }}
          appearance={appearance}
          onAppearance={changeAppearance}
        />
      </UndoProvider>
    </LanguageProvider>
  );
}

interface OptionsBodyProps {
  readonly backend: OptionsBackend;
  readonly open: OptionsSection;
  readonly onOpen: (section: OptionsSection) => void;
  readonly appearance: Appearance;
  /** Saved when it resolves. */
  readonly onAppearance: (change: Partial<Appearance>) => Promise<void>;
}

function OptionsBody({ backend, open, onOpen, appearance, onAppearance }: OptionsBodyProps): JSX.Element {
  const text = useText();
  return (
    <div class="options">
      <nav class="options__nav" aria-label={text('options.title')}>
        <p class="options__brand">Podatelna</p>
        <ul>
          {sections.map((section) => (
            <li key={section}>
              <button
                type="button"
                class="options__link"
                aria-current={section === open ? 'page' : undefined}
                onClick={() => onOpen(section)}
              >
                {text(`options.${section}`)}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main class="options__main">
        <h1>{text(`options.${open}`)}</h1>
        <UndoNote />
        {open === 'pairing' ? <PairingSection backend={backend} /> : null}
        {open === 'sites' ? <SitesSection backend={backend} /> : null}
        {open === 'profiles' ? (
          <>
            <ProfilesSection backend={backend} />
            <RestrictionWordsSection backend={backend} />
          </>
        ) : null}
        {open === 'systems' ? <SystemsSection backend={backend} /> : null}
        {open === 'auctions' ? <AuctionsSection backend={backend} /> : null}
        {open === 'board' ? <BoardSection backend={backend} /> : null}
        {open === 'signing' ? <SigningSection backend={backend} /> : null}
        {open === 'sending' ? <SendingSection backend={backend} onOpen={onOpen} /> : null}
        {open === 'notifications' ? <NotificationsSection backend={backend} /> : null}
        {open === 'appearance' ? (
          <>
            <AppearanceSection appearance={appearance} onChange={onAppearance} />
            <SingleKeysChoice backend={backend} />
          </>
        ) : null}
        {open === 'diagnostics' ? <DiagnosticsSection backend={backend} /> : null}
      </main>
    </div>
  );
}
