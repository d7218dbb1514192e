import type { Attachment } from '../../../shared/submissions/auction.ts';
import type { Run } from '../connector.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { Portal } from './portal.ts';
import { uploadedSchema } from './schema.ts';

/**
 * E6, E7: uploads the files one after the other and returns the portal's temporary names in their order. The names
 * are good for this run only (PD-14); a lost one is an orphan at the portal, uploading again is safe.
 */
export async function uploadFiles(
  portal: Portal,
  run: Run,
  files: readonly Attachment[],
): Promise<readonly string[]> {
  const names: string[] = [];
  const bytes = files.reduce((sum, one) => sum + one.size, 0);
  await run.step(
    'upload',
    { effect: 'safe', params: { done: 0, of: files.length, bytes } },
    async (report) => {
      for (const file of files) {
        names.push(await uploadFile(portal, run, file));
        report({ done: names.length });
      }
      return { result: null };
    },
  );
  return names;
}

async function uploadFile(portal: Portal, run: Run, file: Attachment): Promise<string> {
  const path = file.documentType === 'image' ? assumptions.uploadImagePath : assumptions.uploadDocumentPath;
  const body = await portal.client.repeatable({
    method: 'POST',
    path,
    // A new form for every attempt: a body that was sent can't be sent again.
    form: async () => {
      const form = new FormData();
      const content = await run.openFile(file.sha256);
      form.set(assumptions.uploadField, new Blob([content], { type: file.mediaType }), file.name);
      return form;
    },
    timeoutMs: assumptions.uploadTimeoutMs,
    signal: run.signal,
  });
  const name = uploadedSchema.safeParse(body);
  if (!name.success) throw new TransientFailure({ code: 'remote-unexpected' });
  return name.data;
}
