import { randomUUID } from 'node:crypto';
import { derivedId } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import type { SealedCompartment, Vault } from '@baraza/privacy';
import {
  Access,
  type AlsoIn,
  alsoIn,
  atTheDesk,
  type Caller,
  type CommandAnswer,
  CommandHandler,
  CountedPlaces,
  EVENT_STORE,
  type IssuedCommand,
  Protections,
  ReferenceFacts,
  SEALED,
  VAULT,
} from '@baraza/service-kit';
import type { Deciding } from '@baraza/domain';
import { Inject, Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { assertCanBeHidden, protect, showAgain } from '../organisation/organisation.protecting.ts';
import { type KnownOrganisation, organisation, type OrganisationState } from '../organisation/organisation.state.ts';
import { release, reserve } from '../registration-number/registration-number.decider.ts';
import { registrationNumber, registrationNumberId } from '../registration-number/registration-number.state.ts';
import { categoryCodes } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { refusedByName } from '../sealed-compartment/refused-by-name.ts';
import type { ProposeProtectionBody, SealOrganisationBody } from './protection.commands.ts';
import {
  confirm,
  decline,
  pendingOf,
  propose,
  proposeEndOfMembership,
  proposeLift,
  proposeMembership,
} from './protection.decider.ts';
import { presentProtection } from './protection.document.ts';
import { protectionRules } from './protection.rules.ts';
import { type OfWhom, protection, type ProtectionState, whomOf } from './protection.state.ts';
import { assertCoarse } from './where-it-is-counted.pure.ts';

/**
 * Decisions on protections with what they look up and what is written with them. Which officer did what is written into the
 * compartment's log before the record, and the record names the desk.
 */
@Injectable()
export class ProtectionWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: MembersDirectory,
    private readonly rules: Rules,
    private readonly facts: ReferenceFacts,
    private readonly places: CountedPlaces,
    private readonly access: Access,
    private readonly protections: Protections,
    @Inject(SEALED) private readonly compartment: SealedCompartment,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Seals who it is. @returns the entry, and where such a one is counted */
  async seal({ id = randomUUID(), ...details }: SealOrganisationBody, caller: Caller): Promise<object> {
    if ((await this.facts.knownUnit(details.unit)) === undefined)
      throw protectionRules.broken('unit-unknown', { pointer: '/unit' });
    const entry = { id, kind: 'organisation', text: JSON.stringify(details) };
    await refusedByName(this.compartment.seal(entry, caller.person));
    return { sealed: id, unit: await this.#countedIn(details.unit) };
  }

  async propose(issued: IssuedCommand, body: ProposeProtectionBody): Promise<CommandAnswer> {
    await this.#assertSetUp();
    const { caller } = issued;
    const whom = await this.#whom(body, caller);
    const scope = { unit: whom.unit, organisations: [] };
    const ofTheDesk = await atTheDesk(issued, this.vault);
    return this.commands.create(ofTheDesk, protection, body.id, scope, async (state, given) => {
      const command = { id: body.id ?? derivedId(ofTheDesk.id, protection.name), ...whom };
      const events = propose(state, command, given);
      await this.#note('step-proposed', given, caller);
      return events;
    });
  }

  proposeMembership(issued: IssuedCommand, id: string, category: string): Promise<CommandAnswer> {
    return this.#further(issued, id, async (state, given) => {
      const categories = categoryCodes(await this.rules.on(given.effectiveOn));
      return proposeMembership(state, { id, category }, categories, given);
    });
  }

  proposeEndOfMembership(issued: IssuedCommand, id: string, ground: string): Promise<CommandAnswer> {
    return this.#further(issued, id, (state, given) => proposeEndOfMembership(state, { id, ground }, given));
  }

  proposeLift(issued: IssuedCommand, id: string, ground: string): Promise<CommandAnswer> {
    return this.#further(issued, id, (state, given) => proposeLift(state, { id, ground }, given));
  }

  async confirm(issued: IssuedCommand, id: string): Promise<CommandAnswer> {
    await this.#assertSetUp();
    const { caller } = issued;
    const answer = await this.commands.run(
      await atTheDesk(issued, this.vault),
      protection,
      id,
      async (state, given) => {
        const pending = pendingOf(state);
        const proposer =
          pending === undefined ? undefined : await this.compartment.officerWho('step-proposed', pending.motion);
        const events = confirm(state, { id }, { proposer, officer: caller.person }, given);
        const also = await this.#alsoOn(state, id, caller);
        await this.compartment.note('step-confirmed', pending!.motion, caller.person);
        return { events, also };
      },
    );
    // Whoever asks next, here or by a view, must not find what has just been hidden.
    await Promise.all([this.protections.now(), this.facts.isCaughtUp()]);
    return answer;
  }

  async decline(issued: IssuedCommand, id: string): Promise<CommandAnswer> {
    const { caller } = issued;
    return this.commands.run(await atTheDesk(issued, this.vault), protection, id, async (state, given) => {
      const events = decline(state, { id }, given);
      await this.compartment.note('step-declined', pendingOf(state)!.motion, caller.person);
      return events;
    });
  }

  /** Every protection in the caller's reach, with the names of those that the forum knew in clear. */
  async list(caller: Caller): Promise<readonly object[]> {
    const found: object[] = [];
    for (const id of await this.#ids()) {
      const { state } = await this.commands.load(protection, id);
      const scope = protection.scope(state);
      if (scope === undefined || !this.access.covers(caller, ['protection-officer'], scope)) continue;
      const known = state.status === 'in-force' ? await this.#hidden(state) : undefined;
      const legalName = known?.profile.legalName;
      found.push({ ...presentProtection(state, id), ...(legalName === undefined ? {} : { legalName }) });
    }
    return found;
  }

  async #further(
    issued: IssuedCommand,
    id: string,
    decide: (
      state: ProtectionState,
      given: Deciding,
    ) => ReturnType<typeof proposeLift> | Promise<ReturnType<typeof proposeLift>>,
  ): Promise<CommandAnswer> {
    const { caller } = issued;
    return this.commands.run(await atTheDesk(issued, this.vault), protection, id, async (state, given) => {
      const events = await decide(state, given);
      await this.#note('step-proposed', given, caller);
      return events;
    });
  }

  async #whom({ organisation: known, sealed, unit }: ProposeProtectionBody, caller: Caller): Promise<OfWhom> {
    if (known !== undefined) {
      if (sealed !== undefined || unit !== undefined) throw protectionRules.broken('of-one-kind');
      const { state } = await this.commands.load(organisation, known);
      assertCanBeHidden(state);
      assertNoPartIn(state, caller);
      const counted = await this.#countedIn(state.profile.unit, known);
      return { unit: counted ?? state.profile.unit, organisation: known };
    }
    if (sealed === undefined || unit === undefined) throw protectionRules.broken('of-one-kind');
    assertCoarse(unit, (await this.facts.knownUnit(unit))?.level, await this.#countedIn(unit));
    const [held] = await this.compartment.holds([sealed]);
    if (held !== true) throw protectionRules.broken('sealed-unknown', { pointer: '/sealed' });
    return { unit, sealed };
  }

  /** What is written with the confirmation where the forum knew it: it goes, or comes back, with its number. */
  async #alsoOn(state: ProtectionState, id: string, caller: Caller): Promise<readonly AlsoIn[]> {
    const { organisation: known, unit } = whomOf(state);
    const step = pendingOf(state)?.step;
    if (known === undefined || (step !== 'protect' && step !== 'lift')) return [];
    const { state: now } = await this.commands.load(organisation, known);
    const whole = now.status === 'none' ? now.hidden?.organisation : now;
    if (whole !== undefined) assertNoPartIn(whole, caller);
    const registration = whole?.profile.registration;
    const holder = registration && { organisation: known, unit: whole!.profile.unit, registration };
    const isHiding = step === 'protect';
    return [
      alsoIn(organisation, known, (at: OrganisationState, given) =>
        isHiding ? protect(at, { id: known, protection: id, unit }, given) : showAgain(at, id, given),
      ),
      ...(holder === undefined
        ? []
        : [
            alsoIn(registrationNumber, registrationNumberId(holder.registration), (at, given) =>
              isHiding ? release(at, holder, given) : reserve(at, holder, given),
            ),
          ]),
    ];
  }

  async #hidden(state: ProtectionState): Promise<KnownOrganisation | undefined> {
    const { organisation: known } = whomOf(state);
    if (known === undefined) return undefined;
    const { state: now } = await this.commands.load(organisation, known);
    return now.status === 'none' ? now.hidden?.organisation : undefined;
  }

  async #assertSetUp(): Promise<void> {
    const { state } = await this.compartment.status();
    if (state === 'not-set-up') throw protectionRules.broken('compartment-not-set-up');
  }

  /** Before the record: that a step was proposed by nobody would keep it from being confirmed by anybody. */
  #note(act: 'step-proposed', given: Deciding, { person }: Caller): Promise<void> {
    return this.compartment.note(act, given.id('motion'), person);
  }

  /** Where somebody of the unit is counted; undefined where the forum does not know it. */
  async #countedIn(unit: string, except?: string): Promise<string | undefined> {
    const units = await this.directory.units();
    return this.places.of(unit, (at) => {
      const below = units.map(({ code }) => code).filter((code) => this.facts.covers(at, code));
      return this.directory.organisationsIn(below, except);
    });
  }

  async #ids(): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let after = 0, head = 1; after < head;) {
      const page = await this.store.readAll({ after, limit: 1_000, types: ['members.ProtectionProposed'] });
      for (const { bytes } of page.events) {
        const { data } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { data: { protection: string } };
        ids.push(data.protection);
      }
      ({ lookedUpTo: after, head } = page);
    }
    return ids;
  }
}

/** @throws Rejection for somebody who acts for it, or whom it named */
function assertNoPartIn({ id, representatives, contacts, offices }: KnownOrganisation, caller: Caller): void {
  const named = [...representatives, ...contacts, ...offices].some(({ person }) => person === caller.person);
  if (!named && caller.roles.every((held) => held.organisation !== id)) return;
  throw protectionRules.broken('own-organisation');
}
