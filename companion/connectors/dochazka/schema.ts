/** Readers of Docházka.net's answers; fields nobody knows are passed over (B20). */
import { z } from 'zod';
import { attendanceTypes } from '../../../shared/submissions/attendance-key.ts';

export const recordSchema = z.object({
  id: z.int(),
  user_id: z.int(),
  timestamp: z.iso.datetime({ offset: true }),
  type: z.enum(attendanceTypes),
  note: z.string().nullish(),
});
export type RemoteRecord = z.output<typeof recordSchema>;

/** B7: a 201 may lack the identifier. */
export const createdSchema = z.object({ id: z.int() });

export const userSchema = z.object({
  id: z.int(),
  firstname: z.string().nullish(),
  lastname: z.string().nullish(),
  email: z.string().nullish(),
  username: z.string(),
  is_active: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  work_hours_per_day: z.number().nullish(),
});
export type RemoteUser = z.output<typeof userSchema>;

export const shiftsSchema = z.object({
  shifts: z.array(
    z.object({
      id: z.int(),
      user_id: z.int(),
      date: z.string(),
      arrival_time: z.string().nullish(),
      departure_time: z.string().nullish(),
      hours_worked: z.number().nullish(),
      is_complete: z.boolean().nullish(),
    }),
  ),
  summary: z.object({
    total_hours: z.number(),
    total_days: z.number(),
    average_hours_per_day: z.number(),
  }),
});
