import type { AlertSource, ArisingFrom, CommitmentSource } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  LedgerConsumers,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { coalition } from '../coalition/coalition.state.ts';
import { commitment } from '../commitment/commitment.state.ts';
import { decision } from '../decision/decision.state.ts';

/** The consumer that keeps them. */
export const KNOWN_SOURCES = 'coalitions.known-sources';

type Source = CommitmentSource | AlertSource;
/** What other services record that a promise or an alert can arise from. */
export type SourceElsewhere = Exclude<Source, 'coalition' | 'decision' | 'commitment' | 'own-accord'>;

interface Named {
  readonly kind: Source;
  readonly id?: string | undefined;
}
interface KnownSource {
  /** Whose it is, where it is an organisation's own: of a campaign, who leads it by itself. */
  readonly organisation?: string;
  /** Of a demand, whose it is. */
  readonly campaign?: string;
}

/** That there is what promises and alerts arise from: of others, from their events, and nothing more of it. */
@Injectable()
export class KnownSources {
  readonly #elsewhere: ServiceDocuments<KnownSource>;

  constructor(
    private readonly commands: CommandHandler,
    private readonly consumers: LedgerConsumers,
    private readonly facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#elsewhere = new ServiceDocuments(store, byKeyAlone<KnownSource>('known-sources'));
  }

  /**
   * Whether there is what something is said to arise from, with what more goes on record of it: of a decision, its coalition. One
   * that is not known yet is caught up with first.
   * @throws Unavailable where that takes over 5 s
   */
  async found({ kind, id }: Named): Promise<Pick<ArisingFrom, 'within'> | undefined> {
    if (id === undefined) return {};
    switch (kind) {
      case 'own-accord':
        return {};
      case 'coalition':
        return (await this.commands.load(coalition, id)).state.status === 'none' ? undefined : {};
      case 'commitment':
        return (await this.commands.load(commitment, id)).state.status === 'none' ? undefined : {};
      case 'decision': {
        const { state } = await this.commands.load(decision, id);
        return state.status === 'none' ? undefined : { within: state.coalition };
      }
      default:
        return (await this.#isElsewhere(keyOf(kind, id))) ? {} : undefined;
    }
  }

  /** It is there from its first event on, whatever another instance has heard of it since. */
  async begun(kind: SourceElsewhere, id: string, its: KnownSource = {}): Promise<void> {
    await this.#elsewhere.change(keyOf(kind, id), (known) => known ?? its);
  }

  /** Another leads a campaign from now on: where one leads it by itself, it is that one's. */
  async handedOver(campaign: string, lead: string): Promise<void> {
    await this.#elsewhere.change(keyOf('campaign', campaign), (known) =>
      known?.organisation === undefined ? known : { ...known, organisation: lead },
    );
  }

  /** What is a protected organisation's own is as what is not. */
  async #isElsewhere(key: string): Promise<boolean> {
    const found = (await this.#elsewhere.get(key)) ?? (await this.#caughtUpWith(key));
    if (found === undefined) return false;
    const { organisation, campaign } = found;
    if (organisation !== undefined && this.facts.isProtected(organisation)) return false;
    return campaign === undefined || this.#isElsewhere(keyOf('campaign', campaign));
  }

  async #caughtUpWith(key: string): Promise<KnownSource | undefined> {
    await this.consumers.caughtUp(KNOWN_SOURCES);
    return this.#elsewhere.get(key);
  }
}

const keyOf = (kind: SourceElsewhere, id: string): string => `${kind}/${id}`;
