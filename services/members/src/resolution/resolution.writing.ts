import type { Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, type Decision, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { convening, hasDecided } from '../convening/convening.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import type {
  AdoptResolution,
  DecidingConvening,
  EndResolution,
  LaterFacts,
  PublishText,
  RescheduleResolution,
} from './resolution.commands.pure.ts';
import { adopt, end, publishText, reschedule } from './resolution.decider.ts';
import type { ResolutionState } from './resolution.state.ts';

/** Decisions on a resolution with the look-ups they need. */
@Injectable()
export class ResolutionWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Where a resolution of this convening stands. One of none stands at the root: only who acts for all is told so. */
  async unitOf(conveningId: string): Promise<string> {
    const { state } = await this.commands.load(convening, conveningId);
    return state.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : state.unit;
  }

  async adopt(state: ResolutionState, command: AdoptResolution, given: Deciding): Promise<Decision> {
    const named = [command.owner.organisation, command.promisee?.organisation].filter((one) => one !== undefined);
    const loaded = await Promise.all(named.map((id) => this.commands.load(organisation, id)));
    const facts = {
      convening: await this.decidingConvening(command.convening),
      organisations: new Set(named.filter((_, index) => loaded[index]!.state.status === 'active')),
      themes: await this.facts.inUse('theme', command.themes, given.effectiveOn),
    };
    return adopt(state, command, facts, given);
  }

  async publishText(state: ResolutionState, command: PublishText, given: Deciding): Promise<Decision> {
    const ref = state.status === 'none' ? undefined : state.proposed?.text;
    const proposed = ref === undefined ? undefined : (await this.vault.openRefs([ref]))[0];
    return publishText(state, command, { proposed }, given);
  }

  async reschedule(state: ResolutionState, command: RescheduleResolution, given: Deciding): Promise<Decision> {
    return reschedule(state, command, await this.#laterFacts(state, command.by), given);
  }

  async end(state: ResolutionState, command: EndResolution, given: Deciding): Promise<Decision> {
    return end(state, command, await this.#laterFacts(state, command.by), given);
  }

  /** A convening that met with a quorum. */
  async decidingConvening(id: string): Promise<DecidingConvening | undefined> {
    const { state } = await this.commands.load(convening, id);
    return hasDecided(state) ? { unit: state.unit, heldOn: state.heldOn } : undefined;
  }

  async #laterFacts(state: ResolutionState, by: string): Promise<LaterFacts> {
    const later = await this.decidingConvening(by);
    const covers = state.status !== 'none' && later !== undefined && this.facts.covers(later.unit, state.unit);
    return { convening: later, covers };
  }
}
