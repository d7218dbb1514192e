/** What an attendance entry is filed under, read back. Without schemas: the first picture of the popup is drawn with it. */
export const attendanceTypes = ['arrival', 'departure'] as const;
export type AttendanceType = (typeof attendanceTypes)[number];

/** The state we give a record that the web application removed; Docházka.net has no word for it. */
export const removedState = 'removed';

interface AttendanceEntry {
  readonly userId: number;
  readonly type: AttendanceType;
  /** Whole seconds: `2027-03-01T08:00:00Z`. */
  readonly at: string;
}

const isType = (text: string | undefined): text is AttendanceType =>
  attendanceTypes.some((one) => one === text);
/** Written the one way `attendanceMoment` writes it: a day that does not exist comes back as another one. */
const isMoment = (text: string): boolean => {
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && text === `${instant.toISOString().slice(0, 19)}Z`;
};

/** The entry behind a key of `attendanceKey`; undefined for any other. */
export function parseAttendanceKey(key: {
  readonly kind: string;
  readonly lot: string;
}): AttendanceEntry | undefined {
  if (key.kind !== 'attendance') return undefined;
  const [userId = '', type, at = '', ...more] = key.lot.split('|');
  if (!/^[1-9]\d{0,14}$/.test(userId) || !isType(type) || !isMoment(at) || more.length > 0) return undefined;
  return { userId: Number(userId), type, at };
}
