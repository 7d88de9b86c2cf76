import { openMongoDb } from '@baraza/mongodb';
import { openMongoBallotBoxes } from '../mongodb/open-mongo-ballot-boxes.ts';

/**
 * One of several processes that have the same boxes open: round by round it puts the ballots of its own voters in, changes each, puts
 * one in for the voter that all have, and draws; and says what it was answered, a line each.
 */
const [url, key, name, rounds] = process.argv.slice(2) as [string, string, string, string];
const connection = await openMongoDb({ url, appName: name });
const boxes = await openMongoBallotBoxes({
  ...{ db: connection.db!, space: 'spec', key: Buffer.from(key, 'base64url') },
  close: () => connection.close(),
});
const say = (...words: readonly string[]): void => void process.stdout.write(`${words.join(' ')}\n`);
const voters = [...['a', 'b'].flatMap((who) => [`${who}1`, `${who}2`]), 'shared'];

async function put(box: string, voter: string, answer: string): Promise<void> {
  say('puts', box, voter, answer);
  try {
    await boxes.put(box, voter, Buffer.from(answer));
    say('put', box, voter, answer);
  } catch (error) {
    say('refused', box, voter, answer, (error as Error).name);
  }
}

say('ready');
for (let round = 0; round < Number(rounds); round++) {
  const box = `round-${round}`;
  await boxes.open(box, 64).catch(() => undefined); // the other was faster, and drew
  for (const voter of [`${name}1`, `${name}2`, 'shared', `${name}1`]) {
    await put(box, voter, `${voter}:${name}:${Math.random().toString(36).slice(2)}`);
  }
  const drawn = await boxes.draw(
    box,
    voters.map((voter) => ({ voter })),
  );
  say('drawn', box, drawn.map(({ answer }) => Buffer.from(answer).toString()).join());
}
await boxes.close();
