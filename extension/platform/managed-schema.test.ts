/** What docs/operations.md tells an administrator to set, the browsers' schema takes and the extension reads. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import schema from '../public/managed-schema.json' with { type: 'json' };

const docs = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');
const examples = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']): unknown =>
  JSON.parse(text),
);

const settings = z.record(z.string(), z.unknown());
const chromium = z.looseObject({
  ExtensionSettings: z.record(z.string(), z.looseObject({ installation_mode: z.literal('force_installed') })),
  '3rdparty': z.strictObject({ extensions: z.record(z.string(), settings) }),
});
const firefox = z.strictObject({
  policies: z.looseObject({
    ExtensionSettings: z.record(
      z.string(),
      z.looseObject({ installation_mode: z.literal('force_installed') }),
    ),
    '3rdparty': z.strictObject({ Extensions: z.record(z.string(), settings) }),
  }),
});

/** What an example sets for the extension, by the extension's id. */
function settingsIn(example: unknown): readonly [id: string, settings: unknown][] {
  const ofFirefox = firefox.safeParse(example);
  if (ofFirefox.success) return Object.entries(ofFirefox.data.policies['3rdparty'].Extensions);
  return Object.entries(chromium.parse(example)['3rdparty'].extensions);
}

const policySchema = z.fromJSONSchema({ ...schema, additionalProperties: false } as Parameters<
  typeof z.fromJSONSchema
>[0]);

describe('the policy of docs/operations.md', () => {
  it('is told for Chromium and for Firefox, under the ids of the extension', () => {
    expect(examples.flatMap(settingsIn).map(([id]) => id)).toEqual([
      'EXTENSION_ID',
      'podatelna@podatelna.cz',
    ]);
    const manifest = readFileSync(join(import.meta.dirname, '../../wxt.config.ts'), 'utf8');
    expect(manifest).toContain('podatelna@podatelna.cz');
  });

  it.each(examples.map((example, index) => [index + 1, example]))(
    'fits the schema: example %i',
    (_index, example) => {
      for (const [, set] of settingsIn(example))
        expect(policySchema.safeParse(set)).toMatchObject({ success: true });
    },
  );

  it.each([
    [{ profiles: ['{}'], restrictionWords: ['utajeno'] }, true],
    [{ profiles: '{}' }, false],
    [{ profiles: [{ version: 1 }] }, false],
    [{ profile: ['{}'] }, false],
  ])('%j: %s', (set, fits) => {
    expect(policySchema.safeParse(set).success).toBe(fits);
  });

  it('names every member that the extension asks for', () => {
    const asked = [
      '../features/profiles/profile-store.ts',
      '../features/restriction-words/restriction-word-store.ts',
    ]
      .map((path) => readFileSync(join(import.meta.dirname, path), 'utf8'))
      .join('\n');
    for (const key of Object.keys(schema.properties)) expect(asked).toContain(`'${key}'`);
  });
});
