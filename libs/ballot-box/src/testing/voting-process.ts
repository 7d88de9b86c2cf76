import { openSqliteBallotBoxes } from '../sqlite/sqlite-ballot-boxes.ts';

/** A process of its own for the spec of kills: puts ballots in, draws, destroys, over and over, and says what was answered, a line each. */
const [folder, first] = process.argv.slice(2) as [string, string];
const boxes = await openSqliteBallotBoxes(`${folder}/ballots.sqlite`);
const say = (...words: readonly string[]): void => void process.stdout.write(`${words.join(' ')}\n`);
for (let round = Number(first); ; round++) {
  const box = `round-${round}`;
  await boxes.open(box, 64);
  const voters = Array.from({ length: 6 }, (_, at) => `voter-${at}`);
  for (const voter of voters) {
    await boxes.put(box, voter, Buffer.from(`${box} says ${voter}`));
    say('put', box, voter);
  }
  const drawn = await boxes.draw(
    box,
    voters.map((voter) => ({ voter })),
  );
  say('drawn', box, drawn.map(({ answer }) => Buffer.from(answer).toString().replace(/^.* /, '')).join());
  if (round % 2 === 0) {
    await boxes.destroy(box);
    say('destroyed', box);
  }
}
