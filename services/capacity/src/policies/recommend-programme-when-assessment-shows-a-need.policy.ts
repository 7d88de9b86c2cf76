import {
  type assessmentScored,
  type DataOf,
  derivedId,
  type programmeOpened,
  type SequencedEvent,
  type successionPlanAdopted,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { instrument } from '../instrument/instrument.state.ts';
import { programme } from '../programme/programme.state.ts';
import { recommend } from '../recommendation/recommendation.decider.ts';
import { recommendation } from '../recommendation/recommendation.state.ts';
import {
  lowDomains,
  recommendationFor,
  rememberedNeeds,
  rememberedPlans,
  rememberedProgrammes,
  type RememberedNeed,
  type RememberedPlan,
  type RememberedProgramme,
  worksIn,
} from './needs-and-programmes.pure.ts';

const policy = 'capacity.recommend-programme-when-assessment-shows-a-need';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;
type PlanEvent = Of<typeof successionPlanAdopted>;

/** The id under which a programme is recommended to an organisation: once, whatever comes of it. */
export const recommendationOf = (organisation: string, programmeId: string): string =>
  derivedId('recommendation', organisation, programmeId);

/**
 * Where an assessment shows a domain below 2, or the organisation has nobody named to follow those who lead it, an open
 * programme of a track that strengthens it, where the organisation stands, is recommended.
 *
 * Assessments, programmes and succession plans are of different streams, and come in no certain order. So each is written
 * down before it is looked what else is known: whoever comes last finds all of it. One is looked at after the other.
 */
@PolicyController({ policy, since: 0 })
export class RecommendProgrammeWhenAssessmentShowsANeed {
  readonly #needs: ServiceDocuments<RememberedNeed>;
  readonly #plans: ServiceDocuments<RememberedPlan>;
  readonly #programmes: ServiceDocuments<RememberedProgramme>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#needs = new ServiceDocuments(store, rememberedNeeds);
    this.#plans = new ServiceDocuments(store, rememberedPlans);
    this.#programmes = new ServiceDocuments(store, rememberedProgrammes);
  }

  @EventPattern('capacity.AssessmentScored')
  async scored(@Payload() event: Of<typeof assessmentScored>): Promise<void> {
    const { organisation, unit, instrument: code, version, domains } = event.data;
    const { state } = await this.commands.load(instrument, code);
    const asked = state.status === 'none' ? [] : (state.versions.find((one) => one.version === version)?.domains ?? []);
    const need: RememberedNeed = { organisation, unit, event, low: lowDomains(domains, asked) };
    const key = `${organisation} ${code}`;
    await this.#inTurn(async () => {
      const last = await this.#needs.get(key);
      // Old news come again are answered as they were, and forget nothing of what came after.
      if (last !== undefined && last.event.sequence > event.sequence) return;
      await this.#needs.put(key, need);
      for (const open of await this.#programmes.all({ where: { isOpen: { is: 'yes' } } }))
        await this.#react(need, open);
    });
  }

  @EventPattern('capacity.ProgrammeOpened')
  async opened(@Payload() event: Of<typeof programmeOpened>): Promise<void> {
    const known = { programme: idOf(event, 'programme'), isOpen: 'yes' as const, event };
    await this.#inTurn(async () => {
      // It was open no more when this came again.
      if ((await this.#programmes.get(known.programme))?.isOpen === 'no') return;
      await this.#programmes.put(known.programme, known);
      for (const need of await this.#needs.all()) await this.#react(need, known);
    });
  }

  @EventPattern('capacity.ProgrammeStarted')
  started(@Payload() event: SequencedEvent): Promise<void> {
    return this.#over(event);
  }

  @EventPattern('capacity.ProgrammeCancelled')
  cancelled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#over(event);
  }

  @EventPattern('capacity.SuccessionPlanAdopted')
  planAdopted(@Payload() event: PlanEvent): Promise<void> {
    return this.#planned(event, true);
  }

  @EventPattern('capacity.SuccessionPlanRevised')
  planRevised(@Payload() event: PlanEvent): Promise<void> {
    return this.#planned(event, true);
  }

  @EventPattern('capacity.SuccessionPlanEnded')
  planEnded(@Payload() event: PlanEvent): Promise<void> {
    return this.#planned(event, false);
  }

  async #over(event: SequencedEvent): Promise<void> {
    const id = idOf(event, 'programme');
    await this.#inTurn(() => this.#programmes.put(id, { programme: id, isOpen: 'no', event: undefined }));
  }

  /** With the last plan that ended, the need is there again. */
  async #planned(event: PlanEvent, inForce: boolean): Promise<void> {
    const { organisation } = event.data;
    const id = idOf(event, 'succession-plan');
    await this.#inTurn(async () => {
      const last = await this.#plans.get(id);
      if (last !== undefined && last.sequence > event.sequence) return;
      await this.#plans.put(id, { organisation, inForce, sequence: event.sequence });
      if (inForce) return;
      const open = await this.#programmes.all({ where: { isOpen: { is: 'yes' } } });
      for (const need of await this.#needs.all({ where: { organisation: { is: organisation } } })) {
        for (const one of open) await this.#react(need, one, event);
      }
    });
  }

  /** Answers what came last of all that it rests on, so that it holds from no earlier date than any of it. */
  async #react(need: RememberedNeed, open: RememberedProgramme, last?: SequencedEvent): Promise<void> {
    if (open.event === undefined) return;
    const plans = await this.#plans.all({ where: { organisation: { is: need.organisation } } });
    const found = recommendationFor(
      need,
      open,
      plans.some(({ inForce }) => inForce),
    );
    if (found === undefined) return;
    await this.facts.knownUnit(need.unit);
    if (!worksIn(open.event.data).some((unit) => this.facts.covers(unit, need.unit))) return;
    const target = recommendationOf(need.organisation, open.programme);
    const scope = { unit: need.unit, organisations: [need.organisation] };
    const event = last ?? (need.event.sequence > open.event.sequence ? need.event : open.event);
    await this.policies.issue(event, {
      policy,
      target,
      run: (command) =>
        this.commands.create(command, recommendation, target, scope, async (state, given) => {
          const { status } = (await this.commands.load(programme, open.programme)).state;
          return recommend(state, found, { isOpen: status === 'open' }, given);
        }),
    });
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    return this.#turns.run('all', run);
  }
}

const idOf = (event: SequencedEvent, aggregate: string): string => event.stream.slice(aggregate.length + 1);
