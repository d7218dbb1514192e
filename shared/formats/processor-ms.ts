/**
 * For tests that a hostile text costs no more than its length: the processor time that work takes, milliseconds. Other
 * than the clock on the wall it doesn't count what else the machine does.
 */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}
