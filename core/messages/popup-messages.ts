import * as z from 'zod/mini';
import { classSeedSchema } from '../class-code/class-code-setting.ts';
import { codePattern } from '../class-code/code.ts';
import { type Exemption, scopeSchema, teacherReasons } from '../exemption/exemption.ts';
import { type PlannedExemption, plannedExemptionSchema } from '../exemption/planned-exemption.ts';
import { isAcceptableSecret } from '../exemption/secret-hash.ts';

const grant = { scope: scopeSchema, reason: z.enum(teacherReasons) };
const lesson = { day: z.iso.date(), lesson: z.int().check(z.minimum(1), z.maximum(30)) };
const { day, lesson: number, hour } = plannedExemptionSchema.shape;
const plannedLesson = { day, lesson: number, hour };
const pinSchema = z.string().check(z.refine((text) => isAcceptableSecret('pin', text)));

/**
 * Messages from the popup to the worker. They are kept apart from core/messages/page-messages.ts so that a content
 * script has no message about exemptions.
 */
export const popupMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('exempt'),
    pin: pinSchema,
    ...grant,
  }),
  z.strictObject({ type: z.literal('end-exemption') }),
  /** Start a manual lesson of that length; `null`: until it is ended, or until midnight. */
  z.strictObject({
    type: z.literal('start-lesson'),
    minutes: z.nullable(z.int().check(z.minimum(1), z.maximum(24 * 60))),
  }),
  /** End a manual lesson. `pin` is `null` where none is set. */
  z.strictObject({ type: z.literal('end-lesson'), pin: z.nullable(pinSchema) }),
  /** Plan an exemption for a lesson of the next seven days, or cancel it. */
  z.strictObject({ type: z.literal('plan-exemption'), pin: pinSchema, ...lesson, ...grant }),
  z.strictObject({ type: z.literal('cancel-plan'), ...plannedLesson }),
  /** Exempt this PC by the code for the whole class. */
  z.strictObject({ type: z.literal('use-class-code'), code: z.string().check(z.regex(codePattern)) }),
  /** Show that code on a teacher's PC. */
  z.strictObject({ type: z.literal('show-class-code'), pin: pinSchema }),
  /** Keep the seed of the codes on this PC; `null` removes it. */
  z.strictObject({
    type: z.literal('set-class-seed'),
    pin: pinSchema,
    seed: z.nullable(classSeedSchema),
  }),
]);
export type PopupMessage = z.infer<typeof popupMessageSchema>;

/**
 * The result of checking a secret. `until` (core/time/utc-minute.ts) is the end of a lockout. `awaited`: the browser has
 * not given the policy yet, so nothing can be checked, and no attempt is counted.
 */
export type SecretAnswer =
  | { kind: 'right' }
  | { kind: 'wrong'; left: number; until: string | null }
  | { kind: 'locked'; until: string }
  | { kind: 'not-set' }
  | { kind: 'awaited' };

/** The reply to `exempt`. */
export type ExemptAnswer =
  | { kind: 'started'; exemption: Exemption }
  | Exclude<SecretAnswer, { kind: 'right' }>
  /** There is no lesson now; today's exemptions are used up; the journal failed, so no exemption was started. */
  | { kind: 'no-lesson' }
  | { kind: 'used-up' }
  | { kind: 'failed' };

/** The reply to `plan-exemption`. `no-lesson`: the timetable has no such lesson ahead. */
export type PlanAnswer = { kind: 'planned' } | Exclude<ExemptAnswer, { kind: 'started' }>;

/**
 * The reply to `use-class-code`. `planned`: the lesson has not begun, and the exemption begins with it. `not-set`: the school
 * has no codes this month.
 */
export type ClassCodeAnswer = { kind: 'planned' } | Exclude<ExemptAnswer, { kind: 'used-up' }>;

/** The code of a lesson, or of an hour, as the popup shows it; `from` and `until` as in core/time/utc-minute.ts. */
export interface ShownCode {
  code: string;
  lesson: number | null;
  from: string;
  until: string;
}

/** The reply to `show-class-code`. `no-seed`: this PC has none. `no-anchor`: the school has no codes this month. */
export type ShowCodeAnswer =
  | ({ kind: 'shown' } & ShownCode)
  | Exclude<SecretAnswer, { kind: 'right' }>
  | { kind: 'no-lesson' | 'no-seed' | 'no-anchor' | 'failed' };

/** The reply to `set-class-seed`. `unlike`: the seed does not belong to the anchors of this school. */
export type SeedAnswer =
  | { kind: 'saved' | 'unlike' | 'no-anchor' | 'failed' }
  | Exclude<SecretAnswer, { kind: 'right' }>;

/** The reply to `end-lesson`. `failed`: it could not be noted in the journal, so the lesson goes on. */
export type EndLessonAnswer = { kind: 'ended' } | Exclude<SecretAnswer, { kind: 'right' }> | { kind: 'failed' };

/** What the popup shows about exemptions. */
export interface ExemptionState {
  /** True if the administrator has set a PIN. */
  possible: boolean;
  exemption: Exemption | null;
  /** Exemptions left today. */
  left: number;
  /** End of the lockout, core/time/utc-minute.ts; `null` without one. */
  lockedUntil: string | null;
  /** Exemptions of lessons ahead, by teachers. */
  planned: readonly PlannedExemption[];
  classCode: ClassCodeState;
}

/** What the popup shows about the code for the whole class. */
export interface ClassCodeState {
  /** True if the school has codes this month. */
  isUsed: boolean;
  /** True if this PC can show the code. */
  hasSeed: boolean;
  lockedUntil: string | null;
}
