import type { CivilDate } from '@baraza/domain';

/** What is to happen on which day, taken in order of day, then of being put on it. */
export class Agenda<Item> {
  readonly #days = new Map<CivilDate, Item[]>();

  put(day: CivilDate, item: Item): void {
    const items = this.#days.get(day);
    if (items === undefined) this.#days.set(day, [item]);
    else items.push(item);
  }

  /** Takes out what stands on this day, what is put on it meanwhile included. */
  *takeAll(day: CivilDate): Generator<Item> {
    for (let items = this.#days.get(day); items !== undefined && items.length > 0;) yield items.shift()!;
    this.#days.delete(day);
  }
}
