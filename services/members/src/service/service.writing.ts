import type { Deciding } from '@baraza/domain';
import { CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { categoryCodes } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { unit } from '../unit/unit.state.ts';
import type { ChangedTerms } from './service.commands.pure.ts';
import { change, offer } from './service.decider.ts';
import type { ServiceState, ServiceTerms } from './service.state.ts';

/** Decisions on services with the look-ups they need. */
@Injectable()
export class ServiceWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly rules: Rules,
  ) {}

  async offer(state: ServiceState, terms: ServiceTerms, given: Deciding): Promise<Decision> {
    const { state: offering } = await this.commands.load(unit, terms.unit);
    return offer(state, terms, { unit: offering, categories: await this.#categories(given) }, given);
  }

  async change(state: ServiceState, changed: ChangedTerms, given: Deciding): Promise<Decision> {
    return change(state, changed, { categories: await this.#categories(given) }, given);
  }

  async #categories(given: Deciding): Promise<readonly string[]> {
    return categoryCodes(await this.rules.on(given.effectiveOn));
  }
}
