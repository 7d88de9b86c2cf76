import { CommandHandler, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { instrument } from '../instrument/instrument.state.ts';
import { newestOf, questionsOf } from '../instrument/instrument.state.ts';
import { programme } from '../programme/programme.state.ts';
import type { PlanAssessment, PlanFacts } from './assessment.commands.pure.ts';
import { assessment, type AssessmentState } from './assessment.state.ts';

/** What decisions on an assessment need to know. */
@Injectable()
export class AssessmentFacts {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
  ) {}

  /** Where an organisation stands; undefined where it is not known, closed, or goes on as another. */
  async unitOf(organisation: string): Promise<string | undefined> {
    const found = await this.facts.knownOrganisation(organisation);
    return found?.status === 'registered' ? found.unit : undefined;
  }

  /** The forum's root, for what stands nowhere: only who acts for all is told that it does not. */
  async root(): Promise<string> {
    return (await this.facts.knownForum())?.rootUnit ?? '';
  }

  async ofPlan(command: PlanAssessment): Promise<PlanFacts> {
    const { state } = await this.commands.load(instrument, command.instrument);
    const baseline = await this.baselineOf(command);
    return {
      unit: await this.unitOf(command.organisation),
      instrument: state.status === 'published' ? askedIn(newestOf(state)) : undefined,
      ...(baseline === undefined ? {} : { baseline }),
      programmeKnown: await this.#programmeKnown(command.programme),
    };
  }

  /** The assessment that a plan names as its baseline. */
  async baselineOf(plan: { readonly baseline?: string | undefined }): Promise<AssessmentState | undefined> {
    if (plan.baseline === undefined) return undefined;
    return (await this.commands.load(assessment, plan.baseline)).state;
  }

  async #programmeKnown(id: string | undefined): Promise<boolean> {
    if (id === undefined) return false;
    return (await this.commands.load(programme, id)).state.status !== 'none';
  }
}

const askedIn = ({ version, scoring, domains }: ReturnType<typeof newestOf>) => ({
  version,
  scoring,
  domains: questionsOf(domains),
});
