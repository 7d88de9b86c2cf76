import type { Decided } from '@baraza/domain';
import { type AlsoIn, alsoIn, type CommandHandler } from '@baraza/service-kit';
import { cohort } from '../cohort/cohort.state.ts';
import { participantsOf } from '../enrolment/enrolment.attendance.pure.ts';
import { noteAttendance } from '../enrolment/enrolment.learning.ts';
import { enrolment } from '../enrolment/enrolment.state.ts';
import { programme } from '../programme/programme.state.ts';
import type { CohortOfSession, Marked, RosterFacts } from './session.decider.ts';

/** What is looked up for a session, and what it means for those who take part in its cohort. */

export async function cohortOfSession(commands: CommandHandler, id: string): Promise<CohortOfSession> {
  const { state: of } = await commands.load(cohort, id);
  if (of.status === 'none') return undefined;
  const { state: course } = await commands.load(programme, of.programme);
  const { programme: its, unit, from, until } = of;
  const standing = of.status === 'planned' || of.status === 'running' ? of.status : 'over';
  const modules = course.status === 'none' ? [] : course.plan.modules.map(({ code }) => code);
  return { programme: its, unit, from, until, standing, modules };
}

export async function rosterOf(commands: CommandHandler, id: string): Promise<RosterFacts> {
  const [of, { state }] = await Promise.all([cohortOfSession(commands, id), commands.load(cohort, id)]);
  const taken = state.status === 'none' ? [] : state.taken;
  const enrolments = await Promise.all(
    taken.map(async (one) => {
      const { state: its } = await commands.load(enrolment, one);
      const takesPart =
        its.status === 'active' || its.status === 'completed' || (its.status === 'on-hold' && its.heldAs === 'active');
      return {
        enrolment: one,
        participants: its.status === 'none' || !takesPart ? [] : participantsOf(its),
        isExpected: its.status === 'active',
      };
    }),
  );
  return { of, enrolments };
}

/** How many absences in a row are flagged: by the terms of the programme. */
export async function flagAfter(commands: CommandHandler, id: string): Promise<number> {
  const { state } = await commands.load(programme, id);
  if (state.status === 'none') throw new Error('a session in no programme');
  return state.terms.attendance.flagAfter;
}

/** Each enrolment's own marks, written with the session: whose they are stands nowhere else. */
export function marksIn(
  session: string,
  on: string,
  events: readonly Decided[],
  attendance: readonly Marked[],
  flag: number,
): readonly AlsoIn[] {
  if (events.length === 0) return [];
  return [...new Set(attendance.map((one) => one.enrolment))].map((id) => {
    const marks = attendance
      .filter((one) => one.enrolment === id)
      .map(({ participant, mark }) => ({ participant, mark }));
    const terms = { requiredPercent: 0, flagAfter: flag };
    return alsoIn(enrolment, id, (state, given) => noteAttendance(state, { session, on, marks }, terms, given));
  });
}
