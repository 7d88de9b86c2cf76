import { isMemberStatus, membershipStatusAfter, type SequencedEvent } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { OneAtATime } from '../command-handling/one-at-a-time.ts';
import { ServiceDocuments } from '../service-documents/service-documents.ts';

/** Something that an organisation has while it is a member: a seat, an enrolment. */
export interface HeldByMember {
  readonly organisation: string;
  /** The membership the organisation held when it came by it. */
  readonly membership?: string;
  /** The place in the record where it came by it. */
  readonly sequence: number;
}

/** Whose it is stands in every event of a membership. */
export type MembershipEvent = SequencedEvent<string, { readonly organisation: string }>;

/** A membership that ended or rests, or holds again since, with the last event that said so. */
export interface EndedMembership {
  readonly organisation: string;
  readonly membership: string;
  /** It holds again: nothing more rests for it. */
  readonly isBack?: true;
  readonly event: SequencedEvent;
}

export interface EndedMembershipsOptions<Held> {
  /** What the documents of each side are called in the service's store. */
  readonly names: { readonly held: string; readonly ended: string };
  /** The organisation, and those as which it goes on: its membership is theirs. */
  goesOnAs(organisation: string): Promise<readonly string[]>;
  /** Lets what is held rest for the membership, or go on where it is back. */
  react(ended: EndedMembership, held: Held): Promise<void>;
}

/**
 * What a policy needs to let things rest with the membership of whoever has them. Somebody may come by one while the
 * membership is ending, and events of two streams come in no certain order. So each side writes down what it saw before it
 * looks at what the other side has written: whoever comes second finds both, and the command is the same whoever issues it.
 * Of one organisation one is looked at after the other, so that nothing rests for a membership that is back already.
 * What a duplicate brought along is the membership of both: what the organisation has that it was merged into rests with it.
 */
export class EndedMemberships<Held extends HeldByMember> {
  readonly #held: ServiceDocuments<Held>;
  readonly #ended: ServiceDocuments<EndedMembership>;
  readonly #turns = new OneAtATime();
  readonly #react: EndedMembershipsOptions<Held>['react'];
  readonly #goesOnAs: EndedMembershipsOptions<Held>['goesOnAs'];

  constructor(store: ReadStore, { names, react, goesOnAs }: EndedMembershipsOptions<Held>) {
    this.#held = new ServiceDocuments(store, byOrganisation<Held>(names.held));
    this.#ended = new ServiceDocuments(store, byOrganisation<EndedMembership>(names.ended));
    this.#react = react;
    this.#goesOnAs = goesOnAs;
  }

  /** The membership ended or rests. */
  ended(event: MembershipEvent): Promise<void> {
    return this.#noted(event, {});
  }

  /** The membership may hold again; one that is suspended still, for another reason, does not. */
  async mayBeBack(event: MembershipEvent): Promise<void> {
    if (isMemberStatus(membershipStatusAfter(event) ?? '')) await this.#noted(event, { isBack: true });
  }

  /** Somebody came by it. */
  async heldFrom(key: string, held: Held): Promise<void> {
    const { organisation } = held;
    await this.#turns.run(organisation, async () => {
      await this.#held.put(key, held);
      for (const ended of await this.#ended.all(of(organisation))) {
        if (ended.isBack !== true) await this.#reacted(ended, held);
      }
    });
  }

  /** It has come to its end. */
  heldNoMore(key: string): Promise<void> {
    return this.#held.put(key, undefined);
  }

  /** Old news come again is answered as it was, and forgets nothing of what came after. */
  async #noted(event: MembershipEvent, standing: Pick<EndedMembership, 'isBack'>): Promise<void> {
    const { organisation } = event.data;
    const membership = event.stream.slice('membership-'.length);
    const note: EndedMembership = { organisation, membership, event, ...standing };
    await this.#turns.run(organisation, async () => {
      const last = await this.#ended.get(membership);
      if (last !== undefined && last.event.sequence > event.sequence) return;
      await this.#ended.put(membership, note);
      for (const one of await this.#goesOnAs(organisation)) {
        for (const held of await this.#held.all(of(one))) await this.#reacted(note, held);
      }
    });
  }

  async #reacted(ended: EndedMembership, held: Held): Promise<void> {
    if (ended.isBack === true || reaches(ended, held)) await this.#react(ended, held);
  }
}

/**
 * Whether the end of a membership reaches something: somebody came by it before the membership ended, or after, but still
 * on that membership, because it had not been heard of yet. What somebody came by later on other terms is left alone.
 */
function reaches({ event, membership }: EndedMembership, held: HeldByMember): boolean {
  return held.sequence < event.sequence || held.membership === membership;
}

const of = (organisation: string) => ({ where: { organisation: { is: organisation } } });

function byOrganisation<Doc extends { readonly organisation: string }>(name: string): ReadModel<Doc> {
  return {
    name,
    version: 1,
    keepsPast: false,
    indexes: ['organisation'],
    index: ({ organisation }) => ({ organisation }),
  };
}
