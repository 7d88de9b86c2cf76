import type { EventStore } from '../event-store.port.ts';
import type { Abode, OpenAbode } from '../moving/abode.ts';
import { appendSamples } from './sample-events.ts';

/** What a move is stopped by. */
export class Stopped extends Error {}

export function asItIs(abode: Abode): Abode {
  return {
    name: abode.name,
    look: () => abode.look(),
    begin: (facts) => abode.begin(facts),
    mark: (residence) => abode.mark(residence),
    open: () => abode.open(),
    close: () => abode.close(),
  };
}

/** What a move does to its stores, a step in each run of it. */
export function stoppingAfterAStep(abode: Abode): Abode {
  const stopAfter = async (step: () => Promise<unknown>): Promise<never> => {
    await step();
    throw new Stopped('stopped here');
  };
  return {
    ...asItIs(abode),
    begin: (facts) => stopAfter(() => abode.begin(facts)),
    mark: (residence) => stopAfter(() => abode.mark(residence)),
    open: async () => {
      const { store, ...open } = await abode.open();
      const append: EventStore['append'] = (asked) => stopAfter(() => store.append(asked));
      return {
        ...open,
        store: new Proxy(store, { get: (target, name) => (name === 'append' ? append : bound(target, name)) }),
      };
    },
  };
}

/** Between the first look at its head and the next one. */
export function writtenToMeanwhile(abode: Abode, service: EventStore): Abode {
  const open = async (): Promise<OpenAbode> => {
    const opened = await abode.open();
    let looks = 0;
    const head = async (): Promise<number> => {
      if ((looks += 1) === 2) await appendSamples(service, 'sample-new', 'none', 1);
      return opened.head();
    };
    return { ...opened, head };
  };
  return { ...asItIs(abode), open };
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
