/** Everything the demo needs around the browser: ours from end to end, or somebody else's case page and portal. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultUrls } from '../../companion/config/config.ts';
import { readConfig } from '../../companion/read-config.ts';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import { serveSandbox } from '../../companion/sandbox/serve.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import { startCaseSystem } from '../case-system/server.ts';
import { type ExtensionBrowser, openBrowser } from '../support/browser.ts';
import { type CompanionProcess, startCompanion } from '../support/companion-process.ts';
import { practiceLogin, setSecret, signIn } from '../support/world.ts';
import type { Album } from './clerk.ts';
import type { DemoOptions } from './options.ts';

export interface Stage {
  readonly browser: ExtensionBrowser;
  readonly companion: CompanionProcess;
  readonly portal: { readonly url: string } | undefined;
  openCase(): Promise<Page>;
  /** The newest submission, and in words what is wrong with it; null when everything arrived. */
  confirm(attachments: number): Promise<{ submission: SubmissionView; problem: string | null }>;
  showRemote(album: Album): Promise<void>;
  stop(): Promise<void>;
}

/** The request's own members as the portal keeps them; what wasn't sent is left out. */
function sentLine(data: object | undefined): string {
  const sent = Object.entries(data ?? {}).filter(([, value]) => value !== null);
  return sent
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'object' ? `{${sentLine(value)}}` : JSON.stringify(value)}`,
    )
    .join(', ');
}

/** The portal somebody set, by the environment or in config.json; the real one is never taken by default. */
function configuredPortal(): string | undefined {
  const { urls } = readConfig();
  return urls['portal-drazeb'] === defaultUrls['portal-drazeb'] ? undefined : urls['portal-drazeb'];
}

export async function startStage(options: DemoOptions): Promise<Stage> {
  const ending: (() => Promise<void> | void)[] = [];
  const foreignPortal = options.caseUrl === undefined ? undefined : configuredPortal();
  const useOwnPortal = options.caseUrl === undefined || foreignPortal === undefined;
  const ownHome = useOwnPortal || process.env.PODATELNA_HOME === undefined;
  const home = ownHome ? mkdtempSync(join(tmpdir(), 'podatelna-demo-')) : (process.env.PODATELNA_HOME ?? '');
  if (ownHome) ending.push(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));

  const portal = useOwnPortal ? createPortalSandbox({}) : undefined;
  const portalServer = portal && (await serveSandbox(portal.app, { port: 0 }));
  if (portalServer) ending.unshift(() => portalServer.stop());
  const portalUrl = portalServer?.url ?? foreignPortal ?? '';
  console.log(`Portal:      ${portalUrl}${portal ? ' (practice)' : ''}`);

  const companion = await startCompanion({ PODATELNA_HOME: home, PODATELNA_PORTAL_DRAZEB_URL: portalUrl });
  ending.unshift(() => companion.stop());
  if (portal) await setSecret(companion, practiceLogin);
  console.log(`Companion:   ${home}`);

  const caseSystem = options.caseUrl === undefined ? await startCaseSystem({}) : undefined;
  if (caseSystem) ending.unshift(() => caseSystem.stop());
  console.log(`Case system: ${options.caseUrl ?? caseSystem?.url}`);

  const browser = await openBrowser({ headless: !options.display, width: 1440, height: 900 });
  ending.unshift(() => browser.close());

  return {
    browser,
    companion,
    portal: portalServer && { url: portalServer.url },
    async openCase() {
      const tab = browser.context.pages()[0] ?? (await browser.context.newPage());
      await tab.goto(options.caseUrl ?? `${caseSystem?.url}/spis/byt-zajeci`);
      if (caseSystem) await signIn(tab, 'byt-zajeci');
      return tab;
    },
    async confirm(attachments) {
      const { stdout } = await companion.run(['status', '--json']);
      const [submission] = (JSON.parse(stdout) as { submissions: SubmissionView[] }).submissions;
      if (submission === undefined) throw new Error('The companion knows of no submission.');
      if (submission.state !== 'done') {
        return {
          submission,
          problem: submission.problem?.remoteWords ?? submission.problem?.code ?? submission.state,
        };
      }
      if (portal === undefined) return { submission, problem: null };
      const record = portal.state.auctions[submission.remote?.id ?? ''];
      const there = (record?.documents.length ?? 0) + (record?.images.length ?? 0);
      console.log(`Na portálu:  ${record?.data.number} ${record?.status}, příloh ${there} z ${attachments}`);
      console.log(`Odesláno:    ${sentLine(record?.data)}`);
      const whole = record?.status === 'upcoming' && there === attachments && attachments > 0;
      return { submission, problem: whole ? null : 'the auction is not published with all its attachments' };
    },
    async showRemote(album) {
      if (portalServer === undefined) return;
      const tab = await browser.context.newPage();
      await tab.goto(portalServer.url);
      await tab.waitForLoadState('networkidle');
      await album.take(tab, 'na-portalu');
    },
    async stop() {
      for (const end of ending) await end();
    },
  };
}
