import { useEffect, useState } from 'preact/hooks';

/** Longer than anything takes on this machine that goes well, ms. */
const lateMs = 5_000;

/** Whether something has been under way for so long that a person wonders. */
export function useLate(isUnderWay: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isUnderWay) return;
    const timer = setTimeout(() => setLate(true), lateMs);
    return () => clearTimeout(timer);
  }, [isUnderWay]);
  return late && isUnderWay;
}
