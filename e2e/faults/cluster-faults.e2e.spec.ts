import { Seeded } from '@baraza/event-store/testing';
import { FAULTS } from './faults.ts';
import { TestBed } from './test-bed.ts';

const SEED = 20_260_302;

describe('processes over NATS, of which one after the other is broken while commands run', () => {
  const chance = new Seeded(SEED);
  let bed: TestBed;
  beforeAll(async () => {
    bed = await TestBed.inFiles();
  }, 180_000);
  afterAll(() => bed?.stop());

  it.each(FAULTS)(
    'go on by themselves: $name',
    async (fault) => {
      const lacks = fault.lacks?.(bed);
      if (lacks !== undefined) {
        process.stderr.write(`\nNOT SHOWN: ${fault.name}: ${lacks}\n`);
        return;
      }
      const from = Date.now();
      const felt = await bed.meets(fault, chance);
      process.stdout.write(`${fault.name}: ${felt}, ${((Date.now() - from) / 1_000).toFixed(1)} s\n`);
    },
    240_000,
  );

  it('have lost nothing, and recorded, relayed and shown everything once', async () => {
    const { faults, events, acknowledged } = await bed.balance();
    process.stdout.write(
      `${bed.load.lives} memberships from beginning to end, ${acknowledged} of ${events} events acknowledged, ${bed.load.again} commands sent again\n`,
    );
    expect(faults).toEqual([]);
    expect(bed.load.lives).toBeGreaterThan(0);
    // The faults were felt: otherwise nothing has been shown.
    expect(bed.load.again).toBeGreaterThan(0);
  }, 240_000);

  it('end within ten seconds when they are told to', async () => {
    const from = Date.now();
    expect(await bed.cluster.stop()).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
  });
});
