/** The bar of attendance, whose code is fetched once it is to be shown: offices without attendance never pay for it. */
import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AttendanceBarProps } from '../attendance/attendance-bar.tsx';

export function LazyAttendanceBar(props: AttendanceBarProps): JSX.Element | null {
  const [parts, setParts] = useState<{ readonly Bar: FunctionComponent<AttendanceBarProps> } | null>(null);
  useEffect(() => {
    let isOpen = true;
    void import('../attendance/attendance-bar.tsx').then(({ AttendanceBar }) => {
      if (isOpen) setParts({ Bar: AttendanceBar });
    });
    return () => {
      isOpen = false;
    };
  }, []);
  return parts === null ? null : <parts.Bar {...props} />;
}
