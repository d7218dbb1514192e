/** Opening the permanent place beside the page: `side_panel` in Chrome and Edge, the sidebar in Firefox. */

interface ExtensionApi {
  /** Newer than the polyfill's types. */
  readonly sidePanel?: { open(place: { tabId: number } | { windowId: number }): Promise<void> };
  readonly sidebarAction?: { open(): Promise<void> };
  /** Firefox gives a frame of ours in a web page as little as a content script. */
  readonly tabs?: { getCurrent(): Promise<{ id?: number } | undefined> };
  readonly windows?: { getCurrent(): Promise<{ id?: number }> };
}

const scope: { browser?: ExtensionApi; chrome?: ExtensionApi } = globalThis as never; // the globals browsers give us

/**
 * The way to open it from here, to be called in a person's click and nowhere else: the browsers refuse it otherwise.
 * It answers false where the browser offers none, as in a panel over a page in Firefox: there only a click in the popup
 * or a shortcut opens it (Mozilla's "User actions": the click must be in a page of the extension with the whole API).
 */
export function sidePanelOpener(): () => Promise<boolean> {
  const api = scope.browser ?? scope.chrome;
  const { sidePanel, sidebarAction, tabs, windows } = api ?? {};
  if (sidebarAction !== undefined) return () => sidebarAction.open().then(() => true);
  if (sidePanel === undefined || tabs === undefined) return async () => false;
  // Known beforehand: a wait in the click could cost it the person's gesture.
  let place: { tabId: number } | { windowId: number } | undefined;
  const find = async (): Promise<void> => {
    const tab = await tabs.getCurrent();
    if (tab?.id !== undefined) {
      place = { tabId: tab.id };
      return;
    }
    // A popup is in no tab.
    const window = await windows?.getCurrent();
    if (window?.id !== undefined) place = { windowId: window.id };
  };
  void find();
  return async () => {
    if (place === undefined) return false;
    await sidePanel.open(place);
    return true;
  };
}
