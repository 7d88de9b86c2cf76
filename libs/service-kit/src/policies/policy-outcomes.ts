import type { DocumentPage, ReadModel, ReadStore } from '@baraza/read-models';
import { ServiceDocuments } from '../service-documents/service-documents.ts';

/** What came of an event, for one target of one policy. */
export interface PolicyOutcomeRecord {
  readonly policy: string;
  readonly event: string;
  readonly type: string;
  readonly sequence: number;
  /** The entity that the command was for. */
  readonly target: string;
  readonly outcome: 'accepted' | 'nothing-to-do' | 'refused';
  /** The refusing rule's code. */
  readonly rule?: string;
  /** The events that were recorded. */
  readonly recorded: readonly string[];
  /** RFC 3339. */
  readonly at: string;
}

const model: ReadModel<PolicyOutcomeRecord> = {
  name: 'policy-outcomes',
  version: 1,
  keepsPast: false,
  indexes: ['policy', 'outcome', 'sequence'],
  index: ({ policy, outcome, sequence }) => ({ policy, outcome, sequence }),
};

/** The outcomes of a service's policies, in its own store. */
export class PolicyOutcomes {
  readonly #documents: ServiceDocuments<PolicyOutcomeRecord>;

  constructor(store: ReadStore) {
    this.#documents = new ServiceDocuments(store, model);
  }

  put(outcome: PolicyOutcomeRecord): Promise<void> {
    return this.#documents.put(`${outcome.policy}:${outcome.event}:${outcome.target}`, outcome);
  }

  /** Newest events first. */
  list(query: {
    policies: readonly string[];
    outcome?: string;
    limit: number;
    cursor?: string;
  }): Promise<DocumentPage<PolicyOutcomeRecord>> {
    return this.#documents.find({
      where: {
        policy: { in: query.policies },
        ...(query.outcome === undefined ? {} : { outcome: { is: query.outcome } }),
      },
      orderBy: { index: 'sequence', descending: true },
      limit: query.limit,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
  }
}
