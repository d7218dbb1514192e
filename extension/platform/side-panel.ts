/** Opening the permanent place beside the page: `side_panel` in Chrome and Edge, the sidebar in Firefox. */

interface ExtensionApi {
  /** Newer than the polyfill's types; before Chrome 116 absent. */
  readonly sidePanel?: { open(place: { tabId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
  /** Firefox gives a frame of ours in a web page as little as a content script. */
  readonly tabs?: { getCurrent(): Promise<{ id?: number } | undefined> };
}

const scope: { browser?: ExtensionApi; chrome?: ExtensionApi } = globalThis as never; // the globals browsers give us

/**
 * The way to open it from here, to be called in a person's click and nowhere else: the browsers refuse it otherwise.
 * Undefined where the browser offers none, as in a panel over a page in Firefox: its sidebar is opened from the
 * browser's own menu.
 */
export function sidePanelOpener(): (() => Promise<void>) | undefined {
  const api = scope.browser ?? scope.chrome;
  const { sidePanel, sidebarAction, tabs } = api ?? {};
  if (sidebarAction !== undefined) return () => sidebarAction.open();
  if (sidePanel === undefined || tabs === undefined) return undefined;
  // Known beforehand: a wait in the click could cost it the person's gesture.
  let ownTab: number | undefined;
  void tabs.getCurrent().then((tab) => {
    ownTab = tab?.id;
  });
  return async () => {
    if (ownTab !== undefined) await sidePanel.open({ tabId: ownTab });
  };
}
