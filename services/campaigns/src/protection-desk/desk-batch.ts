import { type CivilDate, Rejection } from '@baraza/domain';
import type { EventBus } from '@baraza/event-bus';
import type { SealedCompartment } from '@baraza/privacy';
import {
  type Clock,
  CLOCK,
  CommandHandler,
  eachMinute,
  EVENT_BUS,
  type IssuedCommand,
  LOGGER,
  operationOfPolicy,
  PROTECTION_DESK,
  SEALED,
  WhileServing,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { findProtectedNotVerified, reportProtected, verifyProtected } from '../struggle/struggle.protected.pure.ts';
import { struggle } from '../struggle/struggle.state.ts';
import { erase, takeProtected, withdraw } from '../evidence/evidence.decider.ts';
import { evidenceRules } from '../evidence/evidence.rules.ts';
import { evidence } from '../evidence/evidence.state.ts';
import { endSupport, support } from '../evidence/evidence.support.pure.ts';
import { BY_DESK } from '../protected-evidence/protected-evidence.ts';
import { SealedFiles } from '../protected-evidence/sealed-files.ts';
import { recordViolation, withdrawViolation } from '../violations/violations.decider.ts';
import { violations } from '../violations/violations.state.ts';
import { type DeskAsk, type EvidenceAsk, inOrder, type StruggleAsk } from './desk-asks.ts';
import { DeskBox } from './desk-box.ts';

export const DESK_POLICY = 'campaigns.protection-desk';

/**
 * Once a day is over, all that the protection desk asked for on it enters the record, shuffled, with the desk as actor. A process
 * that dies in between goes on with the same asks in the same order, under the same ids: nothing is lost, and nothing twice.
 */
@Injectable()
export class DeskBatch implements OnModuleDestroy {
  #running: Promise<number> | undefined;
  #end: (() => void) | undefined;

  constructor(
    private readonly box: DeskBox,
    private readonly commands: CommandHandler,
    private readonly files: SealedFiles,
    @Inject(SEALED) private readonly compartment: SealedCompartment,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    serving: WhileServing,
  ) {
    serving.begin(() => this.#begin());
  }

  async onModuleDestroy(): Promise<void> {
    this.#end?.();
    await this.#running?.catch(() => undefined);
  }

  /** Enters every day that is over. Runs that overlap are one. @returns how many asks entered */
  run(): Promise<number> {
    this.#running ??= this.#enterAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  #begin(): void {
    const look = (): void => {
      this.bus
        .asAtWork(() => this.run())
        .catch((error: unknown) =>
          this.logger.error({ err: error }, 'the batch of the protection desk could not enter the record'),
        );
    };
    const isOurs = (): boolean => this.bus.isAtWork();
    this.#end = eachMinute(this.clock, look, { isLooking: () => this.#running !== undefined, isOurs });
  }

  async #enterAll(): Promise<number> {
    let entered = 0;
    for (const day of await this.box.daysOver()) {
      const asks = inOrder(await this.box.draw(day));
      for (const ask of asks) await this.#enter(day, ask);
      // Only now: until all are in the record, a process that goes on needs them.
      for (const ask of asks) if ('waiting' in ask) await this.files.remove(ask.waiting.file);
      await this.box.done(day);
      entered += asks.length;
    }
    return entered;
  }

  async #enter(day: CivilDate, ask: DeskAsk): Promise<void> {
    // Before the record refers to it; what is there already stays.
    if ('enclosed' in ask) await this.compartment.deposit(ask.enclosed, PROTECTION_DESK);
    try {
      await this.#record(ask);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      // It was right when it was asked, and something else of the same day came before it.
      await this.box.refused(day, ask, error.code);
      this.logger.warn({ rule: error.code }, 'something that the protection desk asked for came to nothing');
    }
  }

  #record(ask: DeskAsk): Promise<unknown> {
    const command = deskCommand(ask.id);
    return 'evidence' in ask ? this.#ofEvidence(command, ask) : this.#ofStruggle(command, ask);
  }

  #ofStruggle(command: IssuedCommand, ask: StruggleAsk): Promise<unknown> {
    switch (ask.ask) {
      case 'report': {
        const scope = { unit: ask.of.district, organisations: [] };
        return this.commands.create(command, struggle, ask.struggle, scope, (state, given) =>
          reportProtected(state, ask.of, given),
        );
      }
      case 'verify':
        return this.commands.run(command, struggle, ask.struggle, (state, now) => verifyProtected(state, ask.of, now));
      case 'find-not-verified':
        return this.commands.run(command, struggle, ask.struggle, (state, now) =>
          findProtectedNotVerified(state, ask.of, now),
        );
      case 'record-violation':
      case 'withdraw-violation':
        return this.#ofViolation(command, ask);
    }
  }

  async #ofEvidence(command: IssuedCommand, ask: EvidenceAsk): Promise<unknown> {
    const { evidence: id } = ask;
    if (ask.ask === 'take-evidence') {
      const entered = await this.files.enter(id, ask.waiting);
      if (entered === undefined) {
        // Taken out of its waiting place, so that all had entered; or gone, and then it is told.
        if ((await this.commands.load(evidence, id)).state.status !== 'none') return undefined;
        throw evidenceRules.broken('file-unknown');
      }
      const scope = { unit: ask.of.district, organisations: [] };
      return this.commands.create(command, evidence, id, scope, (state, given) =>
        takeProtected(state, { ...ask.of, ...entered }, given),
      );
    }
    return this.commands.run(command, evidence, id, (state, given) => {
      switch (ask.ask) {
        case 'support-evidence':
          return support(state, ask.of, { matterKnown: true }, BY_DESK, given);
        case 'end-evidence-support':
          return endSupport(state, ask.of, BY_DESK, given);
        case 'withdraw-evidence':
          return withdraw(state, ask.of, BY_DESK, given);
        case 'erase-evidence':
          return erase(state, ask.of, given);
      }
    });
  }

  /** Beside the struggle, and on nothing that moves it: the stream of its violations begins with the first. */
  async #ofViolation(
    command: IssuedCommand,
    ask: Extract<StruggleAsk, { ask: 'record-violation' | 'withdraw-violation' }>,
  ): Promise<unknown> {
    const { state: within } = await this.commands.load(struggle, ask.struggle);
    if (within.status === 'none') throw new Error('a violation was asked for within a struggle that nobody reported');
    const scope = { unit: within.unit, organisations: [] };
    return this.commands.create(command, violations, ask.struggle, scope, async (state, given) => {
      const of = { id: ask.struggle, state: (await this.commands.load(struggle, ask.struggle)).state };
      return ask.ask === 'record-violation'
        ? recordViolation(state, ask.of, of, given)
        : withdrawViolation(state, ask.of, of, given);
    });
  }
}

/** Of nobody but the desk, and with nothing in it but its own id: no trace, no correlation, no key of a client's. */
function deskCommand(id: string): IssuedCommand {
  return {
    id,
    mayBeRepeat: true,
    operation: operationOfPolicy(DESK_POLICY, { uncounted: true }),
    caller: { person: PROTECTION_DESK, roles: [], entitled: [], isPublic: false },
    body: {},
    target: undefined,
    effectiveOn: undefined,
    ifMatch: undefined,
    correlationId: id,
    causationId: id,
    policy: DESK_POLICY,
  };
}
