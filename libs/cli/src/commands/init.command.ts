import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadMasterKey, newMasterKeyFile, refuseKeyInside } from '@baraza/privacy';
import { defineCommand, flag, oneOrMore, option, required } from '../command-line/define-command.ts';
import { EXIT, UsageFaults, type Fault } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';
import { language, listOf, path, text, zone } from '../command-line/values.ts';
import { filesOfKeys } from '../forum/backups.ts';
import { dataOption, EMPTY_FOLDER, environmentFor } from '../forum/data-folder.ts';
import { told } from '../forum/failures.ts';
import { takeEmpty } from '../forum/empty-folder.ts';
import { contentsOf, emptyFolder } from '../forum/files.ts';
import { ForumClient } from '../forum/forum-client.ts';
import { installedServices, serveHere } from '../forum/installed-services.ts';
import { type Founding, readFounding, readRules } from '../forum/founding-file.ts';
import { readUnits, type UnitLeaving, type UnitToRegister } from '../forum/units-file.ts';

export const initCommand = defineCommand({
  name: 'init',
  summary:
    'begin a real forum in a new folder: its name, its tree of units, its founding officers and members, its rules',
  description:
    'Founds a forum, registers its units, adopts its rules and gives at least two founding officers the secretariat, so that neither is needed to let the other in. It never holds sample data, and it does not begin without a master key outside its folder: without that key nobody, you included, can ever read the personal data again. Keep a copy of it where fire and thieves do not reach both.',
  arguments: {},
  options: {
    name: required('--name <text>', "the forum's name", text),
    zone: required('--zone <zone>', 'its IANA time zone', zone),
    units: oneOrMore(
      '--units <file>',
      'its units, as CSV or JSON: code, name, level, parent, zone, validFrom; several files are one tree',
      path,
    ),
    founding: required(
      '--founding <file>',
      'who founded it, as JSON: {"resolution": "fa-2026-01", "on": "2026-01-15", "officers": [{"subject": …}, …]}',
      path,
    ),
    rules: option('--rules <file>', 'its rules, as JSON, in place of those every forum begins with', path),
    languages: option('--languages <list>', 'language codes, with commas', listOf(language), { otherwise: ['en'] }),
    masterKey: option('--master-key <file>', 'the key that locks all other keys', path, {
      env: 'BARAZA_MASTER_KEY_FILE',
    }),
    newMasterKey: option('--new-master-key <file>', 'make that key here; the file must not exist', path),
    passphrase: option('--passphrase-file <file>', 'a passphrase in place of a key', path, {
      env: 'BARAZA_MASTER_PASSPHRASE_FILE',
    }),
    data: dataOption('./data/forum'),
    json: flag('--json', 'what was begun, as JSON'),
  },
  examples: [
    [
      'baraza init --name "Western Ankole Civil Society Forum" --zone Africa/Kampala --units units.csv --founding founding.json --new-master-key ~/baraza.key --data /srv/forum',
      'a forum with a key made for it',
    ],
  ],
  async run(
    {
      name,
      zone: forumZone,
      units: unitsFiles,
      founding: foundingFile,
      rules: rulesFile,
      languages,
      data = EMPTY_FOLDER,
      ...keys
    },
    { io, console },
  ) {
    const faults: Fault[] = [];
    const { units, leaving } = readUnits(unitsFiles, forumZone, faults);
    const founding = readFounding(foundingFile, faults);
    const rules = rulesFile === undefined ? undefined : readRules(rulesFile, faults);
    if (contentsOf(data).length > 0) {
      faults.push({ name: '--data', value: data, expected: 'a new or empty folder' });
    }
    const source = keySource(keys, data, faults);
    if (faults.length > 0) throw new UsageFaults(faults);
    if (keys.newMasterKey !== undefined) newMasterKeyFile(keys.newMasterKey);
    else loadMasterKey(source!);
    let keysApart: string | undefined;
    const lock = await takeEmpty(data);
    try {
      const forum = { name, zone: forumZone, units, leaving, languages, founding: founding!, rules };
      const env = withKey(environmentFor(io, data), source!);
      keysApart = await keysToMakeApart(env);
      await found(forum, env, io);
    } catch (error) {
      // Half a forum must not be taken for one. A key that was made stays: it is nobody's yet, and never overwritten.
      emptyFolder(data);
      for (const file of keysApart === undefined ? [] : filesOfKeys(keysApart)) rmSync(file, { force: true });
      throw told(error);
    } finally {
      lock.release();
    }
    const keyFile = 'file' in source! ? source.file : source!.passphraseFile;
    const setting = 'file' in source! ? 'BARAZA_MASTER_KEY_FILE' : 'BARAZA_MASTER_PASSPHRASE_FILE';
    console.result(
      { name, data, units: units.length, officers: founding!.officers.length, masterKey: keyFile },
      [
        `${name} begins in ${data}, with ${units.length} units and ${founding!.officers.length} officers.`,
        `Keep a copy of ${keyFile} elsewhere: without it personal data is lost for good.`,
        `Serve it: ${setting}=${keyFile} baraza serve --data ${data}`,
      ].join('\n'),
    );
    return EXIT.ok;
  },
});

interface GivenKeys {
  readonly masterKey: string | undefined;
  readonly newMasterKey: string | undefined;
  readonly passphrase: string | undefined;
}

type KeySource = { readonly file: string } | { readonly passphraseFile: string };

function keySource(
  { masterKey, newMasterKey, passphrase }: GivenKeys,
  data: string,
  faults: Fault[],
): KeySource | undefined {
  const given = [masterKey, newMasterKey, passphrase].filter((one) => one !== undefined);
  if (given.length !== 1) {
    const expected = 'exactly one of --master-key, --new-master-key and --passphrase-file, outside the data folder';
    faults.push({ name: '--master-key', ...(given.length === 0 ? {} : { value: given.join(' and ') }), expected });
    return undefined;
  }
  if (newMasterKey !== undefined && existsSync(newMasterKey)) {
    faults.push({ name: '--new-master-key', value: newMasterKey, expected: 'a file that does not exist yet' });
  }
  const source = passphrase === undefined ? { file: (masterKey ?? newMasterKey)! } : { passphraseFile: passphrase };
  try {
    refuseKeyInside(data, source);
  } catch (error) {
    faults.push({
      name: '--master-key',
      value: given[0]!,
      expected: `a place outside the data: ${(error as Error).message}`,
    });
  }
  return source;
}

function withKey(env: Record<string, string | undefined>, source: KeySource): Record<string, string | undefined> {
  return 'file' in source
    ? { ...env, BARAZA_MASTER_KEY_FILE: resolve(source.file), BARAZA_MASTER_PASSPHRASE_FILE: undefined }
    : { ...env, BARAZA_MASTER_KEY_FILE: undefined, BARAZA_MASTER_PASSPHRASE_FILE: resolve(source.passphraseFile) };
}

const WITHOUT_ISSUER = { BARAZA_OIDC_ISSUER: undefined, BARAZA_OIDC_AUDIENCE: undefined };

/** The file of the vault's keys, which may lie outside of the folder; undefined where it is there already, or none is to be made. */
async function keysToMakeApart(env: Record<string, string | undefined>): Promise<string | undefined> {
  const { loadConfig } = await installedServices.kit();
  const { path } = loadConfig({ ...env, ...WITHOUT_ISSUER, HOST: undefined }, { service: 'standalone' }).keys;
  return path === undefined || existsSync(path) ? undefined : path;
}

interface ForumToFound {
  readonly name: string;
  readonly zone: string;
  readonly units: readonly UnitToRegister[];
  readonly leaving: readonly UnitLeaving[];
  readonly languages: readonly string[];
  readonly founding: Founding;
  /** Undefined: those every forum begins with. */
  readonly rules: object | undefined;
}

/** Whoever puts the founding on record, and whoever confirms what the founding assembly adopted: two, as for any rules. */
const FOUNDER = 'founder';
const ASSEMBLY = 'founding-assembly';

/**
 * By the commands a client would send: the forum, its units, each after the one above it, its rules, its officers. Tokens
 * of the development issuer do it; those of the forum's own issuer only name the officers.
 */
async function found(forum: ForumToFound, env: Record<string, string | undefined>, io: Io): Promise<void> {
  const here = await serveHere({ ...env, ...WITHOUT_ISSUER });
  try {
    const clientOf = async (person: string): Promise<ForumClient> => {
      const token = await here.runtime.developmentIssuer!.token({ roles: [{ role: 'secretariat' as const }], person });
      return new ForumClient({ '': here.url }, token, io.signal);
    };
    const founder = await clientOf(FOUNDER);
    const post = (path: string, body: object, by = founder) => by.ask(path, { method: 'POST', body });
    const { units, leaving, founding, rules, ...rest } = forum;
    const on = founding.on === undefined ? {} : { effectiveOn: founding.on };

    await post('/members/forums', { ...rest, sample: false, rootUnit: units[0]!.code, ...on });
    for (const unit of units) await post('/members/units', unit);
    for (const { code, ...left } of leaving) await post(`/members/units/${code}/leave`, left);
    if (rules !== undefined) {
      await post('/members/rules/main/propose', { rules, ...on });
      const { proposal } = (await founder.ask('/members/rules/main')).body as { proposal: { proposal: string } };
      const adoption = { proposal: proposal.proposal, resolution: founding.resolution, ...on };
      await post('/members/rules/main/adopt', adoption, await clientOf(ASSEMBLY));
    }
    for (const { subject, issuer = env['BARAZA_OIDC_ISSUER'] } of founding.officers) {
      const named = { subject, ...(issuer === undefined ? {} : { issuer }) };
      await post('/members/role-grants', { ...named, role: 'secretariat', ...on });
    }
    const founders: { readonly organisation: string; readonly category: string }[] = [];
    for (const { category, ...organisation } of founding.members ?? []) {
      const { body } = await post('/members/organisations', { ...organisation, ...on });
      founders.push({ organisation: (body as { id: string }).id, category });
    }
    const adoption = { resolution: founding.resolution, founders, ...on };
    if (founders.length > 0) await post('/members/forums/main/adopt-founders', adoption);
  } finally {
    await here.close();
  }
}
