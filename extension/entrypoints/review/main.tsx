import { createPanelConnection } from '../../features/messaging/panel-connection.ts';
import { showPanel } from '../../features/panel/show-panel.tsx';
import { tabParameter } from '../../ui/page-parameter.ts';

/** The panel as a page of its own; the address names the case page's tab. No web page can open it. */
const tabId = tabParameter(location.search);
if (tabId !== undefined) void showPanel(createPanelConnection(tabId), { focus: true, covered: false });
