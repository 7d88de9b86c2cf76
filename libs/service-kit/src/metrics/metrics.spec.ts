import { Metrics } from './metrics.ts';

describe('the page of metrics', () => {
  it('lacks nothing where two ask at once: a second reading emptied the gauges of the first', async () => {
    const metrics = new Metrics();
    const others: (() => void)[] = [];
    let head = 0;
    metrics.readings.add(async (readings) => {
      head += 1;
      if (head > 1) await new Promise<void>((resolve) => others.push(resolve));
      readings.head(head);
    });
    // Something else keeps the first reading open until the second one has begun.
    let goOn = (): void => undefined;
    const secondAsked = new Promise<void>((resolve) => (goOn = resolve));
    metrics.readings.add(() => secondAsked);
    const first = metrics.text();
    const second = metrics.text();
    goOn();
    expect(await first).toMatch(/^baraza_ledger_head 1$/m);
    for (const go of others) go();
    expect(await second).toMatch(/^baraza_ledger_head 1$/m);
    const third = metrics.text();
    for (const go of others) go();
    expect(await third).toMatch(/^baraza_ledger_head 2$/m);
  });
});
