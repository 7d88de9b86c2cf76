import { civilDateIn, type CountedUnit, isCoarse, whereItIsCounted, widenedOnTheWay } from '@baraza/domain';
import type { ReadStore } from '@baraza/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { OneAtATime } from '../command-handling/one-at-a-time.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import type { Clock } from '../runtime/clock.ts';
import { CLOCK, SERVICE_STORE } from '../runtime/tokens.ts';
import { byKeyAlone, ServiceDocuments } from '../service-documents/service-documents.ts';

/** The units that are not named of somebody protected until a quarter is over. */
interface Widened {
  readonly quarter: string;
  readonly units: readonly string[];
}
const widenedModel = byKeyAlone<Widened>('units-not-named');

/** Counts the organisations that are known in a unit and below it. */
type CountIn = (unit: string) => Promise<number>;

/**
 * In which unit somebody protected is counted. A unit that was once not named is not named before the quarter is over, whatever
 * is registered there meanwhile.
 */
@Injectable()
export class CountedPlaces {
  readonly #widened: ServiceDocuments<Widened>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly facts: ReferenceFacts,
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.#widened = new ServiceDocuments(store, widenedModel);
  }

  /** Undefined for a unit that the forum does not know. */
  of(unit: string, countIn: CountIn): Promise<string | undefined> {
    return this.#turns.run(widenedModel.name, async () => {
      const above = await this.#above(unit, countIn);
      const quarter = this.#quarter();
      let before: readonly string[] = [];
      // Kept before it is told: what is named next goes by it, also in another instance.
      await this.#widened.change(quarter, (known) => {
        before = known?.units ?? [];
        const widened = widenedOnTheWay(above, before);
        return widened.length === before.length ? known : { quarter, units: widened };
      });
      return whereItIsCounted(above, before);
    });
  }

  async #above(code: string, countIn: CountIn): Promise<readonly CountedUnit[]> {
    await this.facts.knownUnit(code);
    const path = this.facts.ancestors(code).flatMap((one) => this.facts.unit(one) ?? []);
    return Promise.all(
      path.map(async (unit) => ({
        ...{ code: unit.code, level: unit.level, others: await countIn(unit.code) },
        below: await Promise.all(
          this.facts
            .unitsBelow(unit.code)
            .filter(isCoarse)
            .map(async ({ code: at }) => ({ code: at, others: await countIn(at) })),
        ),
      })),
    );
  }

  #quarter(): string {
    const today = civilDateIn(this.facts.forum()?.zone ?? 'UTC', new Date(this.clock.now()).toISOString());
    return `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  }
}
