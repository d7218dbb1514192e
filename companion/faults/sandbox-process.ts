import {
  type Reading,
  readingSchema,
  type SandboxCommand,
  type SandboxStatus,
  sandboxStatusSchema,
} from './messages.ts';
import { type ProcessHandle, startProcess } from './process-handle.ts';

export interface SandboxProcess extends ProcessHandle<SandboxCommand, SandboxStatus> {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  read(): Promise<Reading>;
}

/** One sandbox serves many runs, one after the other: `reset` begins a new one. */
export async function startSandbox(script: string, system: string): Promise<SandboxProcess> {
  const process = startProcess<SandboxCommand, SandboxStatus>([script, system], sandboxStatusSchema, {
    held: [],
    next: null,
    requests: 0,
  });
  while (!process.output().includes('\n')) {
    if (process.isGone()) throw new Error(`the sandbox did not start: ${process.output()}`);
    await process.change();
  }
  return {
    ...process,
    url: process.output().trim(),
    read: async () => readingSchema.parse(await process.ask({ what: 'read' })),
  };
}
