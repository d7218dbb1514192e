/**
 * What stays on the disk after a whole run: the browser's profile folder is searched for the office's credentials, the
 * pairing code, and the names and numbers of the people in the case.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findCase } from '../case-system/cases.ts';
import { openPanel } from '../support/overlay.ts';
import { grantSite, openCase, pairBrowser, practiceLogin, startWorld } from '../support/world.ts';

/** Every file below a folder, as bytes. */
function filesOf(folder: string): { path: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length), bytes: readFileSync(path) }));
}

/** A text in the encodings a browser writes. */
const written = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'latin1'),
  Buffer.from(JSON.stringify(text).slice(1, -1)),
];

function found(files: readonly { path: string; bytes: Buffer }[], needles: readonly Buffer[]): string[] {
  return files
    .filter(({ bytes }) => needles.some((needle) => bytes.includes(needle)))
    .map(({ path }) => path);
}

test('no credential, no pairing code and no name of a case stays in the profile of the browser', async () => {
  test.setTimeout(120_000);
  const profile = mkdtempSync(join(tmpdir(), 'podatelna-profile-'));
  const world = await startWorld({
    browser: { headless: true, profile },
    env: { PODATELNA_UNDO_PUBLIC_SECONDS: '0', PODATELNA_UNDO_OTHER_SECONDS: '0' },
  });
  let pairingCode = '';
  let pairs: { id: string; key: string }[] = [];
  try {
    pairingCode = await pairBrowser(world.browser, world.companion);
    const page = await openCase(world, 'byt-zajeci');
    await grantSite(world.browser, page);
    const panel = await openPanel(page);
    const publish = panel.getByRole('button', { name: 'Zveřejnit dražbu' });
    await expect(publish).toBeEnabled({ timeout: 30_000 });
    await publish.click();
    await expect(panel.getByText(/Zveřejněno \d/).first()).toBeVisible({ timeout: 30_000 });
    const popup = await world.browser.openOwnPage('popup.html');
    await expect(popup.getByText('142 EX 81/25-27').first()).toBeVisible();
    await popup.close();
    ({ pairs } = JSON.parse(readFileSync(join(world.home, 'pairs.json'), 'utf8')));
  } finally {
    await world.stop();
  }
  try {
    const files = filesOf(profile);
    // The search itself works: the browser writes down that we are installed and paired.
    expect(found(files, written('podatelna')).length).toBeGreaterThan(0);
    expect(pairs.some(({ id }) => found(files, written(id)).length > 0)).toBe(true);

    const officeCase = findCase('byt-zajeci');
    const persons = (officeCase?.parties ?? []).flatMap(({ name, birthDate, personalNumber }) => [
      name,
      birthDate,
      personalNumber,
    ]);
    const canaries = [
      practiceLogin.username,
      practiceLogin.password,
      '8125027',
      'Nádražní 412',
      pairingCode,
      pairingCode.replaceAll('-', ''),
      ...persons.filter((one) => one !== undefined),
    ];
    for (const canary of canaries) expect(found(files, written(canary)), canary).toEqual([]);

    // Chromium writes the bytes of a non-extractable key into IndexedDB: no script reads them, but the disk holds them
    // (docs/threat-model.md, honest limits). They are nowhere else, and in no other shape.
    for (const { key } of pairs) {
      const raw = Buffer.from(key, 'base64url');
      for (const path of found(files, [raw]))
        expect(path).toMatch(/^\/Default\/IndexedDB\/chrome-extension_/);
      const texts = [key, raw.toString('base64'), raw.toString('hex')].map((text) => Buffer.from(text));
      expect(found(files, texts)).toEqual([]);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
