import { isMemberStatus } from '@baraza/contracts';
import type { CommandHandler, ReferenceFacts } from '@baraza/service-kit';
import { cohort } from '../cohort/cohort.state.ts';
import { programme } from '../programme/programme.state.ts';
import type { Apply, ApplyFacts } from './enrolment.applying.ts';
import type { Assignment, CompletionFacts } from './enrolment.learning.ts';
import type { EnrolmentState } from './enrolment.state.ts';

/** What an application is decided by: the cohort and its programme as they are now, and who applies. */
export async function factsOfApplication(
  commands: CommandHandler,
  facts: ReferenceFacts,
  { cohort: id, enrolled, home }: Pick<Apply, 'cohort' | 'enrolled' | 'home'>,
): Promise<ApplyFacts> {
  const { state: of } = await commands.load(cohort, id);
  const course = of.status === 'none' ? undefined : (await commands.load(programme, of.programme)).state;
  const found = enrolled.kind === 'person' ? undefined : await facts.knownOrganisation(enrolled.organisation);
  const { membership } = found ?? {};
  return {
    cohort:
      of.status === 'none'
        ? undefined
        : {
            programme: of.programme,
            unit: of.unit,
            isPlanned: of.status === 'planned',
            lastDay: of.applyBy ?? of.from,
          },
    programme:
      course === undefined || course.status === 'none'
        ? undefined
        : {
            isOpen: course.status === 'open' || course.status === 'running',
            track: course.plan.track,
            terms: course.terms,
          },
    organisation:
      found?.status !== 'registered'
        ? undefined
        : {
            unit: found.unit,
            kind: found.kind,
            membership: membership?.id,
            isMember: isMemberStatus(membership?.status ?? ''),
          },
    homeKnown: home === undefined || (await facts.knownUnit(home)) !== undefined,
  };
}

/** What completing rests on: the terms of the programme, and where an assignment is to be worked out. */
export async function factsOfCompletion(
  commands: CommandHandler,
  facts: ReferenceFacts,
  state: EnrolmentState,
  assignment: Assignment | undefined,
): Promise<CompletionFacts & { readonly title: string }> {
  const course = state.status === 'none' ? undefined : (await commands.load(programme, state.programme)).state;
  if (course === undefined || course.status === 'none') throw new Error('an enrolment in no programme');
  return {
    title: course.plan.title,
    terms: course.terms,
    assignmentUnitKnown: assignment === undefined || (await facts.knownUnit(assignment.unit)) !== undefined,
  };
}
