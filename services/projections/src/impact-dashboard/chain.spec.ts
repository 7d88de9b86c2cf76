import fc from 'fast-check';
import { Chain, type ChainNode } from './chain.pure.ts';
import { CHAIN_KINDS, type ChainKind } from './chain.read-model.ts';

const node = (kind: ChainKind, id: string, from: readonly string[] = [], goals: readonly string[] = []): ChainNode => ({
  ...{ kind, id, name: id, status: 'open', unit: 'UG-402', themes: [], since: '2026-01-01', partners: [] },
  from: { own: from },
  to: { goals },
});
const idsOf = (nodes: readonly ChainNode[]) => nodes.map(({ id }) => id);

describe('the chain', () => {
  const chain = new Chain([
    node('programme', 'course'),
    node('struggle', 'stock-out'),
    node('coalition', 'coalition', ['stock-out'], ['health']),
    { ...node('campaign', 'medicine', ['course', 'coalition', 'stock-out'], ['health']), rightsHolders: ['women'] },
    { ...node('campaign', 'roads', ['coalition', 'never recorded']), rightsHolders: ['farmers'] },
    node('demand', 'demand', ['medicine']),
    node('demand', 'on roads', ['roads']),
    node('outcome', 'outcome', ['medicine'], ['health', 'trust']),
    node('agenda-goal', 'health'),
    node('agenda-goal', 'trust'),
  ]);

  it('leads back to all that led there, in the order of the links, and on to all that came of it', () => {
    expect(idsOf(chain.ledTo('outcome'))).toEqual(['course', 'stock-out', 'coalition', 'medicine']);
    expect(idsOf(chain.cameOf('course'))).toEqual(['medicine', 'demand', 'outcome', 'health', 'trust']);
    expect(chain.causesOf('roads')).toEqual(['coalition']);
  });

  it('of a goal holds what names it, what led there and what came of its campaigns, and nothing else its coalition does', () => {
    expect([...chain.serving('health')].sort()).toEqual(
      ['coalition', 'course', 'demand', 'medicine', 'outcome', 'stock-out'].sort(),
    );
    expect([...chain.serving('trust')].sort()).toEqual(
      ['coalition', 'course', 'medicine', 'outcome', 'stock-out'].sort(),
    );
  });

  it('of a constituency holds the campaigns for it, what led there and what came of them', () => {
    expect([...chain.doneFor('women')].sort()).toEqual(
      ['coalition', 'course', 'demand', 'health', 'medicine', 'outcome', 'stock-out', 'trust'].sort(),
    );
    expect([...chain.doneFor('farmers')].sort()).toEqual(['coalition', 'on roads', 'roads', 'stock-out']);
    expect([...chain.doneFor('youth')]).toEqual([]);
  });

  it('of a programme holds what came of it, and beside it what its campaigns grew from', () => {
    expect([...chain.grownFrom(['course'])].sort()).toEqual(
      ['coalition', 'course', 'demand', 'health', 'medicine', 'outcome', 'stock-out', 'trust'].sort(),
    );
    expect([...chain.grownFrom([])]).toEqual([]);
  });

  it('is the same from both ends, whatever leads to what, and comes to an end where it goes in circles', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const any = fc.tuple(
      ...names.map((name) =>
        fc
          .record({
            kind: fc.constantFrom(...CHAIN_KINDS),
            from: fc.subarray([...names, 'nobody']),
            to: fc.subarray(names),
          })
          .map(({ kind, from, to }) => node(kind, name, from, to)),
      ),
    );
    fc.assert(
      fc.property(any, (nodes) => {
        const made = new Chain(nodes);
        for (const one of names) {
          for (const other of names) {
            expect(idsOf(made.ledTo(one)).includes(other)).toBe(idsOf(made.cameOf(other)).includes(one));
          }
        }
      }),
    );
  });
});
