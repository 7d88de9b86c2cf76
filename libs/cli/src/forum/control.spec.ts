import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { askForBackup, openControl, type OpenControl } from './control.ts';

describe('the control of a serving process', () => {
  let control: OpenControl;
  const orders: object[] = [];
  beforeAll(async () => {
    control = await openControl({
      backup: async (order) => {
        orders.push(order);
        if (order.folder === '/full') throw new Error('/full is not empty; name a new folder');
        return { head: 7 };
      },
    });
  });
  afterAll(() => control.close());

  it('hands on an order, and answers with what came of it', async () => {
    const order = { folder: '/backups/é', keysTo: '/safe' };
    expect(await askForBackup(control.socket, order)).toEqual({ head: 7 });
    expect(orders).toEqual([order]);
  });

  it('tells in its own words what could not be done', async () => {
    await expect(askForBackup(control.socket, { folder: '/full' })).rejects.toMatchObject({
      exitCode: 1,
      message: '/full is not empty; name a new folder',
    });
  });

  it('knows nothing else', async () => {
    const status = await new Promise((resolve) => {
      request({ socketPath: control.socket, method: 'GET', path: '/backup' }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });

  it('lies where only its owner can enter, and is gone when it is closed', async () => {
    const other = await openControl({ backup: async () => ({}) });
    expect(statSync(dirname(other.socket)).mode & 0o077).toBe(0);
    other.close();
    expect(existsSync(dirname(other.socket))).toBe(false);
    await expect(askForBackup(other.socket, { folder: '/x' })).rejects.toMatchObject({ exitCode: 3 });
  });
});
