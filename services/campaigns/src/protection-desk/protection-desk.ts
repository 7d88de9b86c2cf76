import { randomUUID } from 'node:crypto';
import type { CivilDate } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { EnclosedEntry, SealedCompartment } from '@baraza/privacy';
import {
  Access,
  type Caller,
  CLOCK,
  type Clock,
  CommandHandler,
  CountedPlaces,
  EVENT_STORE,
  Forbidden,
  NotFound,
  ReferenceFacts,
  SEALED,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { findProtectedNotVerified, verifyProtected } from '../struggle/struggle.protected.pure.ts';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { type KnownStruggle, struggle } from '../struggle/struggle.state.ts';
import { recordViolation, standingIn, withdrawViolation } from '../violations/violations.decider.ts';
import { violations } from '../violations/violations.state.ts';
import type { StruggleAsk } from './desk-asks.ts';
import { DeskBox } from './desk-box.ts';
import { districtOf } from './district-of.ts';
import { assertHasOpened, idsWith, onceSetUp } from './what-the-desk-sees.ts';
import type {
  FindProtectedNotVerifiedBody,
  RecordViolationBody,
  ReportProtectedBody,
  VerifyProtectedBody,
  WithdrawViolationBody,
} from './protection-desk.commands.ts';

/** All that whoever asked is told: when it will be in the record. */
export interface TakenIn {
  readonly enters: CivilDate;
}
interface ListedByDesk {
  readonly struggles: readonly object[];
  /** Those that were reported in the open, and have violations within. */
  readonly inTheOpen?: readonly object[];
  /** What the caller asked for, and was refused when its day was over. */
  readonly refused?: readonly object[];
  readonly waiting?: boolean;
  readonly lost?: number;
}
type Ask = StruggleAsk extends infer One ? (One extends StruggleAsk ? Omit<One, 'id' | 'tell'> : never) : never;

/**
 * What the protection desk asks for about somebody protected. Whether it can be done is looked at when it is asked; it is done
 * with the batch of the day. Nothing here writes a line anywhere that names what came in.
 */
@Injectable()
export class ProtectionDesk {
  constructor(
    private readonly box: DeskBox,
    private readonly commands: CommandHandler,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    private readonly places: CountedPlaces,
    @Inject(SEALED) private readonly compartment: SealedCompartment,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async report(body: ReportProtectedBody, caller: Caller): Promise<TakenIn> {
    const { id: _, kind, themes, ...details } = body;
    const known = await this.facts.knownUnit(details.unit);
    if (known === undefined) throw struggleRules.broken('unit-unknown', { pointer: '/unit' });
    if (!this.access.covers(caller, ['protection-officer'], { unit: details.unit, organisations: [] })) {
      throw new Forbidden('outside-your-scope', 'Your roles do not reach this unit.');
    }
    await onceSetUp(this.compartment, struggleRules);
    return this.#take('report', body, caller, async () => {
      const pseudonym = randomUUID();
      const enclosed = await this.#enclose(pseudonym, 'struggle-reporter', { ...details, kind, themes }, caller);
      const of = { district: await districtOf(this.places, this.facts, details.unit), kind, themes, pseudonym };
      return { ask: 'report', struggle: randomUUID(), of, enclosed };
    });
  }

  async verify(body: VerifyProtectedBody, caller: Caller): Promise<TakenIn> {
    const { struggle: of, how } = body;
    const state = await this.#inReach(of, caller);
    verifyProtected(state, { how }, this.box.moment());
    await assertHasOpened(this.compartment, caller, struggleRules);
    return this.#take('verify', body, caller, async () => ({ ask: 'verify', struggle: of, of: { how } }));
  }

  async findNotVerified(body: FindProtectedNotVerifiedBody, caller: Caller): Promise<TakenIn> {
    const { struggle: of, ground } = body;
    const state = await this.#inReach(of, caller);
    findProtectedNotVerified(state, { ground }, this.box.moment());
    await assertHasOpened(this.compartment, caller, struggleRules);
    return this.#take('find-not-verified', body, caller, async () => ({
      ask: 'find-not-verified',
      struggle: of,
      of: { ground },
    }));
  }

  async recordViolation(body: RecordViolationBody, caller: Caller): Promise<TakenIn> {
    const { id: _, struggle: of, act, ...details } = body;
    const state = await this.#inReach(of, caller);
    const roles = [...new Set(details.persons.map(({ role }) => role))];
    const kept = (await this.commands.load(violations, of)).state;
    recordViolation(kept, { violation: randomUUID(), act, roles }, { id: of, state }, this.box.moment());
    await onceSetUp(this.compartment, struggleRules);
    return this.#take('record-violation', body, caller, async () => {
      const violation = randomUUID();
      const enclosed = await this.#enclose(violation, 'violation', { act, ...details }, caller);
      return { ask: 'record-violation', struggle: of, of: { violation, act, roles }, enclosed };
    });
  }

  async withdrawViolation(body: WithdrawViolationBody, caller: Caller): Promise<TakenIn> {
    const { struggle: of, violation, ground } = body;
    const state = await this.#inReach(of, caller);
    const kept = (await this.commands.load(violations, of)).state;
    withdrawViolation(kept, { violation, ground }, { id: of, state }, this.box.moment());
    return this.#take('withdraw-violation', body, caller, async () => ({
      ask: 'withdraw-violation',
      struggle: of,
      of: { violation, ground },
    }));
  }

  /** What somebody protected reported, and violations within others, in the caller's reach; and whether anything waits for its batch. */
  async list(caller: Caller): Promise<ListedByDesk> {
    const struggles: object[] = [];
    const others: object[] = [];
    for (const id of await idsWith(this.store, OF_THE_DESK)) {
      const { state } = await this.commands.load(struggle, id);
      if (state.status === 'none' || !this.#covers(caller, state)) continue;
      const { status, unit, kind, themes, pseudonym, reportedOn } = state;
      const standing = standingIn((await this.commands.load(violations, id)).state, state);
      const known = { id, status, unit, kind, themes };
      if (pseudonym === undefined) {
        if (standing.length > 0) others.push({ ...known, violations: standing });
        continue;
      }
      const verifyBy = state.status === 'reported' ? { verifyBy: state.verifyBy } : {};
      struggles.push({ ...known, pseudonym, reportedOn, ...verifyBy, violations: standing });
    }
    const cameToNothing = await this.box.cameToNothing(caller.person);
    const found = {
      struggles,
      ...(others.length === 0 ? {} : { inTheOpen: others }),
      ...(cameToNothing.length === 0 ? {} : { refused: cameToNothing }),
    };
    // What waits, and what was lost, may be of anywhere: it is told to those alone whose reach is the whole forum.
    const isOfWholeForum = caller.entitled.some(
      ({ role, unit, organisation }) =>
        role === 'protection-officer' && unit === undefined && organisation === undefined,
    );
    if (!isOfWholeForum) return found;
    const lost = await this.box.lost();
    return { ...found, waiting: await this.box.isWaiting(), ...(lost === 0 ? {} : { lost }) };
  }

  async #take<Kind extends StruggleAsk['ask']>(
    operation: Kind,
    body: { readonly id?: string },
    { person }: Caller,
    make: () => Promise<Extract<Ask, { ask: Kind }>>,
  ): Promise<TakenIn> {
    const asked = { operation, person, key: body.id };
    return {
      enters: await this.box.put(asked, body, async () => {
        // A report is a struggle of its own: nothing can come before it.
        const tell = operation === 'report' ? {} : { tell: await this.box.officer(person) };
        return { id: randomUUID(), ...tell, ...(await make()) } as StruggleAsk;
      }),
    };
  }

  /** Who took it in, and when, is for those to know who open it: no log says so. */
  #enclose(id: string, kind: string, details: object, { person }: Caller): Promise<EnclosedEntry> {
    const takenIn = { by: person, at: new Date(this.clock.now()).toISOString() };
    return this.compartment.enclose({ id, kind, text: JSON.stringify({ ...details, takenIn }) });
  }

  /** @throws NotFound alike for one that is not there and one that is none of the caller's */
  async #inReach(id: string, caller: Caller): Promise<KnownStruggle> {
    const { state } = await this.commands.load(struggle, id);
    if (state.status === 'none' || !this.#covers(caller, state)) throw new NotFound();
    return state;
  }

  #covers(caller: Caller, state: KnownStruggle): boolean {
    return this.access.covers(caller, ['protection-officer'], { unit: state.unit, organisations: [] });
  }
}

const OF_THE_DESK = [
  'campaigns.ProtectedStruggleReported',
  'campaigns.ViolationRecorded',
  'campaigns.ViolationTakenDown',
];
