import { randomUUID } from 'node:crypto';
import type { EventStore } from '@baraza/event-store';
import type { SealedCompartment } from '@baraza/privacy';
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
  readied,
  ReferenceFacts,
  SEALED,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { EndSupport, EvidenceSides, OnGround, Support } from '../evidence/evidence.commands.pure.ts';
import { erase, withdraw } from '../evidence/evidence.decider.ts';
import { evidenceRules } from '../evidence/evidence.rules.ts';
import { evidence, type EvidenceState, isProtected, type KnownEvidence } from '../evidence/evidence.state.ts';
import { endSupport, support } from '../evidence/evidence.support.pure.ts';
import { EvidenceWriting } from '../evidence/evidence.writing.ts';
import type { EvidenceAsk } from '../protection-desk/desk-asks.ts';
import { DeskBox } from '../protection-desk/desk-box.ts';
import { districtOf } from '../protection-desk/district-of.ts';
import type { TakenIn } from '../protection-desk/protection-desk.ts';
import { assertHasOpened, idsWith, onceSetUp } from '../protection-desk/what-the-desk-sees.ts';
import { SealedFiles } from './sealed-files.ts';
import type { Taking } from './taking.ts';

/** As whom what somebody protected gave is moved on. */
export const BY_DESK: EvidenceSides = { forHolder: false, forReceiver: false, forDesk: true };
/** What the compartment keeps of it. */
interface SealedPiece {
  readonly key: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
}
interface OnEvidence {
  readonly id?: string;
  readonly evidence: string;
}
/** What tells one thing that is asked from another under the same id of a client’s. */
interface Said {
  readonly id?: string;
  readonly evidence?: string;
  readonly sha256?: string;
}
type Ask = EvidenceAsk extends infer One ? (One extends EvidenceAsk ? Omit<One, 'id' | 'tell'> : never) : never;

/**
 * What somebody protected gave, as the protection desk takes it in, moves it on and opens it. Whether something can be done is
 * looked at when it is asked; it is done with the batch of the day. Nothing here writes a line anywhere that names what came in.
 */
@Injectable()
export class ProtectedEvidence {
  constructor(
    private readonly box: DeskBox,
    private readonly files: SealedFiles,
    private readonly commands: CommandHandler,
    private readonly writing: EvidenceWriting,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    private readonly places: CountedPlaces,
    @Inject(SEALED) private readonly compartment: SealedCompartment,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async take({ bytes: sent, ...said }: Taking, caller: Caller): Promise<TakenIn> {
    const { unit, type, supports } = said;
    const known = await this.facts.knownUnit(unit);
    if (known === undefined) throw evidenceRules.broken('unit-unknown', { pointer: '/unit' });
    if (!this.#covers(caller, unit)) throw new Forbidden('outside-your-scope', 'Your roles do not reach this unit.');
    await this.#mattersThere(caller, supports);
    await onceSetUp(this.compartment, evidenceRules);
    const { bytes, mediaType, sha256 } = await readied(sent, evidenceRules.code('unclean'));
    const waiting: string[] = [];
    return this.#take({ ...said, sha256 }, 'take-evidence', caller, async () => {
      const [of, entry] = [randomUUID(), randomUUID()];
      const kept = await this.files.wait(of, bytes);
      waiting.push(kept.waiting.file);
      const piece: SealedPiece = { key: kept.key, sha256, size: bytes.length, mediaType };
      // Who took it in, and when, is for those to know who open it: no log says so.
      const takenIn = { by: caller.person, at: new Date(this.clock.now()).toISOString() };
      const text = JSON.stringify({ ...piece, unit, takenIn });
      const enclosed = await this.compartment.enclose({ id: entry, kind: 'evidence', text });
      const district = await districtOf(this.places, this.facts, unit);
      const asked = { district, type, entry, supports };
      return { ask: 'take-evidence', evidence: of, of: asked, enclosed, waiting: kept.waiting };
    }).catch(async (error: unknown) => {
      for (const address of waiting) await this.files.remove(address);
      throw error;
    });
  }

  async support(body: OnEvidence & Support, caller: Caller): Promise<TakenIn> {
    const { kind, id } = body.supports;
    const of = { supports: { kind, id } };
    const state = await this.#inReach(body.evidence, caller);
    await this.#mattersThere(caller, [of.supports], '/supports/id');
    support(state, of, { matterKnown: true }, BY_DESK, this.box.moment());
    return this.#ask(body, caller, { ask: 'support-evidence', evidence: body.evidence, of });
  }

  async endSupport(body: OnEvidence & EndSupport, caller: Caller): Promise<TakenIn> {
    const { kind, id } = body.supports;
    const of = { supports: { kind, id }, ground: body.ground };
    endSupport(await this.#inReach(body.evidence, caller), of, BY_DESK, this.box.moment());
    return this.#ask(body, caller, { ask: 'end-evidence-support', evidence: body.evidence, of });
  }

  async withdraw(body: OnEvidence & OnGround, caller: Caller): Promise<TakenIn> {
    const of = { ground: body.ground };
    withdraw(await this.#inReach(body.evidence, caller), of, BY_DESK, this.box.moment());
    return this.#ask(body, caller, { ask: 'withdraw-evidence', evidence: body.evidence, of });
  }

  async erase(body: OnEvidence & OnGround, caller: Caller): Promise<TakenIn> {
    const of = { ground: body.ground };
    erase(await this.#inReach(body.evidence, caller), of, this.box.moment());
    return this.#ask(body, caller, { ask: 'erase-evidence', evidence: body.evidence, of });
  }

  async list(caller: Caller): Promise<{ readonly evidence: readonly object[] }> {
    const found: object[] = [];
    for (const id of await idsWith(this.store, OF_EVIDENCE)) {
      const { state } = await this.commands.load(evidence, id);
      if (state.status === 'none' || !this.#covers(caller, state.unit)) continue;
      const { status, unit, type, supports, sealed, custody } = state;
      const entry = sealed === undefined ? {} : { entry: sealed.entry };
      found.push({ id, status, unit, type, supports, ...entry, takenOn: custody[0]!.on });
    }
    return { evidence: found };
  }

  /** By one of the two officers who have the compartment open, whose log says so. */
  async open(id: string, why: string, caller: Caller): Promise<object> {
    const { sealed } = await this.#inReach(id, caller);
    await assertHasOpened(this.compartment, caller, evidenceRules);
    const entry = sealed === undefined ? undefined : await this.compartment.read(sealed.entry, caller.person, why);
    if (sealed === undefined || entry === undefined) throw new NotFound();
    const { key, sha256, size, mediaType } = JSON.parse(entry.text) as SealedPiece;
    const bytes = await this.files.open(id, sealed.locked, key);
    if (bytes === undefined) throw new NotFound();
    return { id, sha256, size, mediaType, base64: bytes.toString('base64') };
  }

  #ask(body: Said, caller: Caller, ask: Ask): Promise<TakenIn> {
    return this.#take(body, ask.ask, caller, () => Promise.resolve(ask));
  }

  async #take(
    body: Said,
    operation: EvidenceAsk['ask'],
    { person }: Caller,
    make: () => Promise<Ask>,
  ): Promise<TakenIn> {
    const enters = await this.box.put({ operation, person, key: body.id }, body, async () => {
      const tell = await this.box.officer(person);
      return { id: randomUUID(), tell, ...(await make()) } as EvidenceAsk;
    });
    return { enters };
  }

  /** @throws Rejection `matter-unknown` */
  async #mattersThere(caller: Caller, supports: readonly Support['supports'][], pointer?: string): Promise<void> {
    const there = await this.writing.mattersThere(caller, supports);
    const stranger = supports.findIndex(({ id }) => !there.includes(id));
    if (stranger < 0) return;
    throw evidenceRules.broken('matter-unknown', { pointer: pointer ?? `/supports/${stranger}/id` });
  }

  /** @throws NotFound alike for one that is not there, one that nobody protected gave, and one that is none of the caller's */
  async #inReach(id: string, caller: Caller): Promise<KnownEvidence> {
    const state: EvidenceState = (await this.commands.load(evidence, id)).state;
    if (state.status === 'none' || !isProtected(state) || !this.#covers(caller, state.unit)) throw new NotFound();
    return state;
  }

  #covers(caller: Caller, unit: string): boolean {
    return this.access.covers(caller, ['protection-officer'], { unit, organisations: [] });
  }
}

const OF_EVIDENCE = ['campaigns.ProtectedEvidenceSealed', 'campaigns.ProtectedEvidenceTaken'];
