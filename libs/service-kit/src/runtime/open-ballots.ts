import { type BallotBoxes, openBallotBoxes } from '@baraza/ballot-box';
import { loadMasterKey, MasterKeyRefused, refuseKeyInside } from '@baraza/privacy';
import type { BarazaConfig } from '../configuration/configuration.ts';

const MONGODB_WITHIN_MS = 60_000;

/** The boxes of this process, or those that it shares with others of its service. MongoDB's client is loaded only where it is used: it is large. */
export async function openBallots(config: BarazaConfig): Promise<BallotBoxes> {
  const { ballots, service } = config;
  if (!ballots.scheme.startsWith('mongodb')) return openBallotBoxes(ballots);
  const key = boxesKeyOf(config);
  const { openMongoDb } = await import('@baraza/mongodb');
  const { openMongoBallotBoxes } = await import('@baraza/ballot-box/mongodb');
  const appName = `baraza ${service}`;
  const connection = await openMongoDb({ url: ballots.url, appName, waitMs: MONGODB_WITHIN_MS });
  try {
    return await openMongoBallotBoxes({
      ...{ db: connection.db!, space: service, key },
      close: () => connection.close(),
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** @throws MasterKeyRefused where it is none, unreadable, or lies in the data folder */
function boxesKeyOf({ dataFolder, ballotsKeyFile: file }: BarazaConfig): Uint8Array {
  if (file === undefined) throw new MasterKeyRefused('ballot boxes in a MongoDB need a key of their own');
  refuseKeyInside(dataFolder, { file });
  const key = loadMasterKey({ file });
  if (key.kind !== 'key') throw new MasterKeyRefused(`${file} holds no key`);
  return key.bytes;
}
