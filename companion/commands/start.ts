import { startService } from '../start.ts';
import type { Command } from './command.ts';

/** `podatelna start`: runs until Ctrl+C or the end of the session. */
export const start: Command = async (_args, { print, signal }) => {
  const service = await startService({});
  print(`Podatelna listens on 127.0.0.1:${service.port}${service.training ? ' (training)' : ''}.`);
  print(`Settings and data: ${service.home}`);
  if (!signal.aborted) {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }
  await service.stop();
  return 0;
};
