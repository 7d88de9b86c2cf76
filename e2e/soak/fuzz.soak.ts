import { mkdirSync } from 'node:fs';
import { fuzz, PERSONAS, schemathesis } from '../fuzz/schemathesis.ts';
import { ServedForum } from '../product/running-forum.ts';
import { CannotRun, type Soak } from './soak.ts';

/** Schemathesis over a sample forum that is made once, as each kind of caller in turn, with another seed each round. */
export function fuzzing(rounds: number, examples: number): Soak {
  let forum: ServedForum | undefined;
  return {
    what: 'runs of schemathesis',
    total: rounds * PERSONAS.length,
    step: 1,
    async run({ seed, from, folder }) {
      const tool = schemathesis();
      if ('missing' in tool) throw new CannotRun(`schemathesis cannot be had: ${tool.missing}`);
      mkdirSync(folder, { recursive: true });
      forum ??= await ServedForum.start(folder, ['--sample'], 900_000);
      const persona = PERSONAS[from % PERSONAS.length]!;
      const ofRun = seed + Math.floor(from / PERSONAS.length);
      const { code, output } = await fuzz(tool.command, { forum, folder, persona, examples, seed: ofRun });
      const failed = code === 0 ? [] : [`seed ${ofRun}, as ${persona.name}: ${output.slice(-6_000)}`];
      const cases = /(\d+) generated/.exec(output);
      return { faults: failed, seen: cases === null ? {} : { requests: Number(cases[1]) } };
    },
    async close() {
      await forum?.stop();
      forum = undefined;
    },
  };
}
