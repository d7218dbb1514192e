/** The panel in a permanent place beside the page: the same screens, for the case of the tab in front. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { LanguageProvider, useText } from '../../ui/locales/text.ts';
import { Panel } from '../panel/panel.tsx';
import type { FrontTab, SidePanelBackend } from './backend.ts';
import './side-panel.css';

export interface SidePanelProps extends Appearance {
  readonly backend: SidePanelBackend;
}

export function SidePanel({ backend, language, theme }: SidePanelProps): JSX.Element {
  const [tab, setTab] = useState<FrontTab | null>(null);
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  useEffect(() => {
    const abort = new AbortController();
    /** Tabs change faster than answers come: only the last question counts. */
    let asked = 0;
    const look = async (): Promise<void> => {
      asked += 1;
      const question = asked;
      const found = await backend.frontTab();
      if (question === asked && !abort.signal.aborted) setTab(found);
    };
    backend.onTab(() => void look(), abort.signal);
    void look();
    return () => abort.abort();
  }, [backend]);

  return (
    <LanguageProvider value={language}>
      {tab === null || !tab.granted ? (
        <NoCase />
      ) : (
        <PanelOfTab key={tab.id} backend={backend} tabId={tab.id} language={language} theme={theme} />
      )}
    </LanguageProvider>
  );
}

/** Nothing of a page can lie over the side panel, so no click needs the proof of being seen. */
function PanelOfTab({ backend, tabId, language, theme }: SidePanelProps & { tabId: number }): JSX.Element {
  const panel = useMemo(() => backend.panelOf(tabId), [backend, tabId]);
  return <Panel backend={panel} language={language} theme={theme} covered={false} />;
}

function NoCase(): JSX.Element {
  const text = useText();
  return (
    <main class="side-panel" aria-label="Podatelna">
      <h1>Podatelna</h1>
      <p>{text('side-panel.not-granted')}</p>
      <p class="muted">{text('side-panel.how-to-grant')}</p>
    </main>
  );
}
