import type { assessmentScoreAgreed, DataOf, improvementActionDone, SequencedEvent } from '@baraza/contracts';
import type { Scope } from '@baraza/domain';
import type { ReadStore } from '@baraza/read-models';
import { byKeyAlone, LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';

const CONSUMER = 'members.evidence-of-capacity';
const consumer = { consumer: CONSUMER, inEveryInstance: true };

/** Where a file stands as evidence: in the unit of each assessment or plan that names it, and of its organisation. */
interface Evidence {
  readonly scopes: readonly Scope[];
}
type NamesEvidence = SequencedEvent<
  string,
  DataOf<typeof assessmentScoreAgreed> | DataOf<typeof improvementActionDone>
>;

/** The files that capacity's record refers to, as members knows them: a moment behind the ledger. */
@Injectable()
export class EvidenceOfCapacity {
  readonly #evidence: ServiceDocuments<Evidence>;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    private readonly consumers: LedgerConsumers,
  ) {
    this.#evidence = new ServiceDocuments(store, byKeyAlone<Evidence>('evidence-of-capacity'));
  }

  /** Over what somebody must have a role to see the file as evidence; nothing where no event of capacity names it. */
  async scopesOf(file: string): Promise<readonly Scope[]> {
    return (await this.#evidence.get(file))?.scopes ?? [];
  }

  /**
   * Waits until everything that the ledger now holds has been taken in.
   * @throws Unavailable where that takes over 5 s
   */
  async catchUp(): Promise<void> {
    await this.consumers.caughtUp(CONSUMER);
  }

  /** Two assessments may name the same file at once. */
  async take({ data: { organisation, unit, evidence } }: NamesEvidence): Promise<void> {
    for (const { file } of evidence) {
      await this.#evidence.change(file, (before) => {
        const scopes = before?.scopes ?? [];
        const isKnown = scopes.some((one) => one.unit === unit && one.organisations.includes(organisation));
        return isKnown ? before : { scopes: [...scopes, { unit, organisations: [organisation] }] };
      });
    }
  }
}

/** Hears which files an organisation's assessments and improvement plans name as evidence, so that programme officers may open them. */
@Controller()
export class EvidenceOfCapacityController {
  constructor(private readonly evidence: EvidenceOfCapacity) {}

  @EventPattern<string>('capacity.AssessmentScoreAgreed', consumer)
  scoreAgreed(@Payload() event: NamesEvidence): Promise<void> {
    return this.evidence.take(event);
  }

  @EventPattern<string>('capacity.ImprovementActionDone', consumer)
  actionDone(@Payload() event: NamesEvidence): Promise<void> {
    return this.evidence.take(event);
  }
}
